import {css} from 'lit';

/** What stands beside the row, each thing a box of its own. */
export const detailsStyles = css`
  .problem,
  .hint {
    font-size: 0.93em;
  }

  .waits {
    display: grid;
    gap: 12px;
  }

  :is(.waiting, .ringing, .ended) {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 10px;
    padding: 0;
  }

  :is(.waiting, .ringing, .ended) > svg {
    grid-row: span 2;
    align-self: start;
    margin-block-start: 2px;
  }

  :is(.waiting, .ringing, .ended) .name {
    font-size: 1.07em;
    font-weight: 600;
    line-height: 1.25;
  }

  :is(.waiting, .ringing, .ended) .name .quiet {
    font-weight: 400;
    white-space: nowrap;
  }

  :is(.waiting, .ringing, .ended) .word {
    grid-column: 2;
    font-size: 0.93em;
    color: var(--_text-quiet);
  }

  .waiting :is(svg, .word) {
    color: var(--_wait);
  }

  /* However many lines a name takes, the button stays where it is. */
  .waiting .button {
    grid-column: 3;
    grid-row: 1 / 3;
    align-self: start;
  }

  .waiting {
    min-block-size: 4em;
  }

  .waiting .button svg {
    color: inherit;
  }

  @container (max-width: 26em) {
    .waiting .button {
      padding-inline: 10px;
      gap: 4px;
    }

    .ringing .after {
      column-gap: 16px;
    }

    .ringing .outline-stop svg {
      display: none;
    }
  }

  .ringing > svg {
    color: var(--_go-text);
  }

  .ended > svg {
    color: var(--_wait);
  }

  :is(.ringing, .ended) > :is(.message, .hint, .after, .question) {
    grid-column: 1 / -1;
  }

  .ended .hint:not(:empty) {
    margin-block-start: 8px;
  }

  .ringing .after {
    column-gap: 24px;
  }

  .ringing .after .button {
    flex: 1 0 40%;
    padding-inline: 12px;
  }

  .way-back .message {
    font-size: 1.07em;
  }

  .way-back .button {
    inline-size: 100%;
    min-block-size: 56px;
    margin-block-start: 8px;
    font-size: 1.14em;
  }

  .elsewhere {
    flex-wrap: wrap;
    align-items: center;
    font-size: 0.93em;
  }

  .elsewhere span {
    flex: 1 1 160px;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  .tones > p {
    min-block-size: 20px;
    margin-block-end: 6px;
  }
`;
