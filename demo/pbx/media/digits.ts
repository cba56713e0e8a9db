/** @file Keys pressed by the far end, as RTP events (RFC 4733) or in INFO. */
import type {Frame} from './frame.js';

const KEYS = '0123456789*#ABCD';

/** Collects the keys of one leg, each once. */
export class Digits {
  private keys = '';
  private lastEvent = '';

  /** All keys so far. */
  get text(): string {
    return this.keys;
  }

  /** All packets of one event carry the timestamp of its beginning (RFC 4733 §2.5.1.2). */
  hear({kind, timestamp, payload}: Frame): void {
    const key = KEYS[payload[0] ?? 255];
    if (kind !== 'digit' || key === undefined) return;
    const event = `${timestamp} ${key}`;
    if (event !== this.lastEvent) this.keys += key;
    this.lastEvent = event;
  }

  /** The body of an INFO request: `Signal=5` (application/dtmf-relay) or `5` (application/dtmf). */
  read(body: string): void {
    const key = /^(?:\s*Signal\s*=)?\s*([0-9*#A-D])\s*$/im.exec(body)?.[1];
    this.keys += key?.toUpperCase() ?? '';
  }
}
