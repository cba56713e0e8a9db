import {css} from 'lit';

export const phoneBarStyles = css`
  .root {
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .line {
    display: flex;
    align-items: flex-start;
    gap: 12px;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    padding-inline-start: 8px;
    font-weight: 500;
    white-space: nowrap;
  }

  .status svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .status.good svg {
    color: var(--_go-text);
  }

  .status.wait svg {
    color: var(--_wait);
  }

  .status.bad svg {
    color: var(--_stop-text);
  }

  amt-dialer {
    flex: 1 1 0;
    min-inline-size: 0;
    max-inline-size: 480px;
  }

  .line > .icon {
    margin-block: 6px;
  }

  .line > amt-dialer + .icon {
    margin-inline-start: auto;
  }

  .line > .icon + .icon {
    margin-inline-start: -8px;
  }

  .opened {
    margin-block-start: 8px;
  }

  .extras {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
    padding-inline-start: 8px;
  }

  .diagnosis {
    margin-block-start: 8px;
    padding-inline: 8px;
  }

  .diagnosis textarea {
    inline-size: 100%;
    block-size: 12em;
    margin-block-start: 8px;
    font-family: ui-monospace, monospace;
    font-size: 0.8125rem;
    resize: vertical;
  }

  amt-call-panel {
    --amt-call-panel-gap: 8px;
  }

  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-block-start: 8px;
    padding: 10px 12px;
    border-inline-start: 4px solid var(--_wait);
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
  }

  .trouble.bad {
    border-inline-start-color: var(--_stop-text);
  }

  .trouble .message {
    flex: 1 1 240px;
  }

  .trouble.bad svg {
    color: var(--_stop-text);
  }

  .trouble.wait svg {
    color: var(--_wait);
  }

  @container (max-width: 479px) {
    .line {
      flex-wrap: wrap;
      gap: 0 8px;
    }

    .line > .icon {
      order: 1;
    }

    .line > .status {
      margin-inline-end: auto;
    }

    .line > amt-dialer + .icon {
      margin-inline-start: 0;
    }

    amt-dialer {
      order: 2;
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
`;
