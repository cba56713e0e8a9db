import {css} from 'lit';

export const callToastStyles = css`
  :host {
    display: contents;
  }

  .panel {
    border-block-start: 4px solid var(--_go-text);
  }

  /* In a box of somebody else's. */
  .panel:not([popover]) {
    position: static;
    max-block-size: none;
    inline-size: auto;
    border: 0;
    border-block-start: 4px solid var(--_go-text);
    border-radius: 0;
    box-shadow: none;
  }

  ul {
    min-block-size: 0;
    overflow: auto;
  }

  .call {
    padding: 8px 16px 0;
  }

  /* In a low window the buttons stay in view. */
  .cards {
    flex: none;
    max-block-size: max(25vh, 60px);
    overflow: auto;
  }

  .call + .call {
    margin-block-start: 12px;
    border-block-start: 1px solid var(--_border);
  }

  .eyebrow {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 0.93em;
    font-weight: 600;
    color: var(--_go-text);
  }

  .eyebrow svg {
    inline-size: 16px;
    block-size: 16px;
    animation: amt-ring 1s ease-in-out 5;
  }

  @keyframes amt-ring {
    0%,
    50%,
    100% {
      transform: rotate(0);
    }
    10%,
    30% {
      transform: rotate(-14deg);
    }
    20%,
    40% {
      transform: rotate(14deg);
    }
  }

  .count {
    margin-inline-start: auto;
    font-weight: 400;
  }

  .caller {
    margin-block-start: 2px;
    font-size: 1.43em;
    font-weight: 600;
    line-height: 1.25;
  }

  .beside {
    display: flex;
    flex-wrap: wrap;
    column-gap: 12px;
    min-block-size: 1.4em;
    font-size: 1.07em;
  }

  /* Who is known a moment later has a department as well: nothing moves for it. */
  .number {
    overflow: hidden;
    max-inline-size: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .message {
    margin-block-start: 4px;
  }

  /* In view also where the words above have to scroll. */
  .actions {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    padding-block-start: 8px;
    background: var(--_surface);
  }

  .actions .button {
    flex: 1 0 auto;
    padding-inline: 12px;
  }

  .actions .go {
    flex-grow: 2;
  }

  .more {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 16px 6px;
  }

  .more .button {
    margin-inline-start: -8px;
    padding-inline: 8px;
  }

  .more .button svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .more .button[aria-disabled='true'] {
    border-color: transparent;
    background: transparent;
    cursor: default;
  }

  /* For who is there by keyboard; it has its room always, so that nothing moves when it comes. */
  .keys {
    flex: 1;
    text-align: end;
    font-size: 0.86em;
    line-height: 1.2;
  }

  .panel:not(:has(:focus-visible)) .keys {
    visibility: hidden;
  }

  kbd {
    font: inherit;
    font-weight: 600;
  }

  @container (max-width: 340px) {
    .call {
      padding: 4px 12px 0;
    }

    .call:has(.way) .eyebrow:not(:has(.count)) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .caller {
      margin: 0;
      line-height: 1.2;
    }

    .actions {
      gap: 4px 16px;
      padding-block-start: 4px;
    }

    .actions .outline-stop svg,
    .keys {
      display: none;
    }

    .more {
      padding: 2px 12px 4px;
    }
  }
`;
