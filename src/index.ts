/** @file The classes, the client and the types. Importing this defines no element. */
export * from './client/index.js';
export * from './elements/index.js';
export * from './parts/call-panel/call-panel-element.js';
export * from './parts/keypad/keypad-element.js';
export * from './parts/transfer-panel/transfer-panel-element.js';
export {type Terms, registerTerms} from './i18n/index.js';
export * from './protocol/index.js';
