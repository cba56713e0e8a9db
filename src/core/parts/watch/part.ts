import {UserAgent} from 'sip.js';
import type {Notification} from '../../wire/index.js';
import {PartFile} from '../../part-file.js';
import type {Answer, CorePart, PartContext, PartKind} from '../part.js';
import type * as Watching from './subscriptions.js';

/** Lamps and mailbox. */
export const part: PartKind = {
  wants: ({lamps, team, lampList, voicemail}) => !!(lamps?.length || team?.length || lampList || voicemail),
  create: context => new Watch(context),
};

/** The code for them is loaded with the first login, so that a phone that watches nothing does not carry it. */
class Watch implements CorePart {
  readonly topics = {lamps: {guests: true}} as const;
  #context: PartContext;
  #file: PartFile<typeof Watching>;
  #part: Promise<Watching.Subscriptions | null> | null = null;
  #subscriptions: Watching.Subscriptions | null = null;

  constructor(context: PartContext) {
    this.#context = context;
    this.#file = new PartFile('subscriptions', () => import('./subscriptions.js'), context.failed);
  }

  loggedIn(): void {
    this.lost();
    this.#subscriptions = this.#part = null;
  }

  registered(): void {
    const part = (this.#part ??= this.#load());
    void part.then(subscriptions => {
      if (part !== this.#part) return;
      this.#subscriptions = subscriptions;
      if (!subscriptions) this.#part = null;
      else if (this.#context.line.registered) subscriptions.registered();
    });
  }

  lost(): void {
    this.#subscriptions?.lost();
  }

  notify(request: Notification, answer: Answer): void {
    this.#subscriptions?.notify(request, answer);
  }

  /** Null where the file can't be had: lamps stay unknown, and the next registration tries again. */
  async #load(): Promise<Watching.Subscriptions | null> {
    const {line, topics, show} = this.#context;
    const file = await this.#file.load().catch(() => null);
    return (
      file &&
      new file.Subscriptions({
        ...this.#context,
        userAgent: line.userAgent,
        uri: text => UserAgent.makeURI(text),
        authorize: request => line.authorize(request),
        random: Math.random,
        changed: ({lamps, voicemail}) => {
          if (lamps) topics.set('lamps', lamps);
          if (voicemail !== undefined) show({voicemail});
        },
      })
    );
  }
}
