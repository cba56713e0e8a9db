/** @file What a page needs as soon as there is a call: it lends its audio, and rings. It is fetched then, or when the browser is idle. */
import {
  choose,
  chosen,
  MediaHost,
  Tones,
  type MediaConfiguration,
  type MediaHostOptions,
  type Tone,
} from '../../media/index.js';
import type {MediaRequest, MediaResult, PageId, PhoneState} from '../../protocol/index.js';
import {isForHelp, nextTone, remindsIn} from './ringing.js';

export class CallAudio {
  readonly #media: MediaHost;
  readonly #tones = new Tones();
  #tone: Tone | null = null;
  #reminder: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MediaHostOptions) {
    this.#media = new MediaHost(options);
  }

  /** The calls whose audio is in this page. */
  get calls(): readonly string[] {
    return this.#media.calls;
  }

  /** A call is about to come here; `known`: what the configuration will say of its audio. */
  expect(known: MediaConfiguration | false): void {
    this.#media.expect(known);
  }

  intend(direction: 'in' | 'out'): Promise<void> {
    return this.#media.intend(direction);
  }

  request(request: MediaRequest): Promise<MediaResult> {
    return this.#media.request(request);
  }

  /** Sounds what the state asks of this page. */
  ring(state: PhoneState, previous: PhoneState, page: PageId): void {
    const isUrgent = state.calls.some(call => call.media.page === page && isForHelp(call));
    if (isUrgent !== chosen.isUrgent) choose({isUrgent});
    this.#tone = nextTone(this.#tone, state, previous, page);
    this.#tones.set(this.#tone);
    clearTimeout(this.#reminder);
    const wait = remindsIn(state, page);
    if (wait !== null) this.#reminder = setTimeout(() => this.#tones.set('waiting'), wait);
  }

  close(): void {
    this.#media.close();
    clearTimeout(this.#reminder);
    this.#tones.set(null);
  }
}
