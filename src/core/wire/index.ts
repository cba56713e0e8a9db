export {Line} from './line.js';
export {asWritten, readable} from './as-written.js';
export {dialogOf} from './dialog.js';
export {deltaSeconds, LeastInterval, listValues, parameter, readAddress} from './light.js';
export {watchNetwork} from './network.js';
export {uuid} from './token.js';
export {BRIEFEST} from './transport/inbound/session-timer.js';
export {sessionTimer} from './transport/outbound/session-timer.js';
export type {LineHooks, LineIdentity, LineOptions, MessageHeaders, Notification} from './line-options.js';
