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

  legend {
    padding: 0;
    margin-block-end: var(--_space);
    font-weight: 600;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px var(--_space);
    align-items: center;
  }

  .row > :is(select, input, .level, .message) {
    grid-column: 1 / -1;
  }

  select {
    min-inline-size: 0;
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    appearance: auto;
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
