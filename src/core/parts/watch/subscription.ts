import type {Core, URI, UserAgent} from 'sip.js';
import {Deadlines} from '../../deadlines.js';
import type {Notification} from '../../wire/index.js';
import {between, deltaSeconds, LeastInterval, readAddress} from '../../wire/light.js';
import type {Answer} from '../part.js';
import type {Feed} from './feed.js';

/** What a subscription needs of the line that it lives on. */
export interface SubscriptionContext {
  readonly userAgent: UserAgent;
  /** Reads an address; undefined where it is none. */
  readonly uri: (text: string) => URI | undefined;
  /** Adds credentials before they are asked for. */
  authorize(request: Core.OutgoingRequestMessage): void;
  now(): number;
  random(): number;
}

/** Our side of the dialog that the first NOTIFY made (RFC 6665 §4.4.1). */
interface Dialog {
  readonly remoteTag: string;
  readonly route: readonly string[];
  target: URI;
  /** CSeq of the last NOTIFY. */
  cseq: number;
}

const MINUTE = 60_000;
/** Seconds asked for. */
const EXPIRES = 600;
/** Milliseconds between two SUBSCRIBEs of one that is kept, however briefly it is granted. */
const BRIEFEST = 10_000;
/** RFC 6665 §4.1.2.4, Timer N: no NOTIFY, no subscription. */
const NOTIFY_LIMIT = 32_000;
/** Statuses after which the same question may find another answer; so may any 5xx but 501. */
const PASSING = new Set([401, 407, 408, 423, 429, 430, 480, 481, 486, 491]);
/** Refusals of a refresh that leave the subscription as it is until it expires (RFC 6665 §4.1.2.2). */
const HARMLESS = new Set([401, 407, 408, 423, 429, 491, 500, 502, 503, 504]);

/**
 * One subscription (RFC 6665), for as long as the line stands. Not SIP.js' Subscriber, which takes seconds of
 * `retry-after` for milliseconds, keeps the reason of a refusal to itself, and does not try again.
 *
 * ```text
 * resting ── soon, later ──► asking ── NOTIFY ──► watching ─┐ refresh, gap
 *   ▲                          │                   │ ▲      │
 *   │ refused, silent          │                   │ └──────┘
 *   ├──────────────────────────┤                   │ expired, terminated, 481
 *   ├──────────────────────────┼───────────────────┘
 *   │                          └── refused for good ──► given up, until the next login
 * ```
 */
export class Subscription {
  #context: SubscriptionContext;
  #target: URI;
  #feed: Feed;
  #changed: () => void;
  #deadlines = new Deadlines();
  /** The last SUBSCRIBE of this dialog, or of the one that it is to make. */
  #last: Core.OutgoingRequestMessage | null = null;
  #dialog: Dialog | null = null;
  /** Grows with each SUBSCRIBE and each end: answers to earlier ones do not count. */
  #attempt = 0;
  /** SUBSCRIBE was sent, and the NOTIFY that follows it has not come. */
  #isAsking = false;
  /** Seconds to ask for, and those given. */
  #interval = new LeastInterval(EXPIRES);
  #granted = EXPIRES;
  #expiresAt = 0;
  #since = 0;
  #wholeAskedAt = -Infinity;
  #failures = 0;
  #isGivenUp = false;

  /** `changed`: the feed has something to show, or nothing any more. */
  constructor(context: SubscriptionContext, target: URI, feed: Feed, changed: () => void) {
    this.#context = context;
    this.#target = target;
    this.#feed = feed;
    this.#changed = changed;
  }

