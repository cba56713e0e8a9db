import {deltaSeconds} from '../../delta-seconds.js';
import type {Duty} from '../duty.js';
import {sessionTimer} from '../outbound/session-timer.js';

/** Seconds, RFC 4028 §4: less would cost more than it tells. */
export const BRIEFEST = 90;

/** A timer that would have both sides write all the time is refused with the least that is taken (RFC 4028 §9). */
export const refuseBriefTimer: Duty = (message, {reply}) => {
  if (!message.isRequest || !['INVITE', 'UPDATE'].includes(message.method) || !sessionTimer(message).length) return;
  if ((deltaSeconds(message.get('Session-Expires')) ?? BRIEFEST) < BRIEFEST)
    reply(message, 422, 'Session Interval Too Small', [{name: 'Min-SE', value: String(BRIEFEST)}]);
};

/** Tells the call that the far end gave a sign of life, which may change the timer and who refreshes (RFC 4028 §9). */
export const noticeRefresh: Duty = (message, {core, hooks}) => {
  if (!message.isRequest || !['INVITE', 'UPDATE'].includes(message.method)) return;
  if (core.dialogs.has(message.callId + message.toTag + message.fromTag)) hooks.refreshed?.(message.callId, message);
};

/** The caller still waits: its INVITE came again (RFC 3261 §17.1.1.2). */
export const noticeRepetition: Duty = (message, {core, hooks}) => {
  if (!message.isRequest || message.method !== 'INVITE' || message.toTag) return;
  if (core.userAgentServers.has(message.branch)) hooks.repeated?.(message.callId);
};
