import {css} from 'lit';

/** What lies over the page, at the strip or at the dialler's field. */
export const overlayStyles = css`
  .overlay > :first-child {
    margin-block-start: 0;
  }

  .overlay > * {
    margin-block-start: 12px;
  }

  :host([layout='flow']) .overlay:has(> *) {
    padding-block-start: 8px;
  }

  :is(.overlay, .below)[popover] {
    position: fixed;
    inset: auto;
    inline-size: min(var(--amt-overlay-width, 400px), 100vw - 16px);
    max-block-size: min(70dvh, 520px, var(--_room, 100dvh));
    margin: 0;
    padding: 12px;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow);
  }

  .overlay[popover]:popover-open {
    animation: amt-overlay var(--_duration) ease-out;
  }

  @keyframes amt-overlay {
    from {
      opacity: 0;
    }
  }

  /* Who calls is decided about first, however much stands above: it is in reach without scrolling. */
  .overlay[popover] > .ringing:not(.ringing ~ .ringing) {
    position: sticky;
    inset-block-end: 8px;
    z-index: 1;
    background: var(--_surface);
    box-shadow: 0 0 0 8px var(--_surface);
  }

  /* No frame inside a frame. */
  .overlay amt-transfer-panel::part(panel) {
    padding: 0;
    background: none;
  }

  /* What is open lies here. */
  .icon[aria-expanded='true']:not(.fold) {
    background: color-mix(in srgb, var(--_text) 9%, transparent);
    color: var(--_text);
  }

  @media (forced-colors: active) {
    :is(.icon, .tile)[aria-expanded='true']:not(.fold) {
      border: 2px solid Highlight;
    }
  }

  .more {
    display: grid;
    gap: 4px;
  }

  .more .button.small {
    justify-content: flex-start;
    min-block-size: 40px;
    border-color: transparent;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .more :is(.entry, .dial-pad) {
    display: none;
  }

  /* The strip is too narrow for more than one tool: the others stand here. */
  @container (max-width: 36em) {
    .more .entry {
      display: flex;
    }
  }

  @container (max-width: 24em) {
    .more .dial-pad {
      display: flex;
    }
  }

  .corners {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 4px;
  }

  .corners .button.small[aria-pressed] {
    border-color: var(--_outline);
  }

  .diagnosis textarea {
    inline-size: 100%;
    block-size: 12em;
    margin-block-start: 8px;
    font-family: ui-monospace, monospace;
    font-size: 0.93em;
    resize: vertical;
  }

  .trouble {
    padding: 2px 0 2px 12px;
    border-inline-start: 4px solid var(--_wait);
  }

  .trouble.bad {
    border-inline-start-color: var(--_stop-text);
  }

  .trouble.bad svg {
    color: var(--_stop-text);
  }

  .trouble.wait svg {
    color: var(--_wait);
  }

  /* Below the field of the dialler. */
  .below:not([popover]) > :not(:empty) {
    margin-block-start: 8px;
  }

  .below[popover] .hint {
    margin: 0;
  }

  /* How a number is read is told to whoever is at the field; what is asked, or went wrong, stays. */
  :host([folded]:not([unfolded])) .below[popover]:not(:has(.question, .bad, .emergency, amt-keypad)) {
    display: none;
  }

  .emergency {
    font-weight: 500;
  }

  .emergency.bad .message {
    font-size: 1.43em;
  }

  .emergency .button {
    margin-block-start: 8px;
  }

  .emergency + .hint:not(:empty) {
    margin-block-start: 8px;
  }

  .below amt-keypad {
    max-inline-size: 320px;
  }

  .hint:not(:empty) + #keypad amt-keypad {
    margin-block-start: 8px;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
`;
