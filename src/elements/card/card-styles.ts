import {css} from 'lit';

export const cardStyles = css`
  .card {
    display: grid;
    gap: 2px;
    padding: 6px 13px;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_surface-raised);
    font-size: 0.93em;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  .card .title {
    font-size: 1.07em;
    font-weight: 600;
  }

  .card .folded {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .card .line {
    color: var(--_text-quiet);
  }

  .card + .card {
    border-block-start: 1px solid var(--_border);
  }

  .card .to {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
  }

  .card .link {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    color: var(--_accent-text);
  }

  .card .link svg {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
  }
`;
