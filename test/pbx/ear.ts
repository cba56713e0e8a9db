/** @file A voice and an ear at the phone's end: a peer connection of werift, as a browser would have one. */
import {RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket, usePCMU} from 'werift';
import {Digits} from '../../demo/pbx/media/digits.js';
import type {Frame} from '../../demo/pbx/media/frame.js';
import {Listener, type Heard} from '../../demo/pbx/media/listener.js';
import {play, type Sound} from '../../demo/pbx/media/tone.js';

export class Ear {
  readonly connection = new RTCPeerConnection({
    codecs: {
      audio: [
        usePCMU(),
        new RTCRtpCodecParameters({
          mimeType: 'audio/telephone-event',
          clockRate: 8000,
          payloadType: 126,
        }),
      ],
    },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  readonly digits = new Digits();
  /** Sequence numbers and timestamps as they came, for tests of the stream itself. */
  readonly packets: {sequence: number; timestamp: number; ssrc: number}[] = [];
  private readonly transceiver = this.connection.addTransceiver('audio', {direction: 'sendrecv'});
  private readonly listener = new Listener();
  private sequence = 1;
  private stop = (): void => {};

  constructor() {
    this.transceiver.dtlsTransport.onRtp.subscribe(({header, payload}) => {
      const {sequenceNumber: sequence, timestamp, ssrc, marker, payloadType} = header;
      const kind = payloadType === 0 ? 'voice' : 'digit';
      const frame: Frame = {kind, stream: Symbol.for('far'), timestamp, marker, payload};
      this.packets.push({sequence, timestamp, ssrc});
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
    this.stop = play(sound, frame => this.send(0, frame.payload, frame.timestamp, frame.marker));
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
    if (payloadType === 0) void this.transceiver.sender.sendRtp(new RtpPacket(header, payload));
    else void transport.sendRtp(payload, header);
  }
}
