/** @file A voice and an ear at the phone's end: a peer connection of werift, as a browser would have one. */
import {RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket, usePCMU, type RTCRtpTransceiver} from 'werift';
import {Digits} from '../../demo/pbx/media/digits.js';
import type {Frame} from '../../demo/pbx/media/frame.js';
import {Listener, type Heard} from '../../demo/pbx/media/listener.js';
import {decode} from '../../demo/pbx/media/pcmu.js';
import {play, type Sound} from '../../demo/pbx/media/tone.js';
import {decodeAlaw, encodeAlaw} from './pcma.js';

/** `PCMA`: for a PBX that would transcode otherwise. */
export type Voice = 'PCMU' | 'PCMA';

export class Ear {
  readonly connection: RTCPeerConnection;
  readonly digits = new Digits();
  /** Sequence numbers and timestamps as they came, for tests of the stream itself. */
  readonly packets: {sequence: number; timestamp: number; ssrc: number}[] = [];
  /** Told of each packet of voice as it comes. */
  onvoice: (samples: Float32Array, packet: {timestamp: number; ssrc: number}) => void = () => {};
  private readonly transceiver: RTCRtpTransceiver;
  private readonly payloadType: number;
  private readonly listener = new Listener();
  private sequence = 1;
  private stop = (): void => {};

  constructor(private readonly voice: Voice = 'PCMU') {
    this.payloadType = voice === 'PCMU' ? 0 : 8;
    const pcma = {mimeType: 'audio/PCMA', clockRate: 8000, channels: 1, payloadType: 8};
    const digits = {mimeType: 'audio/telephone-event', clockRate: 8000, payloadType: 126};
    this.connection = new RTCPeerConnection({
      codecs: {
        audio: [voice === 'PCMU' ? usePCMU() : new RTCRtpCodecParameters(pcma), new RTCRtpCodecParameters(digits)],
      },
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
    });
    this.transceiver = this.connection.addTransceiver('audio', {direction: 'sendrecv'});
    this.transceiver.dtlsTransport.onRtp.subscribe(({header, payload}) => {
      const {sequenceNumber: sequence, timestamp, ssrc, marker, payloadType} = header;
      const kind = payloadType === this.payloadType ? 'voice' : 'digit';
      const frame: Frame = {kind, stream: Symbol.for('far'), timestamp, marker, payload};
      this.packets.push({sequence, timestamp, ssrc});
      if (kind === 'voice') this.onvoice(voice === 'PCMU' ? decode(payload) : decodeAlaw(payload), {timestamp, ssrc});
      this.listener.hear(frame);
      this.digits.hear(frame);
    });
  }

  heard(): Heard {
    return this.listener.heard();
  }

  /** Says this from now on. */
  say(sound: Sound): void {
    this.stop();
    this.stop = play(sound, ({payload, timestamp, marker}) => {
      const own = this.voice === 'PCMU' ? payload : encodeAlaw(decode(payload));
      this.send(this.payloadType, own, timestamp, marker);
    });
  }

  /** Presses keys: three packets at the beginning of each, three at its end (RFC 4733 §2.5.1.4). */
  press(keys: string): void {
    const type = this.transceiver.codecs.find(({name}) => name.toLowerCase() === 'telephone-event')?.payloadType ?? 0;
    for (const [index, key] of [...keys].entries()) {
      const event = '0123456789*#'.indexOf(key);
      for (let packet = 0; packet < 6; packet++) {
        const end = packet < 3 ? 0x0a : 0x8a;
        this.send(type, Buffer.from([event, end, 0, packet * 160]), 160_000 + index * 1600, packet === 0);
      }
    }
  }

  close(): void {
    this.stop();
    void this.connection.close();
  }

  private send(payloadType: number, payload: Buffer, timestamp: number, marker: boolean): void {
    const transport = this.transceiver.dtlsTransport;
    if (transport.state !== 'connected') return;
    this.sequence = (this.sequence + 1) & 0xffff;
    const {ssrc} = this.transceiver.sender;
    const header = new RtpHeader({version: 2, payloadType, sequenceNumber: this.sequence, timestamp, marker, ssrc});
    if (payloadType === this.payloadType) void this.transceiver.sender.sendRtp(new RtpPacket(header, payload));
    else void transport.sendRtp(payload, header);
  }
}
