/** @file Which case a call is about: an opaque id that travels with it, and never a text that could tell of somebody. */
import type {Configuration} from '../../protocol/index.js';
import {parameter} from '../wire/index.js';
import type {Headers} from './identity.js';

/** Whether it is such an id, or none. */
export const isContext = (text = ''): boolean => /^[\w.~-]{0,64}$/.test(text);

const uui = 'User-to-User';
type Rules = Pick<Configuration, 'context'>;

/** In hex, for that is how PBXs and gateways read it (RFC 7433 §4.1); as it is in a header of the site's own. */
export function contextHeader(context: string, {context: name = uui}: Rules): string {
  if (name !== uui) return `${name}: ${context}`;
  return `${uui}: ${context.replace(/./g, character => character.charCodeAt(0).toString(16))};encoding=hex`;
}

/** In hex or as it is; what is neither is none. */
export function contextOf(message: Headers, {context: name = uui}: Rules): string | undefined {
  const given = message.getHeader(name) ?? '';
  const value = given.replace(/;.*/, '').trim();
  const context = /^hex$/i.test(parameter(given, 'encoding'))
    ? value.replace(/..?/g, byte => String.fromCharCode(parseInt(byte, 16)))
    : value;
  return (isContext(context) && context) || undefined;
}
