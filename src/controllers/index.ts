export * from './announcer.js';
export * from './command-controller.js';
export * from './focus.js';
export * from './localize-controller.js';
export * from './page.js';
export * from './phone-controller.js';
export * from './shortcut-controller.js';
export * from './timer-controller.js';
