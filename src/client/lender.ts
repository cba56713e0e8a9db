import {MediaHost, Tones, type MediaConfiguration, type Tone} from '../media/index.js';
import {
  PhoneError,
  type Configuration,
  type CoreMessage,
  type PageId,
  type PageMessage,
  type PhoneState,
  type Settled,
} from '../protocol/index.js';
import {audioIsHere} from './audio-first.js';
import {isCredentials} from './configuration.js';
import type {PhoneOptions} from './phone.js';
import {nextTone, remindsIn} from './ringing.js';

/** What this page does for the core: it lends its audio, yields credentials, and rings. */
export class Lender {
  readonly #media: MediaHost;
  #tones = new Tones();
  #tone: Tone | null = null;
  #reminder: ReturnType<typeof setTimeout> | undefined;

  /** `configuration` may come later, or never. */
  constructor(
    configuration: Promise<Configuration>,
    private readonly credentials: PhoneOptions['credentials'],
    private readonly post: (message: PageMessage) => void,
  ) {
    const wanted = configuration.then(({iceServers = [], dtlsActive = true}) => ({
      iceServers: iceServers as RTCIceServer[],
      dtlsActive,
    }));
    // Who reads the configuration says what is wrong with it.
    wanted.catch(() => undefined);
    this.#media = new MediaHost({
      configuration: wanted,
      onevent: event => this.post({type: 'media-event', event}),
    });
  }

  /** The calls whose audio is in this page. */
  get hosting(): readonly string[] {
    return this.#media.calls;
  }

  /** A call is about to come here; `known`: what the configuration will say of its audio. */
  expect(known: MediaConfiguration | false): void {
    this.#media.expect(known);
  }

  /** Does what the core asks for; messages of other kinds are not for it. */
  async take(message: CoreMessage): Promise<void> {
    if (message.type === 'media') {
      const result = await settled(this.#media.request(message.request), 'media-failed');
      this.post({type: 'media-result', seq: message.seq, result});
      if (message.request.op === 'accept') audioIsHere();
    } else if (message.type === 'credentials') {
      const result = await settled(this.#readCredentials(), 'credentials-unreachable');
      this.post({type: 'credentials-result', seq: message.seq, result});
    }
  }

  /** Sounds what the state asks of this page. */
  ring(state: PhoneState, previous: PhoneState, page: PageId): void {
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
