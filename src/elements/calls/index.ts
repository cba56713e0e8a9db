import {css} from 'lit';
import {detailsStyles} from './details-styles.js';
import {rowStyles} from './row-styles.js';

export {Calls, type CallsHost} from './calls.js';

export const callsStyles = css`
  ${rowStyles}${detailsStyles}
`;
