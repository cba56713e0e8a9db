import {css} from 'lit';

export const historyStyles = css`
  .root {
    display: grid;
    gap: var(--_space);
    container-type: inline-size;
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 32px;
  }

  .filter {
    display: flex;
  }

  .filter .button {
    min-block-size: 32px;
  }

  .filter .button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }

  .filter .button:last-child {
    margin-inline-start: -1px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  .remove-all {
    margin-inline-start: auto;
  }

  .ask {
    display: grid;
    gap: var(--_space);
    padding: 12px;
    border: 1px solid var(--_wait);
    border-radius: var(--_radius-control);
    background: color-mix(in srgb, var(--_wait) 8%, var(--_surface));
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .list {
    margin-inline: -4px;
  }

  /* Thousands of rows cost no more than those in view. */
  li {
    padding-inline: 4px;
    content-visibility: auto;
    contain-intrinsic-size: auto 53px;
  }

  .day {
    margin: 0;
    padding-block: 14px 4px;
    color: var(--_text-quiet);
    font-size: 0.93em;
    font-weight: 600;
  }

  li:first-child .day {
    padding-block-start: 4px;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 2px;
  }

  .who {
    flex: 1;
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-inline-size: 0;
    min-block-size: 48px;
    padding: 5px 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .who:hover,
  .who[aria-expanded='true'] {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }

  .who:focus-visible,
  .row .call:focus-visible {
    outline-offset: -2px;
  }

  .who svg {
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 1px;
    color: var(--_text-quiet);
  }

  .text {
    display: grid;
    min-inline-size: 0;
  }

  .name {
    font-size: 1.07em;
    font-weight: 500;
    line-height: 1.35;
  }

  .word {
    color: var(--_text-quiet);
    font-size: 0.93em;
    line-height: 1.35;
  }

  .missed .who svg,
  .missed .word:nth-child(2) {
    color: var(--_stop-text);
  }

  .new .name {
    font-weight: 700;
  }

  .dot {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-start: 7px;
    border-radius: 50%;
    background: var(--_accent-text);
    vertical-align: 0.1em;
  }

  .call {
    flex: none;
    min-block-size: 40px;
    inline-size: 44px;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_go-text);
  }

  .call .label {
    display: none;
  }

  .calls {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding: 2px 8px 10px 36px;
  }

  .calls .remove {
    margin-block-start: 4px;
  }

  .message {
    padding: 4px 8px 8px 36px;
  }

  .question {
    margin: 4px 8px 8px;
  }

  /* Before the end is in view, more comes. */
  .further {
    block-size: 600px;
    margin-block-start: -600px;
    visibility: hidden;
    pointer-events: none;
  }

  .none {
    display: grid;
    justify-items: center;
    gap: var(--_space);
    padding-block: calc(3 * var(--_space));
    color: var(--_text-quiet);
  }

  .none svg {
    inline-size: 32px;
    block-size: 32px;
  }

  .end {
    padding-block-start: var(--_space);
    font-size: 0.93em;
  }

  .none + .end {
    text-align: center;
  }

  @container (min-width: 34em) {
    .call {
      inline-size: auto;
      padding-inline: 12px;
      border-color: var(--_outline);
      color: inherit;
    }

    .call .label {
      display: inline;
    }
  }

  @media (forced-colors: active) {
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }

    .call {
      border-color: ButtonBorder;
    }

    .ask {
      border-color: CanvasText;
    }
  }
`;
