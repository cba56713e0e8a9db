import {css} from 'lit';

export const dialerStyles = css`
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    position: relative;
  }

  .line .field {
    flex: 1 1 0;
    min-inline-size: 0;
  }

  .keypad-toggle {
    min-inline-size: 32px;
  }

  @container (max-width: 26em) {
    [part='dial'] {
      flex: none;
      inline-size: 44px;
      padding: 0;
      gap: 0;
      font-size: 0;
    }
  }

  @container (max-width: 16em) {
    .line {
      gap: 6px;
    }

    .line .field {
      padding-inline: 8px;
    }

    /* The number needs the room; in the bar it stands behind "Mehr". */
    .keypad-toggle {
      display: none;
    }
  }

  .lens {
    display: none;
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 100%;
    place-content: center;
    place-items: center;
    pointer-events: none;
    color: var(--_text-quiet);
  }

  /* Somebody talks: there is a way to a further call, and no more of it. */
  :host([folded]:not([unfolded])) .lens {
    display: grid;
  }

  :host([folded]:not([unfolded])) .field {
    padding: 0;
    color: transparent;
    cursor: pointer;
  }

  :host([folded]:not([unfolded])) .field::placeholder {
    opacity: 0;
  }

  :host([folded]:not([unfolded])) .line .button {
    display: none;
  }
`;
