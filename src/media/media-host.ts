import {PhoneError, type CallId, type MediaRequest, type MediaResult} from '../protocol/index.js';
import {failed} from '../script/failures.js';
import {insist} from '../script/insist.js';
import {CallMedia, type CallMediaOptions, type MediaConfiguration} from './call-media.js';
import type {Devices} from './devices/devices.js';
import {mayUseMicrophone} from './may-use-microphone.js';
import {Microphone} from './microphone.js';

export type MediaHostOptions = CallMediaOptions;

/** Milliseconds that a microphone is open for a call that is expected, and for one that is likely. */
const EXPECTED = 3_000;
const LIKELY = 5_000;

/** Lends this page's peer connections, microphone and loudspeaker to the core. */
export class MediaHost {
  #calls = new Map<CallId, CallMedia>();
  #microphone = new Microphone();
  #expected: CallMedia | null = null;
  #dismissal: ReturnType<typeof setTimeout> | undefined;
  /** What is answered early, for calls that nobody has taken. */
  #ringing = new Map<CallId, CallMedia>();
  #isClosed = false;
  #devices: Promise<Devices> | null = null;
  readonly #options: MediaHostOptions;

  constructor(options: MediaHostOptions) {
    const onevent: MediaHostOptions['onevent'] = (event, type) => {
      // Not before somebody is heard: nothing of it is needed for that.
      if (event.event === 'connection' && event.status === 'connected') this.#keepDevices();
      options.onevent(event, type);
    };
    this.#options = {...options, onevent};
  }

  /** The calls whose audio is in this page. */
  get calls(): readonly CallId[] {
    return [...this.#calls.keys()];
  }

  /**
   * A call's page went away for this one, and the other side hears nothing until the call is here: its microphone and
   * an offer are made ready while the core is still being sought. `known`: what the configuration will say, when it comes.
   */
  expect(known: MediaConfiguration | false = false): void {
    const options = known ? {...this.#options, configuration: Promise.resolve(known)} : this.#options;
    this.#expect(new CallMedia('', this.#microphone, options), EXPECTED).makeReady();
  }

  /**
   * The user is about to dial, or to answer: the microphone is made ready, and for a call out an offer. Only where nobody has
   * to be asked for the microphone; what no call takes is given back some seconds after the last word of it.
   */
  async intend(direction: 'in' | 'out'): Promise<void> {
    if (!(await mayUseMicrophone()) || this.#isClosed) return;
    if (this.#expected) return this.#dismissIn(LIKELY);
    const media = this.#expect(new CallMedia('', this.#microphone, this.#options), LIKELY);
    if (direction === 'out') media.makeReady(true);
    else media.ready().catch(failed('microphone ahead'));
  }

  /** Settles as the request's description says; rejects with a `PhoneError`. */
  async request(request: MediaRequest): Promise<MediaResult> {
    if (request.op === 'close') {
      for (const calls of [this.#calls, this.#ringing]) {
        calls.get(request.call)?.close();
        calls.delete(request.call);
      }
      if (!this.#calls.size) this.#leaveDevices();
      return {};
    }
    const call = request.op === 'ring' ? this.#ring(request) : this.#find(request);
    try {
      const result = await call.open(run(call, request));
      // The call has a track of its own: whoever was about to begin it has begun.
      if (request.op === 'microphone') this.#dismiss();
      return result;
    } catch (error) {
      if (error instanceof PhoneError) throw error;
      // The browser's own text may quote the SDP, and with it names and addresses.
      const name = error instanceof DOMException ? error.name : 'Error';
      throw new PhoneError('media-failed', `${request.op}: ${name}`);
    }
  }

  /** Ends all calls' audio and gives the microphone back. */
  close(): void {
    this.#isClosed = true;
    this.#dismiss();
    for (const calls of [this.#calls, this.#ringing]) {
      for (const call of calls.values()) call.close();
      calls.clear();
    }
    this.#leaveDevices();
  }

  #keepDevices(): void {
    if (this.#devices) return;
    const devices = (this.#devices = insist(() => import('./devices/devices.js')).then(
      ({Devices}) => new Devices(this.#microphone, () => [...this.#calls.values()]),
    ));
    devices.catch((thrown: unknown) => {
      failed('devices')(thrown);
      this.#devices = null;
    });
  }

  #leaveDevices(): void {
    this.#devices?.then(
      devices => devices.close(),
      () => {},
    );
    this.#devices = null;
  }

  #ring({call}: MediaRequest): CallMedia {
    const media = new CallMedia(call, this.#microphone, this.#options);
    this.#ringing.get(call)?.close();
    this.#ringing.set(call, media);
    return media;
  }

  #find(request: MediaRequest): CallMedia {
    let call = this.#calls.get(request.call);
    if (!call) this.#calls.set(request.call, (call = this.#make(request)));
    return call;
  }

  #make({call, op}: MediaRequest): CallMedia {
    const ringing = this.#ringing.get(call);
    this.#ringing.delete(call);
    const expected = !ringing && (op === 'microphone' || op === 'offer') ? this.#expected : null;
    if (!expected) return ringing ?? new CallMedia(call, this.#microphone, this.#options);
    this.#expected = null;
    expected.call = call;
    return expected;
  }

  #expect(media: CallMedia, milliseconds: number): CallMedia {
    this.#expected?.close();
    this.#expected = media;
    this.#dismissIn(milliseconds);
    return media;
  }

  #dismissIn(milliseconds: number): void {
    clearTimeout(this.#dismissal);
    this.#dismissal = setTimeout(() => this.#dismiss(), milliseconds);
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
    case 'ring':
      await call.answerEarly(request.direction, request.sdp);
      break;
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
