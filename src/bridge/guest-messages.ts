/** @file What a page of another host may say. It is not trusted: what does not fit to the letter is dropped. */
import type {BridgeHello, Command, CommandType, GuestMessage, PageInfo} from '../protocol/index.js';

const MAX_TEXT = 256;

type Field = 'text' | 'tones' | 'flag' | 'flag?';

const FIELDS: Readonly<Record<CommandType, Readonly<Record<string, Field>>>> = {
  call: {target: 'text', emergency: 'flag?'},
  answer: {id: 'text'},
  decline: {id: 'text'},
  hangUp: {id: 'text'},
  hold: {id: 'text'},
  resume: {id: 'text'},
  mute: {id: 'text', on: 'flag'},
  sendTones: {id: 'text', tones: 'tones'},
  transfer: {id: 'text', target: 'text'},
  consult: {id: 'text', target: 'text'},
  completeTransfer: {id: 'text'},
  backToCaller: {id: 'text'},
  join: {id: 'text', other: 'text'},
  takeOver: {id: 'text'},
  draft: {id: 'text', text: 'text'},
  reconnect: {},
};

const INFO: Readonly<Record<keyof PageInfo, Field>> = {
  visible: 'flag',
  focused: 'flag',
  phoneWindow: 'flag',
  media: 'flag',
  activated: 'flag',
  notifies: 'flag',
};

const FITS: Readonly<Record<Field, (value: unknown) => boolean>> = {
  text: value => typeof value === 'string' && value.length <= MAX_TEXT,
  tones: value => typeof value === 'string' && /^[\d*#a-d,]{0,64}$/i.test(value),
  flag: value => typeof value === 'boolean',
  'flag?': value => value === undefined || typeof value === 'boolean',
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether exactly these fields are there, besides `type`. */
function fits(value: Record<string, unknown>, fields: Readonly<Record<string, Field>>): boolean {
  const known = (key: string) => key === 'type' || Object.hasOwn(fields, key);
  return Object.keys(value).every(known) && Object.entries(fields).every(([key, field]) => FITS[field](value[key]));
}

function isCommand(value: unknown): value is Command {
  if (!isObject(value) || typeof value['type'] !== 'string' || !Object.hasOwn(FIELDS, value['type'])) return false;
  return fits(value, FIELDS[value['type'] as CommandType]);
}

function isInfo(value: unknown): value is PageInfo {
  return isObject(value) && fits(value, INFO);
}

/** Whether this is a message that a guest may send. */
export function isGuestMessage(value: unknown): value is GuestMessage {
  if (!isObject(value)) return false;
  if (value['type'] === 'command') return Number.isSafeInteger(value['seq']) && isCommand(value['command']);
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
