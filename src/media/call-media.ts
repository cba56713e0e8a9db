import {PhoneError, type CallId, type Direction, type MediaEvent, type SoundProblem} from '../protocol/index.js';
import {failed} from '../script/failures.js';
import {takeConnection} from './ahead.js';
import {mayUseMicrophone} from './may-use-microphone.js';
import type {Microphone, MicrophoneUser} from './microphone.js';
import {Peer, type PeerOptions} from './peer.js';
import {Reports} from './reports.js';
import {OWN, Origin, answerOf, offerOf, understandOffer} from './sdp/index.js';
import {Voice} from './voice.js';

/** `iceServers`: as they are by now; none means host candidates alone. `dtlsActive`: offer the DTLS client role on the wire. */
export interface MediaConfiguration {
  iceServers(): Promise<readonly RTCIceServer[]>;
  readonly dtlsActive: boolean;
}

export interface CallMediaOptions {
  /** May come after the page was asked for its microphone. */
  readonly configuration: Promise<MediaConfiguration>;
  /** `type`: as which message it goes to the core. */
  onevent(event: MediaEvent, type?: 'media-event' | 'quality'): void;
}

/**
 * The media of one call. Mostly one peer connection for its whole life; another one takes its place when the far end
 * comes with another certificate (RFC 8842 §4), for which browsers start no new DTLS association.
 */
