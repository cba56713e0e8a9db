import {css} from 'lit';

export const numberFieldStyles = css`
  .hint:not(:empty) {
    margin-block-start: 6px;
  }

  .hint {
    font-size: 13px;
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
