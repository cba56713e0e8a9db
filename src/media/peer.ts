import {PhoneError, type Direction} from '../protocol/index.js';
import type {Ahead} from './ahead.js';
import {failed} from '../script/failures.js';
import {usableCandidates} from './gathering.js';
import {addLine, preferCodecs} from './line.js';
import {readLocal, understandAnswer, type Association, type Understood} from './sdp/index.js';
import {Speaker} from './speaker.js';
import type {ToneQueue} from './tone-queue.js';
import {Later} from '../script/later.js';

export interface PeerOptions {
  /** May come after the peer connection was made, which waits for them only where it has to. */
  iceServers(): Promise<readonly RTCIceServer[]>;
  onconnection(state: RTCPeerConnectionState): void;
  ontone(tone: string): void;
}

/** One peer connection with one audio line, and what is heard of it. */
export class Peer {
  readonly #pc: RTCPeerConnection;
  #servers: Promise<readonly RTCIceServer[]>;
  readonly #speaker: Speaker;
  readonly #closed = new AbortController();
  readonly #tones: Later<ToneQueue>;
  #line: RTCRtpTransceiver | null = null;
  /** Whether the first offer was set before anybody asked for it. */
  #offered: Promise<boolean> | null;
  #agreed: Direction | null = null;
  #association: Association | null = null;
  /** The far end takes RTP events, or has not said yet. */
  #takesTones = true;
  #broken = false;
  /** Where the far end is to be found, until the call is taken. */
  readonly #candidates: RTCIceCandidateInit[] = [];
  /** Settled when the microphone goes out on the line. */
  #speaks: Promise<void> = Promise.resolve();

  /** `track` may still be opening: all that needs no microphone is done meanwhile. `ahead`: the connection was begun before. */
  constructor(
    private readonly options: PeerOptions,
    private track: Promise<MediaStreamTrack>,
    ahead: Ahead | null = null,
  ) {
    this.#pc = ahead?.connection ?? new RTCPeerConnection();
    this.#offered = ahead?.offered ?? null;
    this.#servers = this.#askForServers();
    // Whoever makes a description waits for them, and is told.
    this.#servers.catch(() => undefined);
    this.#speaker = new Speaker();
    const connected = new Promise<void>(resolve => {
      this.#pc.onconnectionstatechange = () => {
        if (this.#pc.connectionState === 'connected') resolve();
        options.onconnection(this.#pc.connectionState);
      };
    });
    this.#tones = new Later(async () => {
      const {ToneQueue: Queue} = await import('./tone-queue.js');
      const sender = () => this.#line?.sender.dtmf ?? null;
      return new Queue(sender, () => !this.#takesTones, connected, this.#closed.signal, options.ontone);
    });
  }

