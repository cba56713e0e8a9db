import './phone/shortcuts.js';
import './phone/telling.js';

export * from './call-toast/call-toast-element.js';
export * from './dialer/dialer-element.js';
export type * from './events.js';
export * from './number/number-element.js';
export * from './phone-bar/phone-bar-element.js';
export * from './phone/phone-element.js';
