import {css} from 'lit';
import {callControls} from '../../styles/call-controls.js';
import {detailsStyles} from './details-styles.js';
import {rowStyles} from './row-styles.js';

export {moreControls} from '../../styles/more-controls.js';
export {Calls} from './calls.js';
export type {CallsHost} from './calls-host.js';

export const callsStyles = css`
  ${callControls}${rowStyles}${detailsStyles}
`;
