import type {Duty} from '../duty.js';
import {parameter} from '../header-values.js';

/** Dialogs that a BYE of either side ended, by Call-ID and both tags. */
export const rememberEnded: Duty = ({isRequest, method, callId, fromTag, toTag}, {ended}) => {
  if (isRequest && method === 'BYE') ended.set([callId, ...[fromTag, toTag].sort()].join(), true);
};

/**
 * An INVITE that wants to take a dialog's place, by the rules of RFC 3891 §3. SIP.js takes a malformed Replaces for an
 * ordinary call, and one for a call that rings here for something that it can accept.
 */
export const refuseReplaces: Duty = (message, {core, userAgent, ended, reply}) => {
  if (!message.isRequest || !message.has('Replaces')) return;
  const [value = '', second] = message.all('Replaces');
  const callId = /^\s*([^\s;,]+)\s*;/.exec(value)?.[1];
  const [toTag, fromTag] = [parameter(value, 'to-tag'), parameter(value, 'from-tag')];
  if (message.method !== 'INVITE' || second !== undefined || value.includes(',') || !callId || !toTag || !fromTag)
    return reply(message, 400, 'Bad Request');
  const dialog = core.dialogs.get(callId + toTag + fromTag);
  // Only a call that we made may be replaced before it is answered; SIP.js keeps one that came by its caller's tag.
  if (dialog?.early && userAgent._sessions[callId + fromTag]) reply(message, 481, 'Call/Transaction Does Not Exist');
  else if (!dialog && ended.get([callId, ...[fromTag, toTag].sort()].join())) reply(message, 603, 'Decline');
};
