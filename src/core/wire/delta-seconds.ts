/** Seconds. No interval is longer: a slip of a server is no year without a phone, and no timer's overflow. */
const DAY = 86_400;

/**
 * The seconds that a header or a parameter from the network says (RFC 3261 §25.1, delta-seconds), whatever follows them: a comment, a
 * parameter. `undefined` where they are none: a sign, a fraction, another base, a date. Here alone such a number is read.
 *
 * @param least What fewer seconds count as; `most`: what more count as.
 */
export function deltaSeconds(value: unknown, {least = 0, most = DAY} = {}): number | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const digits = /^\s*"?(\d+)(?![^\s;,("])/.exec(text)?.[1];
  return digits === undefined ? undefined : Math.min(Math.max(Number(digits), least), most);
}

/** Refusals in a row that are followed at once. */
const FOLLOWED = 3;

/**
 * The least interval that servers take, as their 422 (Min-SE, RFC 4028 §6) or 423 (Min-Expires, RFC 3261 §20.23) say. Each hop may want more than the
 * one before, but nobody keeps us asking for ever.
 */
export class LeastInterval {
  #refused = 0;

  /** `seconds`: what is enough as far as we know. */
  constructor(public seconds = 0) {}

  /** Takes a refusal up; false: it says nothing new, or was said too often to be followed at once. */
  raise(header: string | undefined): boolean {
    const asked = deltaSeconds(header) ?? 0;
    if (asked <= this.seconds) return false;
    this.seconds = asked;
    return ++this.#refused <= FOLLOWED;
  }

  /** The interval was taken. */
  taken(): void {
    this.#refused = 0;
  }
}
