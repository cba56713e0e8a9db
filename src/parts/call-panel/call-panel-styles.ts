import {css} from 'lit';

/** Where the calls stand in the page by themselves: a box that is as high as what there is to say. */
export const callPanelStyles = css`
  .panel {
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .call {
    display: grid;
    grid-template-columns: 9.5em minmax(0, 1fr) auto;
    align-items: center;
    gap: 12px;
  }

  .person {
    padding: 0;
  }

  /* It stands in the row at any width. */
  .details > .keypad {
    display: none;
  }

  .details > * {
    margin-block-start: 12px;
  }

  .panel:not(:has(.call)) .details > :first-child {
    margin-block-start: 0;
  }

  .note {
    display: grid;
    gap: 4px;
  }

  .note label {
    font-weight: 600;
  }

  .note textarea {
    inline-size: 100%;
    min-block-size: 4em;
    resize: vertical;
    font: inherit;
  }

  .note p {
    font-size: 0.93em;
  }

  @media (forced-colors: active) {
    .tile[aria-expanded='true'] {
      border: 2px solid Highlight;
    }
  }

  @container (max-width: 51.4em) {
    .call {
      grid-template-columns: 9.5em minmax(0, 1fr);
    }

    .controls {
      grid-column: 1 / -1;
      flex-wrap: wrap;
    }

    .actions {
      flex-wrap: wrap;
    }

    .end {
      margin-inline-start: auto;
    }
  }

  @container (max-width: 26em) {
    .panel {
      padding: 12px;
    }

    .call {
      grid-template-columns: 6.4em minmax(0, 1fr);
    }
  }

  @container (max-width: 18em) {
    .call {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
