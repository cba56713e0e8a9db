import {css} from 'lit';

export const absenceStyles = css`
  .root,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  .profiles {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .do-not-disturb {
    justify-self: start;
  }

  form {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }

  /* Browsers give it the width of the longest date. */
  .end {
    min-inline-size: 0;
    inline-size: 100%;
  }

  label {
    font-weight: 500;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
`;
