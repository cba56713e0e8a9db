import {css} from 'lit';

/** Buttons and fields as they are on a page at rest, alike in every element. */
export const controls = css`
  button,
  input {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 4px 16px;
    border: 1px solid var(--_outline);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-weight: 500;
    line-height: 1.2;
    text-align: center;
    overflow-wrap: normal;
    cursor: pointer;
    transition:
      background-color var(--_duration) ease-out,
      border-color var(--_duration) ease-out;
  }

  .button:hover {
    background: color-mix(in srgb, var(--_text) 7%, var(--_surface));
  }

  .button:active {
    background: color-mix(in srgb, var(--_text) 13%, var(--_surface));
  }

  .button.icon {
    padding: 0;
    inline-size: 32px;
    min-block-size: 32px;
    border-color: transparent;
    background: transparent;
    color: var(--_text-quiet);
  }

  .button.icon:hover {
    background: color-mix(in srgb, var(--_text) 9%, transparent);
    color: var(--_text);
  }

  .button.accent {
    --_fill: var(--_accent);
    --_ink: var(--_on-accent);
    border-color: transparent;
    background: var(--_fill);
    color: var(--_ink);
    font-weight: 600;
  }

  .button.accent:hover {
    background: color-mix(in srgb, var(--_ink) 12%, var(--_fill));
  }

  .button.accent:active {
    background: color-mix(in srgb, var(--_ink) 22%, var(--_fill));
  }

  .field {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 4px 12px;
    border: 1px solid var(--_outline);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: 1.07em;
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    appearance: none;
  }

  .field::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .field:focus-visible {
    border-color: var(--_focus);
    outline-offset: 0;
  }

  @media (forced-colors: active) {
    /* The browser leaves the colours of a drawing alone; ours go with the words. */
    svg {
      color: inherit !important;
    }

    .button,
    .field {
      border-color: ButtonBorder;
    }

    /* What is pressed, what is a main action, and what is neither: a filled, a thick and a thin box. */
    .button.accent {
      border: 2px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
