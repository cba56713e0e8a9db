import {css} from 'lit';

export const qualityStyles = css`
  .quality {
    inline-size: 100%;
    font-size: 0.93em;
  }

  .quality summary {
    inline-size: fit-content;
    min-block-size: 24px;
    margin-block-start: 4px;
    padding-block: 2px;
    cursor: pointer;
  }

  .quality dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 12px;
    margin: 0;
  }

  .quality dd {
    margin: 0;
    text-align: end;
  }

  /* What comes in is said before what goes out, by the words as by the numbers. */
  .root:dir(rtl) .quality :is(dt, dd) {
    direction: ltr;
    text-align: right;
  }
`;
