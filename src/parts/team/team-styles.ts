import {css} from 'lit';

export const teamStyles = css`
  /* A button far from its name would be pressed for another. */
  .root {
    max-inline-size: 30em;
  }

  .search {
    display: grid;
    gap: 4px;
    margin-block-end: var(--_space);
  }

  .voicemail {
    margin-block-end: calc(1.5 * var(--_space));
  }

  .search p {
    min-block-size: 1.4em;
  }

  .groups {
    display: grid;
    gap: calc(2 * var(--_space));
    container-type: inline-size;
  }

  h3 {
    margin: 0 0 4px;
    font: inherit;
    font-weight: 600;
    color: var(--_text-quiet);
  }

  li {
    display: grid;
    grid-template: 'who pick call' auto 'state pick call' auto 'problem problem problem' auto / minmax(0, 1fr) var(--_pick) 40px;
    column-gap: var(--_space);
    position: relative;
    align-items: center;
    padding-block: 6px;
    padding-inline-start: 34px;
    border-block-start: 1px solid var(--_border);
    content-visibility: auto;
    contain-intrinsic-size: auto 54px;
    /* It stays empty until it rings there: nothing moves then. */
    --_pick: 7.6em;
  }

  li:first-child {
    border: 0;
  }

  /* In large letters there is no room for a column that is empty. */
  @container (inline-size < 14em) {
    li {
      grid-template: 'who call' auto 'state call' auto 'pick pick' auto 'problem problem' auto / minmax(0, 1fr) 40px;
    }
  }

  .who {
    grid-area: who;
  }

  .name {
    font-weight: 600;
  }

  .department {
    display: block;
  }

  .state {
    grid-area: state;
    color: var(--_text-quiet);
  }

  /* All shapes one below the other. */
  .lamp svg {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 0;
    inline-size: 28px;
    block-size: 28px;
  }

  .busy {
    color: var(--_text);
  }

  /* It can be answered from here, as what rings here can. */
  .ringing {
    color: var(--_go-text);
    font-weight: 600;
  }

  .button.pick-up {
    grid-area: pick;
    inline-size: 100%;
    min-block-size: 40px;
    padding-inline: 6px;
  }

  .button.call {
    grid-area: call;
    inline-size: 40px;
    min-block-size: 40px;
    color: var(--_accent-text);
  }

  .problem {
    grid-area: problem;
    margin-block-start: 4px;
  }
`;
