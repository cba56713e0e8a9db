/** @file REFER: a phone hands its call on (RFC 3515, RFC 5589). */
import {Grammar, type Core, type NameAddrHeader, type URI} from 'sip.js';
import type {Exchange} from './exchange.js';
import {referredBy, type Leg} from './leg.js';
import {toldTo} from './user-to-user.js';

/** The dialog that a Replaces header names, as its receiver sees it (RFC 3891 §3); undefined if malformed. */
export function replacedDialog(header: string): {id: string; earlyOnly: boolean} | undefined {
  const parsed: unknown = Grammar.parse(header, 'Replaces');
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const {call_id, replaces_to_tag, replaces_from_tag, early_only} = parsed as Record<string, unknown>;
  return {id: `${call_id}${replaces_to_tag}${replaces_from_tag}`, earlyOnly: early_only === true};
}

/** Answers a REFER inside the dialog of `leg` and does what it asks for. */
export function transfer(exchange: Exchange, leg: Leg, request: Core.IncomingReferRequest): void {
  const {message} = request;
  const referTo = message.parseHeader('refer-to') as NameAddrHeader | undefined;
  const target = referTo?.uri?.user;
  // RFC 3515 §2.4.1: a REFER has exactly one Refer-To, and a Contact.
  const complete = target && message.hasHeader('contact');
  if (!complete || !leg.call?.other(leg)) return void request.reject({statusCode: 400});
  request.accept({statusCode: 202, extraHeaders: [`Contact: ${exchange.contact}`]});
  const progress = new Progress(leg, message.cseq);
  progress.report(100);
  const replaces = referTo.uri.getHeader('Replaces')?.[0];
  if (replaces === undefined) sendOn(exchange, leg, referTo.uri, progress);
  else join(exchange, leg, decodeURIComponent(replaces), progress);
}

/** What the transferor is told (RFC 3515 §2.4.4). */
class Progress {
  private done = false;

  constructor(
    private readonly leg: Leg,
    private readonly id: number,
  ) {}

  report(status: number): void {
    if (this.done) return;
    this.done = status >= 200;
    const subscription = this.done ? 'terminated;reason=noresource' : 'active;expires=60';
    this.leg.notify(`refer;id=${this.id}`, subscription, `SIP/2.0 ${status} ${PHRASES[status] ?? 'Failed'}\r\n`);
  }
}

const PHRASES: Record<number, string> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  404: 'Not Found',
  408: 'Request Timeout',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
  603: 'Decline',
};

/** Blind: the other party is put through when the target answers; until then, and if it fails, all stays as it is. */
function sendOn(exchange: Exchange, leg: Leg, target: URI, progress: Progress): void {
  const {call} = leg;
  const other = call?.other(leg);
  if (!call || !other) return;
  const finish = (): void => {
    call.keeper = undefined;
    cancel();
  };
  const cancel = exchange.dial(
    target.user ?? '',
    other.identity,
    {
      ringing: () => progress.report(180),
      early: () => {},
      answered: party => {
        finish();
        progress.report(200);
        call.replace(leg, party);
        leg.end();
      },
      failed: status => {
        finish();
        progress.report(status);
        if (leg.call !== call) call.end();
      },
    },
    [referredBy(leg.identity), ...toldTo(target)],
  );
  call.keeper = gone => {
    if (gone === leg) return true;
    finish();
    progress.report(487);
    return false;
  };
}

/** Attended: the two far ends of the transferor's calls are joined, whether the second one answered yet or not. */
function join(exchange: Exchange, leg: Leg, replaces: string, progress: Progress): void {
  const dialog = replacedDialog(replaces);
  const consulting = dialog && exchange.legOf(dialog.id);
  const {call} = leg;
  const other = call?.other(leg);
  const target = consulting?.call;
  if (!call || !other || !target || target === call || consulting.identity.number !== leg.identity.number) {
    return progress.report(481);
  }
  progress.report(200);
  call.unseat(other);
  target.replace(consulting, other, leg.identity);
  call.end();
  consulting.end();
}
