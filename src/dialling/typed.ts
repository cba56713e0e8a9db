/** @file What a person typed. It needs no module for an emergency number, nor where no numbering is described. */
import {emergencyNumber} from '../numbers/emergency.js';
import type {interpret} from '../numbers/index.js';
import type {Configuration} from '../protocol/index.js';
import type {DialString, Reading} from './reading.js';

/**
 * Reads a typed number on this site. Where the configuration describes no site, what looks like a number is dialled
 * as it was typed: without the numbering, a guess could call somebody else. `rules`: null while they are being loaded.
 */
export function readTyped(text: string, configuration: Configuration | null, rules: typeof interpret | null): Reading {
  const site = configuration?.site;
  const dial = text.replace(/[\s()/.-]/g, '') as DialString;
  const emergency = readEmergency(text, configuration);
  if (emergency) return emergency;
  const reading = rules?.(text, site, 'typed') as Reading | undefined;
  if (reading && (site || reading.kind === 'emergency')) return reading;
  // A site has rules: what can't be read yet may be blocked.
  return !site && /^\+?[0-9*#]+$/.test(dial)
    ? {kind: 'external', display: text.trim(), dial, needsConfirmation: false}
    : {display: text.trim(), needsConfirmation: false, ...reading, kind: 'rejected'};
}

/** 110 and 112 are known at once, whatever else is loaded. Superscripts are footnotes: 11² is extension 11. */
export function readEmergency(text: string, configuration: Configuration | null): Reading | null {
  const digits = /\p{No}/u.test(text) ? '' : text.normalize('NFKC').replace(/[\s()/.-]/g, '');
  const number = emergencyNumber(digits, {trunkPrefix: configuration?.site?.trunkPrefix ?? '0'}) as
    DialString | undefined;
  return number
    ? {kind: 'emergency', class: 'emergency', dial: number, display: number, needsConfirmation: false}
    : null;
}
