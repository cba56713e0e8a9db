import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import type {CallId, CallQuality, PhoneState, QualityLevel} from '../../protocol/index.js';
import {isHeard} from '../calls/quality-watch.js';

/** Milliseconds in which the same is not said again. */
const once = 60_000;
/** Milliseconds after the answer by which a bad start is told: a page that comes later finds what another one has said. */
const start = 30_000;

/** Tells that the call one talks in is heard worse than before. That it is better is seen, and heard. */
export class QualityNews {
  #id: CallId = '';
  #end: (() => void) | undefined;
  #level: QualityLevel | null = null;
  #said: {readonly id: CallId; readonly level: QualityLevel; readonly at: number} | null = null;

  constructor(private readonly say: (text: (terms: Terms) => string) => void) {}

  update({calls}: PhoneState, phone: Phone): void {
    const call = calls.find(isHeard);
    const id = call?.id ?? '';
    if (id === this.#id) return;
    this.close();
    this.#id = id;
    if (Date.now() - (call?.answeredAt ?? 0) < start) this.#level = 'good';
    if (call) this.#end = phone.watch(`quality/${id}`, quality => quality && void this.#take(quality));
  }

  close(): void {
    this.#end?.();
    this.#end = undefined;
    this.#id = '';
    this.#level = null;
  }

  async #take(quality: CallQuality): Promise<void> {
    const {level} = quality;
    const before = this.#level;
    this.#level = level;
    if (!before || !isWorse(level, before)) return;
    const now = Date.now();
    const said = this.#said?.id === this.#id ? this.#said : null;
    if (said && now - said.at < once && !isWorse(level, said.level)) return;
    this.#said = {id: this.#id, level, at: now};
    const view = await import('../call-quality/call-quality.js').catch(() => null);
    if (view) this.say(terms => view.qualityWords(quality, terms.lang));
  }
}

const ranks = {good: 0, moderate: 1, poor: 2};
const isWorse = (one: QualityLevel, other: QualityLevel): boolean => ranks[one] > ranks[other];
