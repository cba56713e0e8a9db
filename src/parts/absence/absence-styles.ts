import {css} from 'lit';

export const absenceStyles = css`
  .root,
  form {
    display: grid;
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

  label {
    font-weight: 500;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
`;
