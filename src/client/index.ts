export * from '../protocol/index.js';
export {createPhone} from './create-phone.js';
export type {Phone, PhoneOptions} from './phone.js';
