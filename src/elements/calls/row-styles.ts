import {css} from 'lit';

/** The row of the call that one talks in. */
export const rowStyles = css`
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
`;