  /** Subscribes after so many milliseconds, unless that was refused for good. */
  start(delay: number): void {
    if (!this.#isGivenUp) this.#deadlines.set('ask', delay, () => this.#ask());
  }

  /** The line is gone, and the dialog with it. */
  rest(): void {
    this.#attempt++;
    this.#deadlines.clearAll();
    this.#last = this.#dialog = null;
    this.#isAsking = false;
    this.#feed.forget();
    this.#changed();
  }

  /** Takes a NOTIFY that is ours. */
  notify(request: Notification, answer: Answer): boolean {
    if (!this.#last || request.callId !== this.#last.callId || request.toTag !== this.#last.fromTag) return false;
    const [state = '', ...parameters] = request.get('Subscription-State').split(';');
    const dialog = this.#dialog;
    // A request that forked makes one subscription all the same (RFC 4235 §3.10, RFC 3842 §3.9).
    if (dialog && request.fromTag !== dialog.remoteTag) answer(481, 'Subscription Does Not Exist');
    else if (eventOf(request) !== this.#feed.event) answer(489, 'Bad Event');
    else if (!/^(?:active|pending|terminated)$/.test(state)) answer(400, 'Bad Subscription-State');
    else if (dialog && request.cseq < dialog.cseq) answer(500, 'Out of Order');
    else {
      answer(200, 'OK');
      if (request.cseq !== dialog?.cseq) this.#take(request, state, parameters.join(';'));
    }
    return true;
  }

  #take(request: Notification, state: string, parameters: string): void {
    const number = (name: string) =>
      deltaSeconds(new RegExp(`(?:^|;)\\s*${name}\\s*=([^;]*)`, 'i').exec(parameters)?.[1]);
    if (state === 'terminated') {
      const reason = /\breason\s*=\s*"?([\w-]+)/i.exec(parameters)?.[1]?.toLowerCase();
      return this.#terminated(reason, number('retry-after'));
    }
    const target = this.#context.uri(readAddress(request.get('Contact')).uri);
    if (this.#dialog) Object.assign(this.#dialog, {cseq: request.cseq, ...(target && {target})});
    else {
      const {fromTag: remoteTag, cseq} = request;
      this.#dialog = {remoteTag, cseq, target: target ?? this.#target, route: request.all('Record-Route')};
      this.#since = this.#context.now();
    }
    const isAwaited = this.#isAsking;
    this.#isAsking = false;
    this.#deadlines.clear('notify');
    const given = number('expires');
    const isSooner = given !== undefined && this.#context.now() + given * 1000 < this.#expiresAt - 5000;
    if (isAwaited || isSooner) this.#lasts(given);
    if (state === 'pending') this.#feed.forget();
    else if (!this.#feed.take(request.get('Content-Type'), request.body)) this.#askForWhole();
    this.#changed();
  }

  #ask(): void {
    const {userAgent, authorize} = this.#context;
    const {userAgentCore: core, contact} = userAgent;
    const aor = userAgent.configuration.uri;
    const dialog = this.#dialog;
    const {callId = '', fromTag, cseq = 0} = this.#last ?? {};
    const {event, accept, supported} = this.#feed;
    const inDialog = dialog && {
      callId,
      cseq: cseq + 1,
      fromTag: fromTag ?? '',
      toTag: dialog.remoteTag,
      routeSet: [...dialog.route],
    };
    const headers = [
      `Contact: ${contact.toString()}`,
      `Event: ${event}`,
      `Expires: ${this.#interval.seconds}`,
      `Accept: ${accept.join(', ')}`,
      ...(supported ? [`Supported: ${supported}`] : []),
    ];
    const request = core.makeOutgoingRequestMessage(
      'SUBSCRIBE',
      dialog?.target ?? this.#target,
      aor,
      this.#target,
      inDialog ?? {},
      headers,
    );
    authorize(request);
    this.#last = request;
    this.#isAsking = true;
    this.#granted = this.#interval.seconds;
    const attempt = ++this.#attempt;
    const current = (act: (message: Core.IncomingResponseMessage) => void) => {
      return ({message}: Core.IncomingResponse) => {
        if (attempt === this.#attempt) act(message);
      };
    };
    const refused = current(message => this.#refused(message));
    this.#deadlines.set('notify', NOTIFY_LIMIT, () => this.#ended(() => this.#later()));
    core.request(request, {
      onAccept: current(message => {
        this.#interval.taken();
        this.#lasts(deltaSeconds(message.getHeader('expires')));
      }),
      onRedirect: refused,
      onReject: refused,
    });
  }

  /** Something was missed: asks for the whole state, but not with every notification of a server that counts oddly. */
  #askForWhole(): void {
    const now = this.#context.now();
    if (now - this.#wholeAskedAt > MINUTE) this.start(0);
    else this.start(this.#spread());
    this.#wholeAskedAt = now;
  }

  #refused(response: Core.IncomingResponseMessage): void {
    const status = response.statusCode ?? 500;
    const retryAfter = deltaSeconds(response.getHeader('retry-after'));
    const passes = PASSING.has(status) || (status >= 500 && status < 600 && status !== 501);
    this.#isAsking = false;
    this.#deadlines.clear('notify');
    if (status === 423 && this.#interval.raise(response.getHeader('min-expires'))) this.#ask();
    else if (this.#dialog && HARMLESS.has(status)) {
      this.#failures++;
      this.#later(retryAfter);
    } else if (!passes) this.#ended(() => (this.#isGivenUp = true));
    else if (this.#dialog) this.#ended(() => this.#soon());
    else this.#ended(() => this.#later(retryAfter));
  }

  /** RFC 6665 §4.1.3. */
  #terminated(reason: string | undefined, retryAfter: number | undefined): void {
    this.#ended(() => {
      if (reason === 'deactivated' || reason === 'timeout') this.#soon();
      else if (reason === 'rejected' || reason === 'noresource' || reason === 'invariant') this.#isGivenUp = true;
      else this.#later(retryAfter);
    });
  }

  /** How long the subscription lasts from now on; the 200 and the NOTIFY both say so, and the sooner end counts. */
  #lasts(given = this.#granted): void {
    this.#granted = Math.min(this.#granted, given);
    if (!this.#dialog) return;
    if (this.#isSettled) this.#failures = 0;
    const left = this.#granted * 1000;
    this.#expiresAt = this.#context.now() + left;
    this.#deadlines.set('expiry', left, () => this.#ended(() => this.#soon()));
    this.start(Math.max(left * between(0.5, 0.8, this.#context.random), BRIEFEST));
  }

  /** Whether the server has kept the subscription for a while: one that ends at once is a failure, however it ends. */
  get #isSettled(): boolean {
    return this.#dialog !== null && this.#context.now() - this.#since > MINUTE;
  }

  #ended(then: () => void): void {
    this.#failures = this.#isSettled ? 0 : this.#failures + 1;
    this.rest();
    then();
  }

  /** A new one is as good as certain; only not from all phones of the house at once. */
  #soon(): void {
    if (this.#failures > 1) this.#later();
    else this.start(this.#spread());
  }

  #later(asked = 0): void {
    const {random} = this.#context;
    const wait = Math.min(30_000 * 2 ** Math.max(this.#failures - 1, 0), 15 * MINUTE);
    const least = Math.max(asked * 1000, BRIEFEST);
    this.start(asked ? least + between(0, Math.min(least, 10_000), random) : between(wait / 2, wait, random));
  }

  #spread(): number {
    return between(10_000, 30_000, this.#context.random);
  }
}

/** Parameters such as `;sla` change nothing in what we read. */
export function eventOf(request: Notification): string {
  return (request.get('Event').split(';')[0] ?? '').trim().toLowerCase();
}
