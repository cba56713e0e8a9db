import {parameter} from './header-values.js';

/**
 * Stand-ins for what SIP.js cannot read. Where its grammar refuses an address or a Call-ID, SIP.js gets a name that
 * it likes, and the far end gets its own back in all we send. The names are under `.invalid` (RFC 2606 §2).
 */
const LIMIT = 500;
const ALIAS_HOST = /alias(\d+)\.invalid/g;
const ALIAS_VIA = /SIP\/2\.0\/WSS alias(\d+)\.invalid;branch=[^;,\s]*/;
const ALIAS_ID = /\balias(\d+)\.invalid$/gm;

export class Aliases {
  private readonly numbers = new Map<string, number>();
  private readonly originals = new Map<number, string>();
  private last = 0;

  /** A SIP URI that stands for `original` and shows the same user part. */
  uri(original: string): string {
    const bare = original.replace(/^\s*[a-z][\w+.-]*:/i, '');
    const user = bare.includes('@') ? bare.slice(0, bare.lastIndexOf('@')) : /^\s*sips?:/i.test(original) ? '' : bare;
    const safe = user
      .replace(/[;?].*$/s, '')
      .replace(/%/g, '')
      .replace(/[^\w\-.!~*'()&=+$,/]/gu, char => encodeURIComponent(char));
    return `sip:${safe ? `${safe}@` : ''}${this.name(original)}`;
  }

  callId(original: string): string {
    return this.name(original);
  }

  /** The topmost Via of a request. The branch stays: it names the transaction, for CANCEL and ACK as well. */
  via(original: string): string {
    return `SIP/2.0/WSS ${this.name(original)};branch=${encodeURIComponent(parameter(original, 'branch'))}`;
  }

  /** `text`, which may be a whole message, with each alias replaced by what it stands for. */
  restore(text: string): string {
    if (!text.includes('alias')) return text;
    const original = (alias: string, number: string) => this.originals.get(Number(number)) ?? alias;
    return this.restoreUris(text).replace(ALIAS_VIA, original).replace(ALIAS_ID, original);
  }

  /** Goes from each host back to where its address begins: looked for from the left, a text of many beginnings takes seconds. */
  private restoreUris(text: string): string {
    let restored = '';
    let done = 0;
    for (const {0: host, 1: number, index} of text.matchAll(ALIAS_HOST)) {
      const before = text.slice(done, index);
      done = index + host.length;
      const original = this.originals.get(Number(number));
      const user = before.endsWith('@')
        ? (before
            .slice(0, -1)
            .split(/[@\s<>"]/)
            .at(-1) ?? '')
        : '';
      const length = user.includes('sip:') ? user.length - user.indexOf('sip:') + 1 : before.endsWith('sip:') ? 4 : 0;
      restored += original === undefined || !length ? before + host : before.slice(0, -length) + original;
    }
    return restored + text.slice(done);
  }

  private name(original: string): string {
    let number = this.numbers.get(original);
    if (number === undefined) {
      number = ++this.last;
      this.numbers.set(original, number);
      this.originals.set(number, original);
      const oldest = this.originals.get(number - LIMIT);
      if (oldest !== undefined) {
        this.numbers.delete(oldest);
        this.originals.delete(number - LIMIT);
      }
    }
    return `alias${number}.invalid`;
  }
}
