import {css} from 'lit';

/**
 * For what fills the line it stands in, in any layout of the page: flex row, grid, float, inline-block, table cell. The
 * element fits its content to the width that it gets, and so has none of its own to offer: it asks for 18rem. What it
 * asks about is its inner box, for a page's `* {display: flex}` reaches the element itself.
 */
export const wide = css`
  :host {
    inline-size: 100%;
    min-inline-size: min(100%, 18rem);
    max-inline-size: 100%;
  }

  .root {
    flex: 1 1 100%;
    container-type: inline-size;
    contain-intrinsic-inline-size: 18rem;
  }
`;
