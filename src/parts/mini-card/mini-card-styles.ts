import {css} from 'lit';

export const miniCardStyles = css`
  /* No box at all but the popover, which is out of the dialog's flow. */
  .root {
    display: contents;
  }

  amt-call-toast {
    display: block;
    min-block-size: 0;
    overflow: auto;
  }

  .card {
    padding: 8px 16px 12px;
    border-block-start: 4px solid var(--_go-text);
  }

  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    font-size: 1.07em;
  }

  .caller {
    font-weight: 600;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 24px;
    margin-block-start: 6px;
  }

  .message,
  .sure {
    margin-block-start: 8px;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
`;
