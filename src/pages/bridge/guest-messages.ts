/** @file What a page of another host may say. It is not trusted: what does not fit to the letter is dropped. */
import {
  fits,
  rowOf,
  type BridgeHello,
  type Command,
  type FieldShape,
  type GuestMessage,
  type PageInfo,
} from '../../protocol/index.js';

const INFO: Readonly<Record<Exclude<keyof PageInfo, 'silent'>, FieldShape>> = {
  visible: 'flag',
  focused: 'flag',
  phoneWindow: 'flag',
  media: 'flag',
  activated: 'flag',
  notifies: 'flag',
};

const WATCH: Readonly<Record<string, FieldShape>> = {topic: 'text', on: 'flag'};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isCommand(value: unknown): value is Command {
  if (!isObject(value)) return false;
  const row = rowOf(value['type']);
  return row !== undefined && row.from !== 'own' && fits(value, row.fields);
}

function isInfo(value: unknown): value is PageInfo {
  return isObject(value) && fits(value, INFO);
}

/** Whether this is a message that a guest may send. */
export function isGuestMessage(value: unknown): value is GuestMessage {
  if (!isObject(value)) return false;
  if (value['type'] === 'command') return Number.isSafeInteger(value['seq']) && isCommand(value['command']);
  if (value['type'] === 'watch') return fits(value, WATCH);
  if (value['type'] === 'intend') return value['direction'] === 'in' || value['direction'] === 'out';
  if (value['type'] === 'unconfirmed') return typeof value['ticket'] === 'string';
  return value['type'] === 'info' ? isInfo(value['info']) : value['type'] === 'leaving';
}

/** Whether this is a guest's first word. */
export function isHello(value: unknown): value is BridgeHello {
  return (
    isObject(value) &&
    value['type'] === 'amtsleitung-bridge' &&
    typeof value['protocol'] === 'number' &&
    typeof value['configuration'] === 'string' &&
    typeof value['phoneWindow'] === 'boolean'
  );
}

/** Lets through a number of messages per second on average, and a burst of them at once. */
export class RateLimit {
  #left: number;
  #last = 0;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now = () => performance.now(),
  ) {
    this.#left = burst;
    this.#last = now();
  }

  /** Whether one more may pass. */
  pass(): boolean {
    const now = this.now();
    this.#left = Math.min(this.burst, this.#left + ((now - this.#last) / 1000) * this.perSecond);
    this.#last = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
