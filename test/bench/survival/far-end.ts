/** @file The other party: a SIP phone in Node that notes when sound arrived, packet by packet. */
import {WebSocket} from 'ws';
import type {PbxKind} from '../../e2e/support/pbx.js';
import {startWire, type Wire} from '../../e2e/support/wire.js';
import {Phone, type PhoneCall} from '../../pbx/phone.js';
import {longestSilence, playedAt, type Packet} from './playout.js';

Object.assign(globalThis, {WebSocket});

const AUDIBLE = 0.01;

export class FarEnd {
  /** Audible packets as they arrived, milliseconds since the epoch, sub-millisecond. */
  readonly #audible: Packet[] = [];

  private constructor(
    private readonly wire: Wire,
    private readonly phone: Phone,
  ) {}

  static async start(pbx: PbxKind, pbxUrl: string, extension: string): Promise<FarEnd> {
    // SIP.js by itself knows MD5 alone, and looks at the first challenge alone.
    const wire = await startWire(pbxUrl, text => text.replace(/^WWW-Authenticate:.*SHA-256.*\r\n/gim, ''));
    const phone = new Phone({url: wire.url}, extension, {voice: pbx === 'asterisk' ? 'PCMA' : 'PCMU'});
    await phone.register();
    return new FarEnd(wire, phone);
  }

  /** Answers the next call, speaks without a pause from then on, and listens. */
  async answers(): Promise<PhoneCall> {
    const call = await this.phone.rung();
    await call.answer();
    call.ear.say([{hz: [620], ms: 1000}]);
    call.ear.onvoice = (samples, packet) => {
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      if (rms > AUDIBLE) this.#audible.push({at: performance.timeOrigin + performance.now(), ...packet});
    };
    return call;
  }

  /** The longest silence in this stretch, milliseconds: as this ear hears it, and between packets as they arrive. */
  silence(from: number, to: number): {readonly silence: number; readonly wire: number} {
    const ear = playedAt(this.#audible);
    const wire = this.#audible.map(({at}) => at);
    return {silence: longestSilence(ear, from, to), wire: longestSilence(wire, from, to)};
  }

  async stop(): Promise<void> {
    await this.phone.stop();
    await this.wire.stop();
  }
}
