import {css} from 'lit';

/** How loud a microphone is, by `--level` from 0 to 1: in the settings, and in the self-test. */
export const levelStyles = css`
  .level {
    block-size: 8px;
    border: 1px solid var(--_outline);
    border-radius: 4px;
    overflow: hidden;
  }

  .level::before {
    content: '';
    display: block;
    block-size: 100%;
    background: var(--_go);
    transform: scaleX(var(--level, 0));
    transform-origin: left;
  }

  :host(:dir(rtl)) .level::before {
    transform-origin: right;
  }

  @media (forced-colors: active) {
    .level::before {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
