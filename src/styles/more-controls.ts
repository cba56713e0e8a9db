import {css} from 'lit';

/** Buttons that no page at rest has, and messages, alike in every element. */
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