export class CallMedia implements MicrophoneUser {
  #origin = new Origin();
  #layout = OWN;
  /** An offer was answered for good. */
  #agreed = false;
  #peer: Peer | null = null;
  /** The peer of our open offer when it is to replace the one in use. */
  #replacement: Peer | null = null;
  #closed = new AbortController();
  readonly #voice: Voice;
  readonly #reports = new Reports(
    (event, type) => this.options.onevent({call: this.call, ...event}, type),
    () => this.#peer,
    this.#closed.signal,
  );
  /** An offer that was made before it was asked for. */
  #ahead: Promise<string> | null = null;
  /** The microphone is certain, and may come after all else: the other side is heard meanwhile. */
  #certain = false;
  /** It is waited for all the same: one that fails is to cost no call. */
  #isPatient = false;
  /** The far end's offer that is answered already, and our answer, while nobody has taken the call. */
  #early: {readonly direction: Direction; readonly sdp: string; readonly answer: Promise<string>} | null = null;
  /** Until the call is taken nobody is told of its connection. */
  #isQuiet = false;

  constructor(
    /** Changes once: when the media was made ready before its call was known. */
    public call: CallId,
    microphone: Microphone,
    private readonly options: CallMediaOptions,
  ) {
    this.#voice = new Voice(microphone, this);
  }

  /** Whether our voice goes out. */
  get sending(): boolean {
    return this.#voice.goesOut;
  }

  get heard(): number {
    return this.#peer?.heard ?? 0;
  }

  /** Null where not both sides are heard. */
  get peer(): Pick<Peer, 'measured'> | null {
    return this.#peer?.talks ? this.#peer : null;
  }

  /** Settles as `work` does, or is refused as soon as the call is closed. */
  open<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new PhoneError('call-state'));
      if (this.#closed.signal.aborted) ended();
      this.#closed.signal.addEventListener('abort', ended, {once: true});
      work.then(resolve, reject).finally(() => this.#closed.signal.removeEventListener('abort', ended));
    });
  }

  /** Makes the microphone and an offer ready before they are asked for. `isPatient`: no call without the microphone. */
  makeReady(isPatient = false): void {
    this.#isPatient = isPatient;
    this.#voice.open().catch((thrown: unknown) => {
      failed('microphone ahead')(thrown);
      if (this.#certain && !isPatient) this.microphoneLost();
      this.#certain = false;
    });
    this.#ahead = mayUseMicrophone().then(certain => {
      this.#certain = certain;
      return this.#offer('sendrecv', false);
    });
    // `offer` makes another then.
    this.#ahead.catch(failed('offer ahead'));
  }

  /** Settles when the microphone is there, or certain to come. */
  async ready(): Promise<void> {
    if (this.#ahead) await this.#ahead.catch(() => undefined);
    if (this.#isPatient || !this.#certain) await this.#voice.open();
  }

  async offer(direction: Direction, restart: boolean): Promise<string> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const sdp = await ahead?.catch(() => null);
    return sdp && direction === 'sendrecv' && !restart ? sdp : this.#offer(direction, restart);
  }

  async #offer(direction: Direction, restart: boolean): Promise<string> {
    const former = this.#peer;
    let peer = (this.#peer ??= this.#makePeer());
    if (peer.broken) {
      this.#replacement?.close();
      this.#replacement = peer = this.#makePeer();
    }
    // A role that was agreed stays (RFC 8842 §5.4): who is the server never offers to be the client.
    const isServer = peer.association?.role === 'active';
    try {
      await peer.offer(direction, restart, this.#certain);
    } catch (error) {
      // Without a microphone: the next attempt starts anew.
      if (!former) this.#drop();
      throw error;
    }
    const {dtlsActive} = await this.options.configuration;
    return this.#origin.stamp(offerOf(peer.local, this.#layout, dtlsActive && !isServer));
  }

  /** Answers while it rings: all but the microphone, and the way to the far end. Nothing is said of it, and nothing heard. */
  async answerEarly(direction: Direction, sdp: string): Promise<void> {
    const answer = mayUseMicrophone().then(may => {
      // Its browser hides addresses behind mDNS names until the user has allowed it.
      if (!may) throw new PhoneError('microphone-refused');
      this.#isQuiet = true;
      return this.#answer(direction, sdp, true);
    });
    this.#early = {direction, sdp, answer};
    await answer;
  }

  async answer(direction: Direction, sdp: string): Promise<string> {
    const early = this.#early;
    this.#early = null;
    const answer = await early?.answer.catch(() => null);
    if (answer && early?.sdp === sdp && this.#peer?.state !== 'failed') {
      await this.#peer?.begin();
      return answer;
    }
    if (early) this.#drop();
    return this.#answer(direction, sdp);
  }

  async #answer(direction: Direction, sdp: string, isEarly = false): Promise<string> {
    const association = this.#peer?.association;
    const offer = understandOffer(sdp, association);
    if (this.#ahead) {
      await this.#ahead.catch(() => undefined);
      this.#ahead = null;
      this.#drop();
    }
    const former = this.#peer;
    const isSame = former && (!association || association.fingerprint === offer.fingerprint);
    const peer = isSame ? former : this.#makePeer(isEarly ? this.#voice.opened : this.#voice.open());
    try {
      await peer.answer(direction, offer, isEarly);
    } catch (error) {
      if (peer !== former) peer.close();
      throw error;
    }
    if (peer !== former) former?.close();
    this.#replacement?.close();
    this.#replacement = null;
    this.#peer = peer;
    this.#layout = offer.layout;
    this.#agreed = true;
    return this.#origin.stamp(answerOf(peer.local, offer.layout));
  }

  async accept(sdp: string, provisional: boolean): Promise<void> {
    // Of another branch, which came late (RFC 6337 §3.1.1).
    if (provisional && this.#agreed) return;
    const peer = this.#replacement ?? this.#need();
    try {
      await peer.accept(sdp, provisional);
    } catch (error) {
      if (this.#agreed) await this.rollback().catch(failed('rollback'));
      throw error;
    }
    this.#agreed ||= !provisional;
    if (peer === this.#replacement) {
      this.#peer?.close();
      this.#peer = peer;
      this.#replacement = null;
    }
  }

  async rollback(): Promise<void> {
    if (this.#replacement) {
      this.#replacement.close();
      this.#replacement = null;
    } else {
      await this.#need().rollback();
    }
  }

  send(on: boolean): void {
    this.#isQuiet = false;
    if (this.#peer) this.#reports.connection(this.#peer.state);
    this.#voice.send(on);
  }

  tones(tones: string): Promise<void> {
    return this.#need().playTones(tones);
  }

  replaceTrack(track: MediaStreamTrack): void {
    this.#voice.replace(track, next => this.#peer?.replaceTrack(next));
  }

  /** Says what is wrong with the sound, where that is news; null: nothing is. */
  tell(problem: SoundProblem | null): void {
    this.#reports.sound(problem);
  }

  microphoneLost(): void {
    this.#reports.microphoneLost();
  }

  close(): void {
    this.#closed.abort();
    this.#peer?.close();
    this.#replacement?.close();
    this.#voice.close();
  }

  #need(): Peer {
    if (this.#peer) return this.#peer;
    throw new PhoneError('call-state');
  }

  #drop(): void {
    this.#peer?.close();
    this.#peer = null;
  }

  /** Firefox gives up after some seconds without a way. */
  #answerAgain(): void {
    const early = this.#early;
    if (!early) return;
    this.#drop();
    this.answerEarly(early.direction, early.sdp).catch(failed('early answer'));
  }

  #makePeer(track = this.#voice.open()): Peer {
    if (this.#closed.signal.aborted) throw new PhoneError('call-state');
    const options: PeerOptions = {
      iceServers: async () => (await this.options.configuration).iceServers(),
      onconnection: state => {
        if (!this.#isQuiet) this.#reports.connection(state);
        else if (state === 'failed') this.#answerAgain();
      },
      ontone: tone => this.#reports.tone(tone),
    };
    return new Peer(options, track, this.#ahead ? takeConnection() : null);
  }
}
