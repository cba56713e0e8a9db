import {css} from 'lit';

/** Buttons that take and end a call; they come with what shows calls. */
export const callControls = css`
  .accent.go {
    --_fill: var(--_go);
    --_ink: var(--_on-go);
  }

  .accent.stop {
    --_fill: var(--_stop);
    --_ink: var(--_on-stop);
  }

  .button.outline-stop {
    border-color: var(--_stop-text);
    color: var(--_stop-text);
  }
`;
