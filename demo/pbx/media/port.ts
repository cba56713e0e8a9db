/** @file The PBX's end of a phone's audio: one peer connection, one audio line, G.711 µ-law. */
import {RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket, usePCMU, type RTCRtpTransceiver} from 'werift';
import {Digits} from './digits.js';
import type {Frame, FrameSink} from './frame.js';
import {FRAME_SAMPLES} from './pcmu.js';
import {
  answerTo,
  attribute,
  directionOf,
  revise,
  sameTransport,
  withoutCandidates,
  withSessionIceLite,
  type Direction,
} from './sdp.js';

/** One codec only, so that two legs never need transcoding. */
const codecs = (): RTCRtpCodecParameters[] => [
  usePCMU(),
  new RTCRtpCodecParameters({mimeType: 'audio/telephone-event', clockRate: 8000, payloadType: 101, parameters: '0-15'}),
];

const SAMPLES_PER_MS = 8;
const VOICE = 'audio/pcmu';

export class Port {
  /** Where the phone's audio goes. */
  onFrame: FrameSink = () => {};
  /** What the phone last said it wants to do. */
  remoteDirection: Direction = 'sendrecv';
  /** When the last packet came, in milliseconds since the epoch. */
  lastHeard = Date.now();
  readonly digits = new Digits();

  private readonly connection = new RTCPeerConnection({
    codecs: {audio: codecs()},
    iceServers: [],
    iceLite: true,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  private readonly transceiver: RTCRtpTransceiver;
  private readonly stream = Symbol('phone');
  private local = '';
  private remote = '';
  private outgoing?: {stream: symbol; offset: number; timestamp: number; at: number};
  private sequence = Math.floor(Math.random() * 0x8000);

  constructor() {
    this.transceiver = this.connection.addTransceiver('audio', {direction: 'sendrecv'});
    // Not the track's event: it needs a=ssrc lines, which a phone need not send (RFC 8829 §5.2.1).
    this.transceiver.dtlsTransport.onRtp.subscribe(packet => this.receive(packet));
  }

  /** Answers the first offer. Throws when there is no common codec. */
  async answer(offer: string): Promise<string> {
    await this.connection.setRemoteDescription({type: 'offer', sdp: withoutCandidates(offer)});
    this.requireVoice();
    if (attribute(offer, 'setup') === 'active') this.transceiver.dtlsTransport.role = 'server';
    const description = await this.connection.createAnswer();
    await this.connection.setLocalDescription(description);
    this.remote = offer;
    this.remoteDirection = directionOf(offer);
    this.local = this.localSdp(answerTo(this.remoteDirection));
    return this.local;
  }

  /** Makes the first offer. */
  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    this.local = withSessionIceLite(this.connection.localDescription?.sdp ?? '');
    return this.local;
  }

  /** Takes the phone's answer to our offer. */
  async accept(answer: string): Promise<void> {
    this.remote = answer;
    this.remoteDirection = directionOf(answer);
    await this.connection.setRemoteDescription({type: 'answer', sdp: withoutCandidates(answer)});
    this.requireVoice();
  }

  /**
   * Answers a later offer, which may change the direction only. Throws for a new transport: an ICE or DTLS
   * restart is not offered here, as with other PBXs a phone that moved sends INVITE with Replaces.
   */
  reanswer(offer: string): string {
    if (!sameTransport(this.remote, offer)) throw new Error('the offer has another transport');
    this.remoteDirection = directionOf(offer);
    this.local = this.localSdp(answerTo(this.remoteDirection));
    return this.local;
  }

  /** Sends a frame to the phone, unless it does not want to hear or is not connected yet. */
  play(frame: Frame): void {
    if (this.remoteDirection === 'sendonly' || this.remoteDirection === 'inactive') return;
    const payloadType = this.payloadType(frame.kind);
    if (payloadType === undefined) return;
    const now = performance.now();
    const last = this.outgoing;
    const newStream = last?.stream !== frame.stream;
    const base = last ? last.timestamp + Math.max(FRAME_SAMPLES, Math.round((now - last.at) * SAMPLES_PER_MS)) : 0;
    const offset = newStream ? base - frame.timestamp : last.offset;
    const timestamp = (frame.timestamp + offset) >>> 0;
    this.outgoing = {stream: frame.stream, offset, timestamp, at: now};
    this.sequence = (this.sequence + 1) & 0xffff;
    const header = new RtpHeader({
      version: 2,
      payloadType,
      sequenceNumber: this.sequence,
      timestamp,
      marker: frame.marker || newStream,
      ssrc: this.transceiver.sender.ssrc,
    });
    if (frame.kind === 'voice') void this.transceiver.sender.sendRtp(new RtpPacket(header, frame.payload));
    // sender.sendRtp would stamp the audio codec's payload type on it.
    else void this.transceiver.dtlsTransport.sendRtp(frame.payload, header);
  }

  close(): void {
    this.onFrame = () => {};
    void this.connection.close().catch(() => {});
  }

  /** For werift, telephone-event in common is enough. */
  private requireVoice(): void {
    const {codecs: common} = this.transceiver;
    if (!common.some(({mimeType}) => mimeType.toLowerCase() === VOICE)) throw new Error('no codec in common');
  }

  private localSdp(direction: Direction): string {
    const sdp = this.local || withSessionIceLite(this.connection.localDescription?.sdp ?? '');
    return revise(sdp, direction, this.transceiver.dtlsTransport.role === 'server' ? 'passive' : 'active');
  }

  private payloadType(kind: Frame['kind']): number | undefined {
    if (this.transceiver.dtlsTransport.state !== 'connected') return undefined;
    const name = kind === 'voice' ? VOICE : 'audio/telephone-event';
    return this.transceiver.codecs.find(codec => codec.mimeType.toLowerCase() === name && codec.clockRate === 8000)
      ?.payloadType;
  }

  private receive({header, payload}: RtpPacket): void {
    this.lastHeard = Date.now();
    const name = this.transceiver.codecs
      .find(codec => codec.payloadType === header.payloadType)
      ?.mimeType.toLowerCase();
    if (!name) return;
    const {timestamp, marker} = header;
    const kind = name === VOICE ? 'voice' : 'digit';
    const frame: Frame = {kind, stream: this.stream, timestamp, marker, payload};
    this.digits.hear(frame);
    if (this.remoteDirection === 'sendrecv' || this.remoteDirection === 'sendonly') this.onFrame(frame);
  }
}
