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
import type {
  Call,
  Configuration,
  MediaRequest,
  MediaResult,
  PageId,
  PhoneState,
  RingingSettings,
} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {insist, whenIdle} from '../../script/insist.js';
import {audioFirst} from './audio-first.js';
import type * as RingerModule from './ringer.js';
import type * as TrialModule from './trial.js';
import {isForHelp, nextTone, remindsIn} from './ringing.js';

/** They play with what is here. */
export const loadRinger = (): Promise<typeof RingerModule> => import('./ringer.js');
export const loadTrial = (): Promise<typeof TrialModule> => import('./trial.js');

/** What the user has set, as far as it is known. */
const wished = (): Partial<RingingSettings> => chosen.sound.ringing ?? {};

export interface CallAudioOptions extends MediaHostOptions {
  /** What the site says of itself and of ringing; it may come later, or never. */
  readonly house: Promise<RingerModule.House & Pick<Configuration, 'noiseSuppression'>>;
  /** The browser lets this page make no sound by itself. */
  hush(): void;
}

export class CallAudio {
  readonly #media: MediaHost;
  readonly #tones = new Tones();
  readonly #closed = new AbortController();
  readonly #hush: () => void;
  #tone: Tone | null = null;
  #reminder: ReturnType<typeof setTimeout> | undefined;
  /** Null until it is here: until then it rings with the one tone that is. */
  #ringer: typeof RingerModule | null = null;
  #house: RingerModule.House = {};
  /** Ends the ringing that is heard. */
  #quiet: (() => void) | null = null;

  constructor(options: CallAudioOptions) {
    this.#media = new MediaHost(options);
    this.#hush = options.hush;
    chosen.listeners.add(this.#fetchTones);
    options.house.then(
      house => {
        this.#house = house;
        this.#fetchTones();
        if (house.noiseSuppression === 'rnnoise') choose({suppressor: 'rnnoise'});
      },
      () => undefined,
    );
    // Nobody waits for tones while a running call is silent.
    void Promise.resolve(audioFirst()).then(() => whenIdle(() => void this.#loadRinger().catch(() => undefined)));
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
    if (isUrgent !== (chosen.isUrgent ?? false)) choose({isUrgent});
    this.#tone = nextTone(this.#tone, state, previous, page, wished().seenOnly);
    if (this.#tone === 'ringing') this.#quiet ??= this.#begin(state.calls);
    else {
      this.#quiet?.();
      this.#quiet = null;
      this.#tones.set(this.#tone);
    }
    clearTimeout(this.#reminder);
    const wait = remindsIn(state, page);
    if (wait !== null) this.#reminder = setTimeout(() => this.#tones.set('waiting'), wait);
  }

  close(): void {
    this.#closed.abort();
    chosen.listeners.delete(this.#fetchTones);
    this.#media.close();
    clearTimeout(this.#reminder);
    this.#quiet?.();
    this.#tones.set(null);
  }

  #begin(calls: readonly Call[]): () => void {
    this.#tones.set(null);
    try {
      const quiet = this.#ringer?.ringFor(calls, wished(), this.#house);
      if (quiet) return quiet;
    } catch (error) {
      failed('ringing')(error);
    }
    this.#tones.set('ringing');
    return () => this.#tones.set(null);
  }

  async #loadRinger(): Promise<void> {
    if (this.#closed.signal.aborted) return;
    this.#ringer = await insist(loadRinger);
    this.#fetchTones();
    if (!(await this.#ringer.maySound())) this.#hush();
  }

  readonly #fetchTones = (): void => void this.#ringer?.fetchTones(wished(), this.#house);
}
