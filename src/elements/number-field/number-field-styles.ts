import {css} from 'lit';

export const numberFieldStyles = css`
  .hint:not(:empty) {
    margin-block-start: 6px;
  }

  .hint {
    font-size: 0.93em;
  }

  .lamp {
    margin-inline-start: 4px;
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
  }

  .lamp svg {
    display: inline;
    inline-size: 16px;
    block-size: 16px;
    margin-inline-end: 4px;
    vertical-align: -3px;
  }

  .in-window {
    margin-block-start: 8px;
  }

  .question {
    padding: 10px 12px;
    border: 1px solid var(--_wait);
    border-radius: var(--_radius-control);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
`;
