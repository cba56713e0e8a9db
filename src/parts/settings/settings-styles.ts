import {css} from 'lit';

export const settingsStyles = css`
  .root,
  fieldset {
    display: grid;
    gap: calc(2 * var(--_space));
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset + fieldset {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }

  /* A floating legend is laid out as all else is, below the line and not on it. */
  legend {
    float: inline-start;
    padding: 0;
    font-weight: 600;
  }

  .button {
    justify-self: start;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px var(--_space);
    align-items: center;
  }

  .row > :not(label, output) {
    grid-column: 1 / -1;
  }

  .pick {
    position: relative;
  }

  select {
    padding-inline-end: 36px;
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  /* Drawn with borders: a picture would need a permission of the page's policy, and have a colour of its own where colours are forced. */
  .pick::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-end: 16px;
    inline-size: 8px;
    block-size: 8px;
    border: solid var(--_text-quiet);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
    pointer-events: none;
  }

  option {
    background: var(--_surface);
    color: var(--_text);
  }

  output {
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }

  input[type='range'] {
    inline-size: 100%;
    min-block-size: 32px;
    accent-color: var(--_accent);
  }

  .switches {
    display: grid;
    gap: 4px;
  }

  .switch label {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 32px;
  }

  input[type='checkbox'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }

  /* It belongs to the microphone above it. */
  .level {
    margin-block-start: calc(-1 * var(--_space));
  }

  @media (forced-colors: active) {
    .pick::after {
      border-color: ButtonText;
    }
  }
`;
