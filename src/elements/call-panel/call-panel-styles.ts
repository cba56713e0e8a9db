import {css} from 'lit';

export const callPanelStyles = css`
  .root {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 420px));
    align-items: start;
    gap: 8px;
  }

  .root:has(> .card) {
    padding-block-start: var(--amt-call-panel-gap, 0px);
  }

  .card {
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    animation: amt-appear var(--_duration) ease-out;
  }

  @keyframes amt-appear {
    from {
      opacity: 0;
    }
  }

  header {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: baseline;
    column-gap: 12px;
  }

  .caller {
    font-size: 20px;
    font-weight: 600;
    line-height: 1.25;
  }

  .timer,
  .number {
    min-block-size: 21px;
    font-size: 15px;
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    font-weight: 500;
    color: var(--_text-quiet);
  }

  .state svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .state.talking {
    color: var(--_go);
  }

  .state.held {
    color: var(--_wait);
  }

  .message {
    margin-block-start: 8px;
    font-size: 13px;
  }

  .elsewhere {
    align-items: center;
    flex-wrap: wrap;
  }

  .controls {
    display: grid;
    gap: 12px;
    margin-block-start: 16px;
  }

  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(76px, 1fr));
    gap: 6px;
  }

  .tile {
    flex-direction: column;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px 0;
    font-size: 13px;
    overflow-wrap: normal;
  }

  .tile[aria-expanded='true'] {
    background: var(--_surface-raised);
    border-color: var(--_text);
  }

  .tones > p {
    margin-block-end: 6px;
    min-block-size: 20px;
  }

  .hang-up {
    justify-self: end;
    min-inline-size: 148px;
  }

  .aside {
    padding-block: 12px;
  }

  .aside .controls {
    grid-template-columns: 1fr auto;
    margin-block-start: 8px;
  }

  .aside .tile {
    flex-direction: row;
    gap: 8px;
    min-block-size: 44px;
    max-inline-size: 140px;
    font-size: inherit;
  }

  .aside .hang-up {
    min-inline-size: 0;
  }

  .aside .caller {
    font-size: 15px;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
`;
