import {beginAudio} from '../../media/ahead.js';
import type {MediaConfiguration, MediaHostOptions} from '../../media/index.js';
import {
  PhoneError,
  type Configuration,
  type CoreMessage,
  type PageId,
  type PageMessage,
  type PhoneState,
  type Settled,
} from '../../protocol/index.js';
import {insist, whenIdle} from '../../script/insist.js';
import {Later} from '../../script/later.js';
import {audioIsHere} from './audio-first.js';
import type {CallAudio} from './call-audio.js';
import {isCredentials} from '../configuration/read.js';
import type {PhoneOptions} from '../phone.js';
import type {KnownAudio} from './audio-mark.js';

export interface LenderEvents {
  post(message: PageMessage): void;
  /** This page can have no audio: what it would need for that is of another build. */
  onoutdated(error: PhoneError): void;
  /** The browser lets this page make no sound by itself. */
  hush(): void;
}

/** What this page does for the core: it lends its audio, yields credentials, and rings. */
export class Lender {
  readonly #configuration: Promise<MediaConfiguration>;
  readonly #closed = new AbortController();
  #audio: CallAudio | null = null;
  #loading: Promise<CallAudio> | null = null;
  #isPrepared = false;

  /** `house` may come later, or never. */
  constructor(
    private readonly house: Promise<Configuration>,
    private readonly credentials: PhoneOptions['credentials'],
    private readonly events: LenderEvents,
  ) {
    this.#configuration = house.then(({iceServers = [], dtlsActive = true}) => ({
      iceServers: typeof iceServers === 'string' ? this.#askFor(iceServers) : async () => iceServers as RTCIceServer[],
      dtlsActive,
    }));
    // Who reads the configuration says what is wrong with it.
    this.#configuration.catch(() => undefined);
  }

  /** The calls whose audio is in this page. */
  get hosting(): readonly string[] {
    return this.#audio?.calls ?? [];
  }

  /** A call is about to come here; `known`: what the configuration will say of its audio. */
  expect(known: KnownAudio | false): void {
    beginAudio(known && known.iceServers);
    this.#load().then(
      audio => audio.expect(known && {...known, iceServers: async () => known.iceServers}),
      () => undefined,
    );
  }

  /** A call is likely to come here; without its code it is not worth the wait. */
  intend(direction: 'in' | 'out'): void {
    void this.#audio?.intend(direction);
  }

  /** Fetches what the next call needs when the browser has nothing better to do: its clerk is not to wait for it. */
  prepare(): void {
    if (this.#isPrepared) return;
    this.#isPrepared = true;
    whenIdle(() => {
      const load = async () => this.#closed.signal.aborted || this.#load();
      insist(load).catch((thrown: unknown) => this.events.onoutdated(PhoneError.of(thrown)));
    });
  }

  /** Does what the core asks for; messages of other kinds are not for it. */
  async take(message: CoreMessage): Promise<void> {
    if (message.type === 'media') {
      const work = this.#load().then(audio => audio.request(message.request));
      const result = await settled(work, 'media-failed');
      this.events.post({type: 'media-result', seq: message.seq, result});
      if (message.request.op === 'accept') audioIsHere();
    } else if (message.type === 'credentials') {
      const result = await settled(this.#readCredentials(), 'credentials-unreachable');
      this.events.post({type: 'credentials-result', seq: message.seq, result});
    }
  }

  /** Sounds what the state asks of this page. */
  ring(state: PhoneState, previous: PhoneState, page: PageId): void {
    if (!state.calls.length && !this.#loading) return;
    const ring = (audio: CallAudio) => audio.ring(state, previous, page);
    if (this.#audio) ring(this.#audio);
    else this.#load().then(ring, () => undefined);
  }

  close(): void {
    this.#closed.abort();
    this.#audio?.close();
  }

  /** What asks an address for the relays and their login; a call does without what can't be had. */
  #askFor(address: string): MediaConfiguration['iceServers'] {
    const servers = new Later(async () => {
      const {IceServers} = await import('./ice-servers.js');
      const asked = new IceServers(address, () => this.hosting.length > 0);
      this.#closed.signal.addEventListener('abort', () => asked.close());
      return asked;
    });
    return () =>
      servers.load().then(
        asked => asked.current() as Promise<RTCIceServer[]>,
        () => [],
      );
  }

  #load(): Promise<CallAudio> {
    if (this.#loading) return this.#loading;
    const loading = (this.#loading = this.#make());
    loading.catch(() => (this.#loading = null));
    return loading;
  }

  async #make(): Promise<CallAudio> {
    const {CallAudio} = await import('./call-audio.js').catch((thrown: unknown) => {
      throw PhoneError.of(thrown, 'media-failed');
    });
    if (this.#closed.signal.aborted) throw new PhoneError('call-state');
    const onevent: MediaHostOptions['onevent'] = (event, type = 'media-event') => this.events.post({type, event});
    const hush = () => this.events.hush();
    return (this.#audio = new CallAudio({configuration: this.#configuration, house: this.house, onevent, hush}));
  }

  async #readCredentials() {
    if (!this.credentials) throw new PhoneError('credentials-invalid', 'The page has no credentials callback.');
    let yielded: unknown;
    try {
      yielded = await this.credentials();
    } catch {
      // What was thrown may quote a secret.
      throw new PhoneError('credentials-unreachable', 'The credentials callback failed.', {retryable: true});
    }
    if (isCredentials(yielded)) return yielded;
    throw new PhoneError('credentials-invalid', 'The credentials callback must yield an object with "aor".');
  }
}

async function settled<Value>(work: Promise<Value>, code: 'media-failed' | 'credentials-unreachable') {
  try {
    const result: Settled<Value> = {ok: true, value: await work};
    return result;
  } catch (error) {
    const refused: Settled<Value> = {ok: false, error: PhoneError.of(error, code).toData()};
    return refused;
  }
}
