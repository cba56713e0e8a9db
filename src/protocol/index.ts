export * from './commands.js';
export * from './configuration.js';
export * from './errors.js';
export * from './media.js';
export * from './messages.js';
export * from './ports.js';
export * from './state.js';
export * from './version.js';
