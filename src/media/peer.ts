import {PhoneError, type Direction} from '../protocol/index.js';
import {usableCandidates} from './gathering.js';
import {Speaker} from './speaker.js';
import {ToneQueue} from './tone-queue.js';
import {fingerprintOf} from './wire-sdp.js';

const CODECS = ['audio/opus', 'audio/g722', 'audio/pcma', 'audio/pcmu', 'audio/telephone-event'];

export interface PeerOptions {
  /** May come after the peer connection was made, which waits for them only where it has to. */
  readonly iceServers: Promise<readonly RTCIceServer[]>;
  readonly sink?: string;
  onconnection(state: RTCPeerConnectionState): void;
  ontone(tone: string): void;
}

/** One peer connection with one audio line, and what is heard of it. */
export class Peer {
  readonly #pc: RTCPeerConnection;
  readonly #servers: Promise<readonly RTCIceServer[]>;
  readonly #speaker: Speaker;
  readonly #closed = new AbortController();
  readonly tones: ToneQueue;
  #line: RTCRtpTransceiver | null = null;
  #agreed: Direction | null = null;
  #broken = false;
  /** Settled when the microphone goes out on the line. */
  #speaks: Promise<void> = Promise.resolve();

  /** `track` may still be opening: all that needs no microphone is done meanwhile. */
  constructor(
    options: PeerOptions,
    private track: Promise<MediaStreamTrack>,
  ) {
    this.#pc = new RTCPeerConnection();
    this.#servers = options.iceServers.then(servers => {
      if (servers.length) this.#pc.setConfiguration({iceServers: [...servers]});
      return servers;
    });
    this.#servers.catch(() => undefined);
    this.#speaker = new Speaker(options.sink);
    const connected = new Promise<void>(resolve => {
      this.#pc.onconnectionstatechange = () => {
        if (this.#pc.connectionState === 'connected') resolve();
        options.onconnection(this.#pc.connectionState);
      };
    });
    this.tones = new ToneQueue(() => this.#line?.sender.dtmf ?? null, connected, this.#closed.signal, options.ontone);
  }

  /** When the far end's last packet was played; 0 after some seconds without any. */
  get heard(): number {
    return this.#line?.receiver.getSynchronizationSources()[0]?.timestamp ?? 0;
  }

  get local(): string {
    return this.#pc.localDescription?.sdp ?? '';
  }

  get remote(): string {
    return this.#pc.remoteDescription?.sdp ?? '';
  }

  /** No new description revives it, an ICE restart neither: the DTLS association failed, or it is with somebody else. */
  get broken(): boolean {
    return this.#broken || this.#line?.sender.transport?.state === 'failed';
  }

  /** `certain`: the microphone will come, and is not waited for. */
  async offer(direction: Direction, restart: boolean, certain = false): Promise<void> {
    if (this.#line) this.#line.direction = direction;
    else this.#use(this.#pc.addTransceiver('audio', {direction}));
    const description = await this.#pc.createOffer({iceRestart: restart});
    // From a page that may not use the microphone browsers hide addresses behind mDNS names until it does.
    if (!certain) await this.#speaks;
    const servers = await this.#servers;
    await this.#pc.setLocalDescription(description);
    await usableCandidates(this.#pc, servers);
    // Asterisk would answer with audio that no browser takes, and the call be lost; the core asks again soon.
    if (restart && !/ udp /i.test(this.local)) throw new Error();
  }

  async answer(direction: Direction, sdp: string): Promise<void> {
    await this.#pc.setRemoteDescription({type: 'offer', sdp});
    for (const line of this.#pc.getTransceivers()) {
      if (!this.#line && line.receiver.track.kind === 'audio') this.#use(line);
      // Video or a second audio line: refused (RFC 3264 §6).
      else if (line !== this.#line) line.stop();
    }
    // The wanted direction is kept; the browser answers with what the offer leaves of it (RFC 3264 §6.1).
    if (this.#line) this.#line.direction = direction;
    const servers = await this.#servers;
    await this.#pc.setLocalDescription(await this.#pc.createAnswer());
    this.#agreed = direction;
    await usableCandidates(this.#pc, servers);
    await this.#speaks;
  }

  async accept(sdp: string, provisional: boolean): Promise<void> {
    // The same answer may come again, in a 200 after a reliable 183.
    if (this.#pc.signalingState === 'stable') return this.#acceptOther(sdp);
    try {
      await this.#pc.setRemoteDescription({type: provisional ? 'pranswer' : 'answer', sdp});
    } catch (error) {
      // Firefox knows no provisional answers: taken for final.
      if (!provisional || (error as Error).name !== 'NotSupportedError') throw error;
      await this.#pc.setRemoteDescription({type: 'answer', sdp});
    }
    if (!provisional) this.#agreed = this.#line?.direction as Direction;
  }

  /** Someone else answered than who sent the early media, and the browser took that for final. */
  #acceptOther(sdp: string): void {
    if (fingerprintOf(sdp) === fingerprintOf(this.remote)) return;
    this.#broken = true;
    throw new PhoneError('media-failed', 'media-failed', {retryable: true});
  }

  async rollback(): Promise<void> {
    if (this.#pc.signalingState !== 'have-local-offer') return;
    await this.#pc.setLocalDescription({type: 'rollback'});
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
    const {codecs} = RTCRtpReceiver.getCapabilities('audio') ?? {codecs: []};
    const ordered = CODECS.flatMap(type => codecs.filter(codec => codec.mimeType.toLowerCase() === type));
    if (ordered.length) line.setCodecPreferences(ordered);
    this.#speaks = this.track.then(track => line.sender.replaceTrack(track));
    this.#speaks.catch(() => undefined);
    this.#speaker.play(line.receiver.track);
  }
}
