import {css} from 'lit';

/** A popover in the corner that its placement has chosen. */
export const cornerStyles = css`
  .panel {
    --_inset: var(--amt-toast-inset, 16px);
    position: fixed;
    inset: auto;
    inset-block: auto var(--_inset);
    inset-inline: auto var(--_inset);
    inline-size: min(var(--amt-toast-width, 360px), 100vw - 2 * var(--_inset));
    max-block-size: calc(100dvh - 2 * var(--_inset));
    margin: 0;
    padding: 0;
    overflow: hidden;
    container-type: inline-size;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow);
  }

  .panel[data-corner^='top'] {
    inset-block: var(--_inset) auto;
  }

  .panel[data-corner$='start'] {
    inset-inline: var(--_inset) auto;
  }

  .panel:popover-open {
    display: flex;
    flex-direction: column;
    animation: amt-arrive var(--_duration) ease-out;
  }

  /* No further than a guarded button may shift and still be where it was. */
  @keyframes amt-arrive {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }

  @media (max-width: 400px) {
    .panel {
      --_inset: 0px;
      inline-size: 100%;
      border-inline-width: 0;
      border-radius: 0;
    }
  }
`;
