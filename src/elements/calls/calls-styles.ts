import {css} from 'lit';

/** The row of the call that one talks in, and what stands beside it. */
export const callsStyles = css`
  .bar .call {
    display: contents;
  }

  .bar :is(.state, .person, .controls) {
    grid-row: 1;
  }

  .bar .state {
    grid-column: 1;
  }

  .bar .person {
    grid-column: 2;
  }

  .bar .controls {
    grid-column: 3;
  }

  .state {
    display: grid;
    grid-template-columns: 20px 1fr;
    align-items: center;
    column-gap: 6px;
    min-inline-size: 0;
    line-height: 1.2;
  }

  .state svg {
    inline-size: 18px;
    block-size: 18px;
    grid-row: span 2;
  }

  .state .word {
    overflow: hidden;
    font-size: 0.93em;
    font-weight: 500;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .state .timer {
    font-size: 1.07em;
  }

  .call.trying .state :is(svg, .word) {
    color: var(--_text-quiet);
  }

  .call.talking .state :is(svg, .word) {
    color: var(--_go-text);
  }

  .call.careful .state :is(svg, .word) {
    color: var(--_wait);
  }

  .person {
    min-inline-size: 0;
    padding-inline-end: 52px;
    line-height: 1.25;
  }

  .person .caller {
    font-size: 1.43em;
    font-weight: 600;
  }

  .person .number {
    color: var(--_text-quiet);
  }

  .person :is(.caller, .number) {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .controls {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap, 12px);
  }

  .actions {
    display: flex;
    gap: 4px;
  }

  .end {
    display: grid;
    inline-size: var(--_end, 8.6em);
  }

  .tile {
    gap: 6px;
    padding: 2px 10px;
    white-space: nowrap;
  }

  .tile[aria-expanded='true'] {
    background: var(--_surface-raised);
    border-color: var(--_text);
  }

  .hang-up {
    padding-inline: 8px;
    white-space: nowrap;
  }

  .more .keypad {
    display: none;
  }

  /* Too narrow for the words beside their icons. */
  @container (max-width: 72em) {
    .tile {
      flex-direction: column;
      gap: 1px;
      min-inline-size: 60px;
      padding-inline: 4px;
      font-size: 0.93em;
      line-height: 1.15;
    }

    .tile svg {
      inline-size: 18px;
      block-size: 18px;
    }
  }

  @container (max-width: 72em) {
    .hang-up {
      padding-inline: 4px;
      gap: 4px;
    }

    .hang-up svg {
      inline-size: 18px;
    }

    .state .word {
      font-size: 0.86em;
    }
  }

  @container (max-width: 51.4em) {
    .bar .controls {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }

  @container (min-width: 51.5em) and (max-width: 62em) {
    .person .caller {
      font-size: 1.14em;
    }
  }

  @container (max-width: 30em) {
    .person {
      padding-inline-end: 46px;
    }

    .person .caller {
      font-size: 1.14em;
    }

    .person .number {
      font-size: 0.93em;
    }
  }

  @container (max-width: 26em) {
    .state {
      grid-template-columns: 14px minmax(0, 1fr);
      column-gap: 4px;
    }

    .state svg {
      inline-size: 14px;
    }

    .state .word {
      font-size: 0.86em;
    }

    .waiting .button {
      padding-inline: 10px;
      gap: 4px;
    }
  }

  /* Too narrow for four words: what there is no room for stands behind "Mehr". */
  @container (max-width: 26em) {
    .tile {
      min-inline-size: 54px;
    }

    .bar .tile.keypad {
      display: none;
    }

    .more .keypad {
      display: flex;
    }

    .hang-up {
      flex-direction: column;
      gap: 1px;
      font-size: 0.93em;
      line-height: 1.15;
    }
  }

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

  .waiting .button {
    grid-column: 3;
    grid-row: 1 / 3;
  }

  .waiting .button svg {
    color: inherit;
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
    display: grid;
    grid-template-columns: 1fr 1fr;
    column-gap: 24px;
  }

  /* No frame inside a frame. */
  .overlay amt-transfer-panel::part(panel) {
    padding: 0;
    background: none;
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
