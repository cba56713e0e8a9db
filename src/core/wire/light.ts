/** @file What of the wire has nothing of SIP.js: a part that is loaded by itself carries a copy. */
export {between} from './backoff.js';
export {deltaSeconds, LeastInterval} from './delta-seconds.js';
export {listValues, parameter, readAddress} from './transport/header-values.js';
