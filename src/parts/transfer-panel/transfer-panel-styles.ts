import {css} from 'lit';

export const transferPanelStyles = css`
  .panel {
    margin: 0;
    padding: 12px;
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
  }

  label {
    display: block;
    margin-block-end: 4px;
    font-size: 0.93em;
    font-weight: 600;
  }

  .outcome {
    margin-block-end: 12px;
  }

  .actions,
  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  .actions .button {
    flex: 1 1 auto;
    padding-inline: 12px;
  }

  .actions .cancel {
    flex: 0 0 auto;
    margin-inline-start: auto;
  }

  .actions .connect {
    flex-basis: 180px;
  }

  .parties {
    display: grid;
    gap: 8px;
  }

  .party {
    display: grid;
    grid-template-columns: 20px 1fr auto;
    align-items: center;
    column-gap: 8px;
  }

  .party svg {
    grid-row: span 2;
    align-self: start;
    margin-block-start: 2px;
  }

  .party .name {
    font-size: 1.07em;
    font-weight: 600;
  }

  .party .name .quiet {
    font-weight: 400;
  }

  .party [part='timer'] {
    grid-row: 1;
    grid-column: 3;
    font-size: 1.07em;
  }

  .party .word {
    grid-row: 2;
    grid-column: 2;
    font-size: 0.93em;
  }

  .party.talking :is(svg, .word) {
    color: var(--_go-text);
  }

  .party.waiting :is(svg, .word) {
    color: var(--_wait);
  }

  .party.trying :is(svg, .word) {
    color: var(--_text-quiet);
  }

  .message {
    margin-block-start: 8px;
  }

  .message.progress,
  .message.outcome {
    margin-block-start: 0;
  }

  #when:not(:empty) {
    margin-block-start: 8px;
    font-size: 0.93em;
  }

  @container (max-width: 14em) {
    .party [part='timer'] {
      grid-row: auto;
      grid-column: 2;
    }
  }

  @container (min-width: 480px) {
    .actions .button {
      flex-grow: 0;
    }
  }
`;
