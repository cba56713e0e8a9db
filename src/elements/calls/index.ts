export {Calls, type CallsHost} from './calls.js';
export {callsStyles} from './calls-styles.js';
