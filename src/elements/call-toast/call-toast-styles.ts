import {css} from 'lit';

export const callToastStyles = css`
  :host {
    display: contents;
  }

  .panel {
    position: fixed;
    inset: auto;
    inset-block-start: var(--amt-toast-inset, 16px);
    inset-inline-end: var(--amt-toast-inset, 16px);
    inline-size: min(var(--amt-toast-width, 360px), 100vw - 2 * var(--amt-toast-inset, 16px));
    max-block-size: calc(100dvh - 2 * var(--amt-toast-inset, 16px));
    margin: 0;
    padding: 0;
    overflow: auto;
    container-type: inline-size;
    border: 1px solid var(--_border);
    border-block-start: 4px solid var(--_go-text);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow);
  }

  .panel:popover-open {
    animation: amt-arrive var(--_duration) ease-out;
  }

  @keyframes amt-arrive {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }

  .call {
    padding: 12px 16px 16px;
  }

  .call + .call {
    border-block-start: 1px solid var(--_border);
  }

  .eyebrow {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
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
    margin-block-start: 8px;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.25;
  }

  .number {
    min-block-size: 21px;
    font-size: 15px;
  }

  .diverted {
    color: var(--_text-quiet);
  }

  .message {
    margin-block-start: 8px;
  }

  .actions {
    display: flex;
    gap: 24px;
    margin-block-start: 12px;
  }

  .actions .button {
    flex: 1 0 auto;
    padding-inline: 12px;
  }

  .actions .go {
    flex-grow: 2;
  }

  @container (max-width: 330px) {
    .call {
      padding-inline: 12px;
    }

    .actions .outline-stop svg {
      display: none;
    }
  }

  .keys {
    padding: 8px 16px;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-raised);
    font-size: 13px;
  }

  kbd {
    font: inherit;
    font-weight: 600;
  }
`;
