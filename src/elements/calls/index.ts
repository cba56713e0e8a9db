import {css} from 'lit';
import {callControls} from '../../styles/call-controls.js';
import {detailsStyles} from './details-styles.js';
import {rowStyles} from './row-styles.js';

export {moreControls} from '../../styles/more-controls.js';
export {Calls, type CallsHost} from './calls.js';

export const callsStyles = css`
  ${callControls}${rowStyles}${detailsStyles}
`;
