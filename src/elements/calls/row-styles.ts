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

  /* The field for a further call is a button's width until somebody comes to it. */
  .talking amt-dialer {
    grid-area: 1 / 2;
    justify-self: end;
    z-index: 1;
    margin: 0;
    background: var(--_surface);
  }

  .talking amt-dialer:not([unfolded]) {
    inline-size: 44px;
  }

  .talking amt-dialer[unfolded] {
    inline-size: 100%;
  }

  /* The word has its line for itself: no step may be without room for it. */
  .state {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: center;
    column-gap: 6px;
    min-inline-size: 0;
    line-height: 1.2;
  }

  .state svg {
    grid-row: 2;
    inline-size: 16px;
    block-size: 16px;
  }

  .state .word {
    grid-column: 1 / -1;
    grid-row: 1;
    font-size: 0.93em;
    font-weight: 500;
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

  /* A number is cut at its end there, too. */
  .root:dir(rtl) :is(.state, .person) div {
    unicode-bidi: plaintext;
    text-align: right;
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
  @container (max-width: 86em) {
    .tile {
      flex-direction: column;
      gap: 1px;
      min-inline-size: 56px;
      padding-inline: 4px;
      font-size: 0.93em;
      line-height: 1.15;
    }

    .tile svg {
      inline-size: 18px;
      block-size: 18px;
    }

    .hang-up {
      flex-direction: column;
      gap: 1px;
      padding: 2px;
      font-size: 0.93em;
      line-height: 1.15;
    }

    .hang-up svg {
      inline-size: 18px;
      block-size: 18px;
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

  /* A name takes two lines before any of it is left out. */
  @container (max-width: 30em), (min-width: 51.41em) and (max-width: 62em) {
    .talking amt-dialer:not([unfolded]) {
      inline-size: 34px;
    }

    .person {
      padding-inline-end: 36px;
      line-height: 1.2;
    }

    .person .caller {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      font-size: 1em;
      white-space: normal;
    }

    .person .number {
      font-size: 0.86em;
    }
  }

  /* Too narrow for four words: what there is no room for stands behind "Mehr". */
  @container (max-width: 26em) {
    .controls {
      gap: 4px;
    }

    .actions {
      gap: 2px;
    }

    .tile {
      min-inline-size: 48px;
      padding-inline: 2px;
    }

    .bar :is(.tile, .hang-up) {
      font-size: 0.86em;
    }

    .state .timer {
      font-size: 0.93em;
    }

    .person .number {
      font-size: 0.82em;
    }

    .bar .tile.keypad {
      display: none;
    }

    .more .keypad {
      display: flex;
    }
  }

  /* Too narrow for any word: their icons alone. */
  @container (max-width: 20em) {
    /* Whoever types needs the room of who is on the line. */
    .talking amt-dialer[unfolded] {
      grid-column: 1 / 3;
    }

    .bar :is(.tile, .hang-up) {
      gap: 0;
      min-inline-size: 44px;
      padding: 0;
      font-size: 0;
    }

    /* Who it is stands below how it stands. */
    .bar :is(.state, .person) {
      grid-column: 1 / 3;
      align-self: start;
    }

    .bar .person {
      display: flex;
      flex-direction: column-reverse;
      align-self: end;
    }

    .bar .caller {
      -webkit-line-clamp: 1;
      font-size: 0.93em;
    }

    /* It has the rest of the timer's line. */
    .bar .number {
      padding-inline-start: 6.6em;
    }
  }

  /* Folded to a pill. */
  :host([collapsed]) .state {
    grid-template-columns: 20px auto auto;
    column-gap: 8px;
  }

  :host([collapsed]) .state svg {
    grid-row: auto;
  }

  :host([collapsed]) :is(.person, .controls) {
    display: none;
  }
`;
