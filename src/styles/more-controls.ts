import {css} from 'lit';

/** Buttons that no page at rest has, how controls wait and refuse, and messages, alike in every element. */
export const moreControls = css`
  .button.small {
    min-block-size: 32px;
    padding: 2px 12px;
  }

  .button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--_accent-text);
  }

  .button.plain:hover {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }

  .button[aria-pressed='true'] {
    border-color: var(--_text);
    background: var(--_text);
    color: var(--_surface);
  }

  .button[aria-pressed='true'].wait {
    border-color: var(--_wait);
    background: color-mix(in srgb, var(--_wait) 14%, var(--_surface));
    color: var(--_wait);
    box-shadow: inset 0 0 0 1px var(--_wait);
  }

  .button[aria-disabled='true'],
  .button:disabled {
    border-color: var(--_border);
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    cursor: not-allowed;
  }

  /* A button that waits for its command says so without moving: a line runs under its word. */
  .button[aria-busy='true'] {
    position: relative;
    overflow: hidden;
    cursor: progress;
  }

  .button[aria-busy='true']::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: 3px;
    background: currentColor;
    transform-origin: left;
    animation: amt-busy 1.1s ease-in-out infinite;
  }

  @keyframes amt-busy {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(100%);
    }
  }

  .field[aria-invalid='true'] {
    border-color: var(--_stop-text);
    box-shadow: inset 0 0 0 1px var(--_stop-text);
  }

  .message {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    line-height: 1.4;
  }

  .message svg {
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 1px;
  }

  .message.bad svg {
    color: var(--_stop-text);
  }

  .message.careful svg {
    color: var(--_wait);
  }

  @media (forced-colors: active) {
    .button[aria-pressed='true'],
    .button[aria-pressed='true'].wait {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }

    .button[aria-disabled='true'],
    .button:disabled {
      border-color: GrayText;
      background: ButtonFace;
      color: GrayText;
    }
  }
`;
