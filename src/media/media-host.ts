import {PhoneError, type CallId, type MediaRequest, type MediaResult} from '../protocol/index.js';
import {CallMedia, type CallMediaOptions} from './call-media.js';
import {Microphone} from './microphone.js';

/**
 * Lends this page's peer connections, microphone and loudspeaker to the core.
 *
 * `iceServers`: none means host candidates alone. `dtlsActive`: offer the DTLS client role on the wire.
 * `sink`: device id of the loudspeaker.
 */
export type MediaHostOptions = CallMediaOptions;

export class MediaHost {
  #calls = new Map<CallId, CallMedia>();
  #microphone = new Microphone();

  constructor(private readonly options: MediaHostOptions) {}

  /** The calls whose audio is in this page. */
  get calls(): readonly CallId[] {
    return [...this.#calls.keys()];
  }

  /** Whether the browser withholds a call's sound until the user clicks or types in the page. */
  get blocked(): boolean {
    return [...this.#calls.values()].some(call => call.blocked);
  }

  /** Settles as the request's description says; rejects with a `PhoneError`. */
  async request(request: MediaRequest): Promise<MediaResult> {
    if (request.op === 'close') {
      this.#calls.get(request.call)?.close();
      this.#calls.delete(request.call);
      return {};
    }
    let call = this.#calls.get(request.call);
    if (!call) this.#calls.set(request.call, (call = new CallMedia(request.call, this.#microphone, this.options)));
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
    for (const call of this.#calls.values()) call.close();
    this.#calls.clear();
  }
}

async function run(call: CallMedia, request: Exclude<MediaRequest, {op: 'close'}>): Promise<MediaResult> {
  switch (request.op) {
    case 'microphone':
      await call.prepare();
      return {};
    case 'offer':
      return {sdp: await call.offer(request.direction, request.restart ?? false)};
    case 'answer':
      return {sdp: await call.answer(request.direction, request.sdp)};
    case 'accept':
      await call.accept(request.sdp, request.provisional ?? false);
      return {};
    case 'rollback':
      await call.rollback();
      return {};
    case 'send':
      call.send(request.on);
      return {};
    case 'tones':
      await call.tones(request.tones);
      return {};
  }
}