  /** Settles when the tones were played out. What plays them comes once both hear each other, or with the first of them. */
  async playTones(tones: string): Promise<void> {
    await (await this.#tones.load()).play(tones);
  }

  /** When the far end's last packet was played; 0 after some seconds without any. */
  get heard(): number {
    return this.#line?.receiver.getSynchronizationSources()[0]?.timestamp ?? 0;
  }

  /** Both sides are heard. */
  get talks(): boolean {
    return this.#line?.currentDirection === 'sendrecv' && this.#pc.connectionState === 'connected';
  }

  /** What the browser measures while that is so, else null. */
  get measured(): Promise<RTCStatsReport> | null {
    return this.talks ? this.#pc.getStats() : null;
  }

  get state(): RTCPeerConnectionState {
    return this.#pc.connectionState;
  }

  get local(): string {
    return this.#pc.localDescription?.sdp ?? '';
  }

  /** What was agreed on encryption; null before anything was. */
  get association(): Association | null {
    return this.#association;
  }

  /** No new description revives it, an ICE restart neither: the DTLS association failed, or it is with somebody else. */
  get broken(): boolean {
    return this.#broken || this.#line?.sender.transport?.state === 'failed';
  }

  /** `certain`: the microphone will come, and is not waited for. */
  async offer(direction: Direction, restart: boolean, certain = false): Promise<void> {
    if (this.#line) this.#line.direction = direction;
    else this.#use(this.#pc.getTransceivers()[0] ?? addLine(this.#pc, direction));
    // What they were when the call began may not let us in any more.
    if (restart) await (this.#servers = this.#askForServers());
    if (!(await this.#isOffered(direction, restart))) {
      const description = await this.#pc.createOffer({iceRestart: restart});
      // From a page that may not use the microphone browsers hide addresses behind mDNS names until it does.
      if (!certain) await this.#speaks;
      await this.#servers;
      await this.#pc.setLocalDescription(description);
    }
    await usableCandidates(this.#pc, await this.#servers);
    // Asterisk would answer with audio that no browser takes, and the call be lost; the core asks again soon.
    if (restart && !/ udp /i.test(this.local)) throw new Error();
  }

  async #askForServers(): Promise<readonly RTCIceServer[]> {
    const servers = await this.options.iceServers();
    if (servers.length) this.#pc.setConfiguration({iceServers: [...servers]});
    return servers;
  }

  #isOffered(direction: Direction, restart: boolean): Promise<boolean> | boolean {
    const offered = this.#offered;
    this.#offered = null;
    return offered !== null && direction === 'sendrecv' && !restart && offered;
  }

  /**
   * `isEarly`: nobody has taken the call. The far end is not heard yet, the microphone not waited for, and no way sought: a far end
   * that is to hear from another page in the end would be asked from here first, and some stay with who asked first.
   */
  async answer(direction: Direction, offer: Understood, isEarly = false): Promise<void> {
    try {
      const sdp = isEarly ? this.#withoutCandidates(offer.sdp) : offer.sdp;
      await this.#pc.setRemoteDescription({type: 'offer', sdp});
      const [line] = this.#pc.getTransceivers();
      if (!this.#line && line) {
        preferCodecs(line);
        this.#use(line);
        line.receiver.track.enabled = !isEarly;
      }
      // The wanted direction is kept; the browser answers with what the offer leaves of it (RFC 3264 §6.1).
      if (this.#line) this.#line.direction = direction;
      const servers = await this.#servers;
      const answer = await this.#pc.createAnswer();
      const {isLive, setup} = readLocal(answer.sdp ?? '');
      // A codec that we speak, and this browser does not.
      if (!isLive) throw new PhoneError('not-acceptable');
      await this.#pc.setLocalDescription(answer);
      this.#agreed = direction;
      this.#associate(offer, setup === 'active' ? 'passive' : 'active');
      await usableCandidates(this.#pc, servers);
    } catch (error) {
      await this.rollback().catch(failed('rollback'));
      throw error;
    }
    if (!isEarly) await this.#speaks;
  }

  /** What was answered early is taken. */
  async begin(): Promise<void> {
    if (this.#line) this.#line.receiver.track.enabled = true;
    // One that the browser cannot read is none: in a description it would pass over it.
    const add = (candidate: RTCIceCandidateInit) => this.#pc.addIceCandidate(candidate).catch(failed('candidate'));
    await Promise.all(this.#candidates.splice(0).map(add));
  }

  #withoutCandidates(sdp: string): string {
    let sdpMLineIndex = -1;
    const isOther = (line: string) => {
      if (line.startsWith('m=')) sdpMLineIndex++;
      if (line.startsWith('a=candidate:')) this.#candidates.push({candidate: line.slice(2), sdpMLineIndex});
      return !/^a=(candidate:|end-of-candidates)/.test(line);
    };
    return sdp.split('\r\n').filter(isOther).join('\r\n');
  }

  async accept(sdp: string, provisional: boolean): Promise<void> {
    const former = this.#association;
    const answer = understandAnswer(sdp, readLocal(this.local), this.#agreed && former);
    const isOther = former !== null && former.fingerprint !== answer.fingerprint;
    if (this.#pc.signalingState !== 'stable') {
      try {
        await this.#take(answer.sdp, provisional);
      } catch (error) {
        // Firefox starts no new DTLS association (RFC 8842 §5.3).
        throw isOther ? this.#lost() : error;
      }
      this.#associate(answer, answer.setup === 'active' ? 'active' : 'passive');
    } else if (isOther) {
      // The browser took the answer of another for final. The same one may well come again, in a 200 after a reliable 183.
      if (provisional) return;
      throw this.#lost();
    }
    if (!provisional) this.#agreed = this.#line?.direction as Direction;
  }

  #associate({fingerprint, tones}: Understood, role: Association['role']): void {
    this.#association = {fingerprint, role};
    this.#takesTones = tones;
  }

  async #take(sdp: string, provisional: boolean): Promise<void> {
    try {
      await this.#pc.setRemoteDescription({type: provisional ? 'pranswer' : 'answer', sdp});
    } catch (error) {
      // Firefox knows no provisional answers: taken for final.
      if (!provisional || (error as Error).name !== 'NotSupportedError') throw error;
      await this.#pc.setRemoteDescription({type: 'answer', sdp});
    }
  }

  /** Somebody else answered, whom only a new offer can be agreed with. */
  #lost(): PhoneError {
    this.#broken = true;
    return new PhoneError('media-failed', 'media-failed', {retryable: true});
  }

  /** Back to what was agreed, from an offer of ours or of the far end's. */
  async rollback(): Promise<void> {
    const {signalingState} = this.#pc;
    if (signalingState === 'have-local-offer') await this.#pc.setLocalDescription({type: 'rollback'});
    else if (signalingState === 'have-remote-offer') await this.#pc.setRemoteDescription({type: 'rollback'});
    else return;
    // A rollback leaves the wanted direction as it is (JSEP, RFC 9429 §4.1.10.2).
    if (this.#line && this.#agreed) this.#line.direction = this.#agreed;
  }

  async replaceTrack(track: MediaStreamTrack): Promise<void> {
    this.track = Promise.resolve(track);
    await this.#line?.sender.replaceTrack(track);
  }

  close(): void {
    this.#closed.abort();
    this.#pc.onconnectionstatechange = null;
    this.#pc.close();
    this.#speaker.close();
  }

  #use(line: RTCRtpTransceiver): void {
    this.#line = line;
    this.#speaks = this.track.then(track => line.sender.replaceTrack(track));
    // As above: an offer or answer waits for it, and a microphone that was certain is reported as lost.
    this.#speaks.catch(() => undefined);
    this.#speaker.play(line.receiver.track);
  }
}
