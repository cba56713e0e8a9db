import type {URI} from 'sip.js';
import {teamOf, type Configuration, type Lamp, type Voicemail} from '../../../protocol/index.js';
import type {Notification} from '../../wire/index.js';
import {between} from '../../wire/light.js';
import type {Answer} from '../part.js';
import type {Feed} from './feed.js';
import {LampFeed} from './lamp-feed.js';
import {ListFeed} from './list-feed.js';
import {eventOf, Subscription, type SubscriptionContext} from './subscription.js';
import {readSummary, VoicemailFeed} from './voicemail-feed.js';

export interface SubscriptionsContext extends SubscriptionContext {
  readonly configuration: Pick<Configuration, 'lamps' | 'team' | 'lampList' | 'voicemail'>;
  note(kind: string, detail?: string): void;
  changed(state: {lamps?: Readonly<Record<string, Lamp>>; voicemail?: Voicemail | null}): void;
}

/** Subscriptions for lamps: who needs more has a resource list. */
const MOST = 40;
/** Notifications that are shown as they come, and after that so many times a second. */
const AT_ONCE = 20;
const PER_SECOND = 8;

/**
 * What this phone watches, for one login: lamps by one list or one by one, and the mailbox. After a loss of the
 * connection all is unknown, and the subscriptions come back spread over half a minute, so that a house of phones
 * does not run into a PBX that has just started.
 */
export class Subscriptions {
  #context: SubscriptionsContext;
  #list: ListFeed | null = null;
  #lamps = new Map<string, LampFeed>();
  #voicemail: VoicemailFeed | null = null;
  /** What the PBX told of the mailbox without being asked. */
  #told: Voicemail | null = null;
  #all: Subscription[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;
  #left = AT_ONCE;
  #last = 0;
  #isRunning = false;
  #wasLost = false;
  #shown: {lamps: string; voicemail: string} = {lamps: '{}', voicemail: 'null'};

  constructor(context: SubscriptionsContext) {
    this.#context = context;
    const {lamps = [], lampList, voicemail} = context.configuration;
    const lines = [...new Set([...teamOf(context.configuration).map(({number}) => number), ...lamps])];
    const own = context.userAgent.configuration.uri;
    const list = lampList && context.uri(lampList);
    if (list) this.#subscribe(list, (this.#list = new ListFeed()));
    else for (const extension of lines.slice(0, MOST)) this.#watch(extension, own);
    if (!list && lines.length > MOST) context.note('lamps', `${MOST} of ${lines.length} watched without a lampList`);
    if (voicemail) this.#subscribe(own, (this.#voicemail = new VoicemailFeed()));
    this.#show();
  }

  /** The PBX knows us: begins, unless it has begun. */
  registered(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const [from, to] = this.#wasLost ? [10_000, 30_000] : [0, 1000];
    for (const subscription of this.#all) subscription.start(between(from, to, this.#context.random));
  }

  /** The connection is gone, or the login. */
  lost(): void {
    this.#isRunning = false;
    this.#wasLost = true;
    this.#told = null;
    for (const subscription of this.#all) subscription.rest();
    this.#show();
  }

  notify(request: Notification, answer: Answer): void {
    if (!this.#all.some(subscription => subscription.notify(request, answer))) this.#unsolicited(request, answer);
  }

  /** Many PBXs tell of the mailbox without being asked (RFC 3842 needs a subscription; they do not). */
  #unsolicited(request: Notification, answer: Answer): void {
    if (!this.#voicemail || request.toTag || eventOf(request) !== this.#voicemail.event) return;
    answer(200, 'OK');
    this.#told = readSummary(request.body);
    this.#show();
  }

  #subscribe(target: URI, feed: Feed): void {
    this.#all.push(new Subscription(this.#context, target, feed, () => this.#notified()));
  }

  #watch(extension: string, own: URI): void {
    const target = own.clone();
    target.user = extension;
    const feed = new LampFeed();
    this.#lamps.set(extension, feed);
    this.#subscribe(target, feed);
  }

  /** In a large house lamps change all the time: nobody sees more than some of them a second, and each costs all pages. */
  #notified(): void {
    const {now} = this.#context;
    this.#left = Math.min(AT_ONCE, this.#left + ((now() - this.#last) * PER_SECOND) / 1000);
    this.#last = now();
    if (this.#left >= 1) this.#show();
    else this.#later ??= setTimeout(() => this.#show(), 1000 / PER_SECOND);
  }

  /** What one notification changed is one patch, and nothing is told twice. */
  #show(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#left--;
    const lamps = Object.fromEntries(
      this.#list?.lamps ?? [...this.#lamps].map(([name, {lamp}]) => [name, lamp] as const),
    );
    const voicemail = this.#voicemail?.voicemail ?? this.#told;
    const shown = {lamps: JSON.stringify(lamps), voicemail: JSON.stringify(voicemail)};
    const before = this.#shown;
    this.#shown = shown;
    if (shown.lamps !== before.lamps || shown.voicemail !== before.voicemail)
      this.#context.changed({
        ...(shown.lamps !== before.lamps && {lamps}),
        ...(shown.voicemail !== before.voicemail && {voicemail}),
      });
  }
}
