import {css} from 'lit';

export const checkStyles = css`
  .root {
    display: grid;
    gap: calc(2 * var(--_space));
    justify-items: start;
  }

  .now {
    display: grid;
    gap: var(--_space);
    inline-size: 100%;
    padding: calc(1.5 * var(--_space));
    border: 1px solid var(--_outline);
    border-radius: var(--_radius);
    font-weight: 600;
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .answers .button {
    min-inline-size: 88px;
    min-block-size: 44px;
  }

  ol {
    display: grid;
    gap: var(--_space);
    inline-size: 100%;
  }

  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 2px 10px;
    align-items: start;
  }

  li strong {
    font-weight: 600;
  }

  li p {
    grid-column: 2;
  }

  li.waiting {
    color: var(--_text-quiet);
  }

  .good svg {
    color: var(--_go-text, var(--_go));
  }

  .careful svg {
    color: var(--_wait);
  }

  .bad svg {
    color: var(--_stop-text);
  }

  textarea {
    inline-size: 100%;
  }

  .running svg {
    animation: turn 1.2s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .running svg {
      animation: none;
    }
  }
`;
