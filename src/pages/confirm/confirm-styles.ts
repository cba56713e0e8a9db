import {css} from 'lit';
import {base, controls, tokens} from '../../styles/index.js';
import {moreControls} from '../../styles/more-controls.js';

/** The number is what is looked at; who asks for it stands apart; the answers are where the hand expects them. */
const own = css`
  :host {
    margin: 0 !important;
    min-block-size: 100vb;
    background: var(--_surface);
  }

  .root {
    --_font-size: 15px;
    display: grid;
    min-block-size: 100vb;
  }

  .question {
    display: flex;
    flex-direction: column;
    padding: 24px;
    outline: none;
  }

  header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 16px;
  }

  header > p {
    flex: none;
    font-size: 13px;
  }

  h1 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }

  .number {
    margin-block: 2px 16px;
    font-size: 30px;
    font-weight: 600;
    line-height: 1.25;
  }

  .warning,
  .asker {
    display: flex;
    align-items: flex-start;
    gap: 12px;
  }

  .warning svg {
    color: var(--_wait);
  }

  #about > .warning:first-child {
    margin-block-start: 12px;
  }

  .kind {
    font-weight: 600;
  }

  .asker {
    margin-block: 16px 24px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_border);
  }

  .asker svg {
    color: var(--_text-quiet);
  }

  .asker strong {
    display: block;
    color: var(--_text);
    font-weight: 600;
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: auto;
  }

  .answers > .button {
    flex: 1 1 120px;
  }

  .answers > .accent {
    flex-grow: 2;
  }

  .answers > .choice {
    flex-basis: 100%;
    justify-content: flex-start;
    gap: 12px;
    padding-block: 8px;
    text-align: start;
  }

  .choice strong {
    display: block;
    font-size: 18px;
    font-weight: 600;
  }

  @media (max-width: 359px) {
    .question {
      padding: 16px;
    }

    .number {
      font-size: 24px;
    }
  }
`;

export const confirmStyles = [tokens, base, controls, moreControls, own];
