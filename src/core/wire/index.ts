export {Line} from './line.js';
export {sessionTimer} from './transport/outbound/session-timer.js';
export type {LineHooks, LineIdentity, LineOptions, MessageHeaders} from './line-options.js';
