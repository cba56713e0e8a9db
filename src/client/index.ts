export * from '../protocol/index.js';
export {createPhone} from './create-phone.js';
export type {Card, Phone, PhoneOptions} from './phone.js';
