import {css} from 'lit';

/**
 * The strip. Its columns are fixed: how the phone stands, the field or who is on the line, what can be done with the call, its
 * end, which is empty at rest, and the tools. Below 720 pixels they stand in two lines. Lengths are in em, for the clerk's own
 * size of text.
 */
export const phoneBarStyles = css`
  :host([size='large']) {
    --amt-font-size: 1.125em;
  }

  .bar {
    --_state: 10.5em;
    --_end: 8.6em;
    --_gap: 12px;
    display: grid;
    grid-template-columns: var(--_state) minmax(0, 1fr) auto auto;
    grid-template-rows: 100%;
    align-items: center;
    column-gap: var(--_gap);
    block-size: 4em;
    padding-inline: 11px 7px;
    overflow: hidden;
    /* It has no baseline, which would be another one in each state: a line of the page would move. */
    contain: layout;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  /* What is asked about a number stands there below the field. */
  :host([layout='flow']) .bar {
    grid-template-rows: auto;
    block-size: auto;
    min-block-size: 4em;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 6px;
    font-weight: 500;
    line-height: 1.2;
  }

  .status svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .status.good svg {
    color: var(--_go-text);
  }

  .status.wait svg {
    color: var(--_wait);
  }

  .status.bad svg {
    color: var(--_stop-text);
  }

  amt-dialer {
    grid-column: 2 / 4;
    grid-row: 1;
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: 36em;
    margin-inline-end: calc(var(--_end) + var(--_gap));
  }

  .tools {
    grid-column: -2;
    grid-row: 1;
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .tools .icon {
    position: relative;
  }

  .mark {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 3px;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent-text);
    box-sizing: content-box;
  }

  @container (max-width: 86em) {
    .bar {
      --_state: 7.6em;
      --_end: 6.4em;
      --_gap: 8px;
    }
  }

  @container (max-width: 51.4em) {
    .bar {
      --_state: 9.5em;
      grid-template-columns: var(--_state) minmax(0, 1fr) auto;
      grid-template-rows: repeat(2, calc(48em / 14));
      column-gap: 8px;
      block-size: calc(96em / 14);
      padding-inline: 8px;
      align-content: center;
    }

    :host([layout='flow']) .bar {
      grid-template-rows: calc(48em / 14) auto;
      min-block-size: calc(96em / 14);
    }

    .status {
      grid-column: 1 / 3;
    }

    amt-dialer {
      grid-column: 1 / -1;
      grid-row: 2;
      max-inline-size: none;
    }
  }

  /* Too narrow for more than one tool: the others stand behind it. */
  @container (max-width: 36em) {
    .tools .entry {
      display: none;
    }
  }

  @container (max-width: 26em) {
    .bar {
      --_state: 7.3em;
      --_end: 5.3em;
      column-gap: 4px;
    }

    .tools {
      gap: 0;
    }
  }

  @container (max-width: 22em) {
    .bar {
      --_end: 4.75em;
    }
  }

  @container (max-width: 20em) {
    .bar {
      --_end: 3.15em;
    }
  }

  /* No part of the page's flow: docked, or folded to a pill. */
  :host(:is([collapsed], [layout='docked'])) {
    min-inline-size: 0;
  }

  :host(:is([collapsed], [layout='docked'])) .root {
    position: fixed;
    z-index: 2147483646;
  }

  /* Of no effect where it is not fixed. */
  .top-start,
  .top-end {
    inset-block-start: min(16px, 2.5vw);
  }

  .bottom-start,
  .bottom-end {
    inset-block-end: min(16px, 2.5vw);
  }

  .top-start,
  .bottom-start {
    inset-inline-start: min(16px, 2.5vw);
  }

  .top-end,
  .bottom-end {
    inset-inline-end: min(16px, 2.5vw);
  }

  :host([layout='docked']) .root {
    inline-size: min(30em, 95vw);
  }

  :host([layout='docked']) .bar {
    box-shadow: var(--_shadow);
  }

  :host([collapsed]) .root {
    inline-size: fit-content;
    container-type: normal;
  }

  :host([collapsed]) .bar {
    grid-template-columns: auto auto;
    block-size: calc(40em / 14);
    min-block-size: 0;
    column-gap: 8px;
    padding-inline: 12px 4px;
    border-radius: 2em;
    box-shadow: var(--_shadow);
  }

  :host([collapsed]) .tools {
    grid-column: 2;
  }
`;
