import {css} from 'lit';

/** The list lies in the dialler's popover, or stands in the panel between the field and its buttons. */
export const comboboxStyles = css`
  .found {
    container: found / inline-size;
    margin-block-start: 6px;
  }

  .below[popover] .found {
    margin: -6px;
  }

  .below[popover]:popover-open:has(.hits):not(:has(amt-keypad)) {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }

  .below .found {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .below[popover] .found + .hint:not(:empty) {
    flex: none;
    margin-block-start: 12px;
  }

  .hits {
    overflow: auto;
    max-block-size: min(296px, 50dvh);
  }

  .below[popover] .hits {
    max-block-size: none;
  }

  .hit {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    align-content: center;
    column-gap: 16px;
    min-block-size: 48px;
    padding: 4px 8px;
    border-radius: var(--_radius-control);
    cursor: pointer;
  }

  .hit .who {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .hit .number {
    grid-area: 1 / 2;
    text-align: end;
    white-space: nowrap;
  }

  .hit .about {
    grid-area: 2 / 1;
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }

  .hit .lamp {
    grid-column: 2;
    justify-self: end;
    margin: 0;
    font-size: 0.93em;
    font-weight: 400;
  }

  /* A further number of the one above. */
  .hit:is(.further, .deputy) {
    min-block-size: 36px;
    margin-inline-start: 16px;
  }

  .hit:is(.further, .deputy) .who {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  /* Large letters in a narrow place: all below each other. */
  @container found (max-width: 18em) {
    .hit {
      grid-template-columns: 100%;
    }

    .hit > :not(.who) {
      grid-area: auto;
      justify-self: start;
      text-align: start;
    }
  }

  .hit:hover {
    background: color-mix(in srgb, var(--_text) 7%, transparent);
  }

  .hit[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent-text) 14%, transparent);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .note {
    padding: 6px 8px;
    font-size: 0.93em;
  }

  @media (forced-colors: active) {
    .hit[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
    }

    .hit[aria-selected='true'] * {
      color: HighlightText;
    }
  }
`;
