import {PhoneError, type CallId, type MediaRequest, type MediaResult} from '../protocol/index.js';
import {CallMedia, type CallMediaOptions, type MediaConfiguration} from './call-media.js';
import {Microphone} from './microphone.js';

export type MediaHostOptions = CallMediaOptions;

/** Milliseconds that a microphone is open for a call that is expected. */
const EXPECTED = 3_000;

/** Lends this page's peer connections, microphone and loudspeaker to the core. */
export class MediaHost {
  #calls = new Map<CallId, CallMedia>();
  #microphone = new Microphone();
  #expected: CallMedia | null = null;

  constructor(private readonly options: MediaHostOptions) {}

  /** The calls whose audio is in this page. */
  get calls(): readonly CallId[] {
    return [...this.#calls.keys()];
  }

  /**
   * A call's page went away for this one, and the other side hears nothing until the call is here: its microphone and
   * an offer are made ready while the core is still being sought. `known`: what the configuration will say, when it comes.
   */
  expect(known: MediaConfiguration | false = false): void {
    const options = known ? {...this.options, configuration: Promise.resolve(known)} : this.options;
    this.#expected = new CallMedia('', this.#microphone, options);
    this.#expected.makeReady();
    setTimeout(() => this.#dismiss(), EXPECTED);
  }

  /** Settles as the request's description says; rejects with a `PhoneError`. */
  async request(request: MediaRequest): Promise<MediaResult> {
    if (request.op === 'close') {
      this.#calls.get(request.call)?.close();
      this.#calls.delete(request.call);
      return {};
    }
    let call = this.#calls.get(request.call);
    if (!call) this.#calls.set(request.call, (call = this.#make(request)));
    try {
      return await call.open(run(call, request));
    } catch (error) {
      if (error instanceof PhoneError) throw error;
      // The browser's own text may quote the SDP, and with it names and addresses.
      const name = error instanceof DOMException ? error.name : 'Error';
      throw new PhoneError('media-failed', `${request.op}: ${name}`);
    }
  }

  /** Ends all calls' audio and gives the microphone back. */
  close(): void {
    this.#dismiss();
    for (const call of this.#calls.values()) call.close();
    this.#calls.clear();
  }

  #make({call, op}: MediaRequest): CallMedia {
    const expected = op === 'microphone' || op === 'offer' ? this.#expected : null;
    if (!expected) return new CallMedia(call, this.#microphone, this.options);
    this.#expected = null;
    expected.call = call;
    return expected;
  }

  #dismiss(): void {
    this.#expected?.close();
    this.#expected = null;
  }
}

async function run(call: CallMedia, request: Exclude<MediaRequest, {op: 'close'}>): Promise<MediaResult> {
  switch (request.op) {
    case 'offer':
      return {sdp: await call.offer(request.direction, request.restart ?? false)};
    case 'answer':
      return {sdp: await call.answer(request.direction, request.sdp)};
    case 'heard':
      return {heard: call.heard};
    case 'microphone':
      await call.ready();
      break;
    case 'accept':
      await call.accept(request.sdp, request.provisional ?? false);
      break;
    case 'rollback':
      await call.rollback();
      break;
    case 'send':
      call.send(request.on);
      break;
    case 'tones':
      await call.tones(request.tones);
  }
  return {};
}
