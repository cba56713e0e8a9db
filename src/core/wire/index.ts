export {Line} from './line.js';
export type {LineHooks, LineIdentity, LineOptions} from './line-options.js';
