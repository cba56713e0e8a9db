import {UserAgent} from 'sip.js';
import type {Configuration} from '../protocol/index.js';
import type {StateStore} from './state-store.js';
import type {Topics} from './topics.js';
import type {Answer} from './subscriptions/subscription.js';
import type {Subscriptions} from './subscriptions/subscriptions.js';
import type {Line, Notification} from './wire/index.js';

interface WatchDesk {
  readonly store: StateStore;
  readonly topics: Topics;
  now(): number;
}

/**
 * Lamps and mailbox, where the configuration names any: the code for them is loaded then, so that a phone that watches
 * nothing does not carry it.
 */
export class Watch {
  readonly topics = {lamps: {guests: true}} as const;
  #line: Line;
  #configuration: Configuration;
  #desk: WatchDesk;
  #part: Promise<Subscriptions | null> | null = null;
  #subscriptions: Subscriptions | null = null;

  constructor(line: Line, configuration: Configuration, desk: WatchDesk) {
    this.#line = line;
    this.#configuration = configuration;
    this.#desk = desk;
  }

  /** Another login: what the one before was refused is asked anew. */
  loggedIn(): void {
    this.lost();
    this.#subscriptions = this.#part = null;
  }

  registered(): void {
    const {lamps, lampList, voicemail} = this.#configuration;
    if (!lamps?.length && !lampList && !voicemail) return;
    const part = (this.#part ??= this.#load());
    void part.then(subscriptions => {
      if (part !== this.#part) return;
      this.#subscriptions = subscriptions;
      if (!subscriptions) this.#part = null;
      else if (this.#line.registered) subscriptions.registered();
    });
  }

  lost(): void {
    this.#subscriptions?.lost();
  }

  notify(request: Notification, answer: Answer): void {
    this.#subscriptions?.notify(request, answer);
  }

  /** Null where the file can't be had: lamps stay unknown, and the next registration tries again. */
  async #load(): Promise<Subscriptions | null> {
    try {
      const {Subscriptions} = await import('./subscriptions/subscriptions.js');
      return new Subscriptions({
        userAgent: this.#line.userAgent,
        configuration: this.#configuration,
        uri: text => UserAgent.makeURI(text),
        authorize: request => this.#line.authorize(request),
        now: this.#desk.now,
        random: Math.random,
        changed: ({lamps, voicemail}) => {
          if (lamps) this.#desk.topics.set('lamps', lamps);
          if (voicemail !== undefined) this.#desk.store.set({voicemail});
        },
      });
    } catch {
      return null;
    }
  }
}
