/** @file Rings all phones of an extension; the first answer wins. */
import {CalleeLeg} from './callee-leg.js';
import type {Identity} from './directory.js';
import type {Exchange} from './exchange.js';
import {asserted} from './leg.js';
import type {DialEvents} from './numbers.js';

const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';
/** RFC 3261 §16.7 (6): a busy phone says more than one that is not there. */
const TELLING = [486, 480, 408];

/** @returns cancels, while nobody answered. Failures: 480 without a phone, or when nobody answers in time. */
export function ringExtension(
  exchange: Exchange,
  callee: Identity,
  from: Identity,
  events: DialEvents,
  extraHeaders: readonly string[] = [],
): () => void {
  const legs = new Set<CalleeLeg>();
  const statuses: number[] = [];
  const headers = [asserted(from), ...extraHeaders];
  let ringing = false;

  const finish = (reason?: string): void => {
    stopTimer();
    for (const leg of legs) leg.cancel(reason);
    legs.clear();
  };
  const stopTimer = exchange.later(exchange.ringSeconds * 1000, () => {
    finish();
    events.failed(480);
  });

  for (const {uri} of exchange.registrar.list(callee.number)) {
    const leg = new CalleeLeg(exchange, callee, uri, {
      ringing: () => {
        if (!ringing) events.ringing(callee);
        ringing = true;
      },
      answered: winner => {
        legs.delete(leg);
        finish(ELSEWHERE);
        events.answered(winner);
      },
      pickedUp: by => {
        finish(ELSEWHERE);
        events.answered(by);
      },
      failed: status => {
        legs.delete(leg);
        statuses.push(status);
        // RFC 3261 §16.7 (5): a 6xx speaks for all phones of this user.
        if (status >= 600) finish();
        if (legs.size > 0) return;
        stopTimer();
        events.failed(status >= 600 ? status : (TELLING.find(one => statuses.includes(one)) ?? status));
      },
    });
    legs.add(leg);
  }
  for (const leg of legs) leg.invite(from, headers);
  if (legs.size === 0) {
    stopTimer();
    events.failed(480);
  }
  return finish;
}
