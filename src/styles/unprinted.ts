import {css} from 'lit';

/** A citizen's name and number are no part of what a clerk prints. Only `!important` wins over the page's own rules here. */
export const unprinted = css`
  @media print {
    :host {
      display: none !important;
    }
  }
`;
