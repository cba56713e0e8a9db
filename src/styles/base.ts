import {css} from 'lit';

/**
 * Every template has one `.root`. It takes back what a host page's styles hand down by inheritance, which a rule on
 * `:host` could not: the page's own rules win there. Direction, visibility and colour scheme stay the page's.
 */
export const base = css`
  :host {
    display: block;
    min-inline-size: 0;
    writing-mode: horizontal-tb;
    /* The clerk's own size of text, which a page's 62.5 % does not change. */
    font-size: medium !important;
    /* Blanks beside the root are no lines of it. */
    white-space: normal !important;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .root {
    font: normal 400 var(--_font-size) / 1.4 var(--_font);
    font-synthesis: none;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    overflow-wrap: anywhere;
    word-break: normal;
    hyphens: manual;
    list-style: none;
    cursor: auto;
    pointer-events: auto;
    color: var(--_text);
    -webkit-text-size-adjust: 100%;
  }

  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }

  /* In a page that is read from right to left a number and a full stop stay where they belong. */
  .root:dir(rtl) :is(p, p > span, .status > span) {
    unicode-bidi: plaintext;
    text-align: right;
  }

  svg {
    display: block;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .figures {
    font-variant-numeric: tabular-nums;
  }

  .quiet {
    color: var(--_text-quiet);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
