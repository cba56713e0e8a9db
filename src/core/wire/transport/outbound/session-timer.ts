import {deltaSeconds} from '../../delta-seconds.js';
import type {MessageHeaders} from '../../line-options.js';
import type {Duty} from '../duty.js';
import {parameter} from '../header-values.js';
import type {Header} from '../sip-message.js';

/**
 * The answer to who asks for a session timer (RFC 4028 §9): who asks refreshes, unless it wants us to. An answer
 * without it makes some PBXs cut the call after some minutes.
 */
export function sessionTimer(request: MessageHeaders): Header[] {
  const asked = request.get('Session-Expires');
  const seconds = deltaSeconds(asked);
  const able = /\btimer\b/i.test(`${request.get('Supported')},${request.get('Require')}`);
  if (seconds === undefined || !able) return [];
  const refresher = parameter(asked, 'refresher').toLowerCase() === 'uas' ? 'uas' : 'uac';
  const expires = {name: 'Session-Expires', value: `${seconds};refresher=${refresher}`};
  return refresher === 'uac' ? [expires, {name: 'Require', value: 'timer'}] : [expires];
}

export const agreeToSessionTimer: Duty = (message, {core}) => {
  if (message.method !== 'INVITE' || message.status < 200 || message.status > 299 || message.has('Session-Expires'))
    return;
  const request = core.userAgentServers.get(message.branch)?.message;
  if (request) message.headers.push(...sessionTimer({get: name => request.getHeaders(name).join()}));
};
