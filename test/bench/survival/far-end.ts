/** @file The other party: a SIP phone in Node that notes when sound arrived, packet by packet. */
import {WebSocket} from 'ws';
import type {PbxKind} from '../../e2e/support/pbx.js';
import {startWire, type Wire} from '../../e2e/support/wire.js';
import {Phone, type PhoneCall} from '../../pbx/phone.js';

Object.assign(globalThis, {WebSocket});

/** What one packet of G.711 covers here, milliseconds. */
const FRAME = 20;
const AUDIBLE = 0.01;

export class FarEnd {
  /** When audible packets arrived, milliseconds since the epoch, sub-millisecond. */
  readonly #audible: number[] = [];

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
    call.ear.onvoice = samples => {
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      if (rms > AUDIBLE) this.#audible.push(performance.timeOrigin + performance.now());
    };
    return call;
  }

  /** The longest time without sound in this stretch, milliseconds. A packet sounds for 20 ms from its arrival. */
  longestSilence(from: number, to: number): number {
    const heard = this.#audible.filter(at => at > from - 1000 && at < to);
    let longest = 0;
    let until = heard.find(at => at >= from - 200) ?? from;
    for (const at of [...heard.filter(one => one > until), to]) {
      longest = Math.max(longest, at - until - FRAME);
      until = at;
    }
    return longest;
  }

  async stop(): Promise<void> {
    await this.phone.stop();
    await this.wire.stop();
  }
}
