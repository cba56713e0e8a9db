export {base} from './base.js';
export {controls} from './controls.js';
export {tokens} from './tokens.js';
export {unprinted} from './unprinted.js';
export {wide} from './wide.js';
