import {css} from 'lit';

export const callPanelStyles = css`
  .root {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }

  .root:has(> .card) {
    padding-block-start: var(--amt-call-panel-gap, 0px);
  }

  .card {
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    animation: amt-appear var(--_duration) ease-out;
  }

  @keyframes amt-appear {
    from {
      opacity: 0;
    }
  }

  header {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: baseline;
    column-gap: 12px;
  }

  .caller {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.25;
  }

  .timer,
  .number {
    min-block-size: 21px;
    font-size: 15px;
  }

  .timer {
    text-align: end;
  }

  .way {
    grid-column: 1 / -1;
    font-size: 13px;
  }

  .state {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 4px;
    font-size: 13px;
    font-weight: 500;
    color: var(--_text-quiet);
  }

  .state svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .state.talking {
    color: var(--_go-text);
  }

  .state.held {
    color: var(--_wait);
  }

  .below > * {
    margin-block-start: 12px;
  }

  .message {
    font-size: 13px;
  }

  .way-back .message {
    font-size: 15px;
  }

  .way-back .button {
    inline-size: 100%;
    min-block-size: 56px;
    margin-block-start: 8px;
    font-size: 16px;
  }

  .elsewhere {
    align-items: center;
    flex-wrap: wrap;
  }

  .elsewhere span {
    flex: 1 1 160px;
  }

  .controls {
    display: grid;
    gap: 12px;
    margin-block-start: 16px;
  }

  .actions {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 6px;
  }

  .tile {
    flex-direction: column;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px 0;
    font-size: 13px;
    overflow-wrap: normal;
  }

  .tile[aria-expanded='true'] {
    background: var(--_surface-raised);
    border-color: var(--_text);
  }

  .tones > p {
    margin-block-end: 6px;
    min-block-size: 20px;
  }

  .hang-up {
    justify-self: end;
    min-inline-size: 148px;
  }

  .aside {
    padding-block: 12px;
  }

  .aside .controls {
    grid-template-columns: 1fr auto;
    margin-block-start: 8px;
  }

  .aside .actions {
    grid-template-columns: minmax(0, 140px);
  }

  .aside .tile {
    flex-direction: row;
    gap: 8px;
    min-block-size: 44px;
    font-size: inherit;
  }

  .aside .hang-up {
    min-inline-size: 0;
  }

  .aside .caller {
    font-size: 15px;
  }

  .hint {
    color: var(--_text-quiet);
  }

  .hint:not(:empty) {
    margin-block-start: 8px;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }

  /* Too narrow for four words in a row. */
  @container (max-width: 379px) {
    .card {
      padding: 12px;
    }

    .actions {
      grid-template-columns: 1fr 1fr;
    }

    .tile {
      flex-direction: row;
      gap: 8px;
      min-block-size: 44px;
    }
  }

  /* Four tiles of 92 px, and Auflegen, beside each other. */
  @container (min-width: 580px) {
    .controls {
      grid-template-columns: 1fr auto;
      align-items: center;
    }

    .actions {
      grid-template-columns: none;
      grid-auto-columns: 92px;
      grid-auto-flow: column;
      justify-content: start;
    }

    .aside .actions {
      grid-auto-columns: 140px;
    }

    .below > :is(amt-transfer-panel, .tones) {
      max-inline-size: 420px;
    }
  }

  /* Where there is room, one call is one line. */
  @container (min-width: 800px) {
    .card {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      column-gap: 32px;
      padding: 12px 16px;
    }

    .controls,
    .aside .controls,
    .after {
      margin-block-start: 0;
    }

    .controls {
      column-gap: 32px;
    }

    .after {
      grid-row: 1 / span 2;
      grid-column: 2;
    }

    .below,
    .pair > amt-transfer-panel,
    .pair .controls {
      grid-column: 1 / -1;
    }

    .pair .controls {
      margin-block-start: 12px;
    }

    .below > :is(amt-transfer-panel, .tones) {
      margin-inline-start: auto;
    }
  }
`;
