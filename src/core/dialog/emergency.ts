import type {URI} from 'sip.js';
import {emergencyNumber} from '../../numbers/emergency.js';
import type {Configuration} from '../../protocol/index.js';

/**
 * Headers of an INVITE to 110 or 112, none for any other number: urgent (RFC 3261 §20.26), with our number shown whatever
 * else is set (RFC 3323 §4.2), and what the site tells of the desk's place.
 */
export function emergencyHeaders({user = ''}: URI, {site, emergencyHeaders: more = {}}: Configuration): string[] {
  if (!emergencyNumber(user, {trunkPrefix: site?.trunkPrefix ?? '0'})) return [];
  const own = Object.entries(more).map(([name, value]) => `${name}: ${value}`);
  return ['Priority: emergency', 'Privacy: none', ...own];
}
