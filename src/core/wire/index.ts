export {Line} from './line.js';
export {asWritten, readable} from './as-written.js';
export {deltaSeconds, LeastInterval} from './delta-seconds.js';
export {dialogOf} from './dialog.js';
export {watchNetwork} from './network.js';
export {BRIEFEST} from './transport/inbound/session-timer.js';
export {sessionTimer} from './transport/outbound/session-timer.js';
export type {LineHooks, LineIdentity, LineOptions, MessageHeaders, Notification} from './line-options.js';
export {listValues, parameter, readAddress} from './transport/header-values.js';
