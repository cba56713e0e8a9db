import {parameter} from './header-values.js';

/**
 * A SIP message as text cut into its lines, before SIP.js sees it or after SIP.js made it. Tolerant on the way in
 * (RFC 4475), strict on the way out. The duties of the pipeline change it in place.
 */
export interface Header {
  name: string;
  value: string;
}

/** Compact names (RFC 3261 §7.3.3 and IANA); SIP.js knows only v f t i m l c r. */
const LONG_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'Accept-Contact',
    b: 'Referred-By',
    c: 'Content-Type',
    d: 'Request-Disposition',
    e: 'Content-Encoding',
    f: 'From',
    i: 'Call-ID',
    j: 'Reject-Contact',
    k: 'Supported',
    l: 'Content-Length',
    m: 'Contact',
    o: 'Event',
    r: 'Refer-To',
    s: 'Subject',
    t: 'To',
    u: 'Allow-Events',
    v: 'Via',
    x: 'Session-Expires',
    y: 'Identity',
  }),
);

/** Characters of a frame: twice the longest document that lamps may bring (`xml.ts`). */
const LONGEST_FRAME = 524_288;

const utf8 = new TextEncoder();
const byteLength = (text: string) => utf8.encode(text).length;

/** The first `bytes` bytes of UTF-8 text. */
const cut = (text: string, bytes: number) => new TextDecoder().decode(utf8.encode(text).subarray(0, bytes));

/** Whether a message begins here: what else follows a body is no message. */
function begins(text: string): boolean {
  const line = text.slice(0, /\r?\n|$/.exec(text)?.index).trimEnd();
  return /^SIP\/2\.0 +\d{3}/i.test(line) || (/^[a-z]+ /i.test(line) && / SIP\/2\.0$/i.test(line));
}

export class SipMessage {
  /** Dealt with by a duty: it goes no further. */
  settled = false;
  /** Its body ended before its Content-Length (RFC 3261 §18.3): SIP.js answers 400 when it sees the figure. */
  truncated = false;
  /** Its frame was longer than any that is read. */
  oversized = false;

  constructor(
    public startLine: string,
    readonly headers: Header[],
    public body = '',
  ) {}

  /**
   * The messages in one WebSocket frame. RFC 7118 §5.2 allows one alone; SIP.js reads the first and forgets the rest.
   * Bare LF and folded lines are accepted (RFC 3261 §7.3.1, RFC 4475 §3.1.1.1). Read in one pass; of a frame that is
   * too long only what its answer needs.
   */
  static readFrame(frame: string): SipMessage[] {
    const found: SipMessage[] = [];
    // SIP.js counts bytes with encodeURIComponent, which throws on unpaired surrogates.
    let rest = frame
      .slice(0, LONGEST_FRAME)
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .replace(/^[\r\n]+/, '');
    while (rest) {
      const end = /\r?\n\r?\n/.exec(rest);
      const head = end ? rest.slice(0, end.index) : rest;
      const after = end ? rest.slice(end.index + end[0].length) : '';
      const [startLine = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
      const headers = lines.filter(Boolean).map(line => {
        const colon = line.indexOf(':');
        const name = (colon < 0 ? line : line.slice(0, colon)).trim();
        return {name: LONG_NAMES.get(name.toLowerCase()) ?? name, value: colon < 0 ? '' : line.slice(colon + 1).trim()};
      });
      const message = new SipMessage(startLine.trim(), headers, after);
      found.push(message);
      const length = message.get('Content-Length');
      rest = '';
      if (!/^\d+$/.test(length)) continue;
      // A character is one byte at least: no more of them than there are bytes need be counted.
      const most = after.slice(0, Number(length));
      const available = byteLength(most);
      message.truncated = Number(length) > available;
      if (message.truncated) continue;
      message.body = Number(length) < available ? cut(most, Number(length)) : most;
      const more = after.slice(message.body.length).replace(/^[\r\n]+/, '');
      if (begins(more)) rest = more;
    }
    const last = found.at(-1);
    if (last) last.oversized = frame.length > LONGEST_FRAME;
    return found;
  }

  get isRequest(): boolean {
    return !/^SIP\/2\.0 /i.test(this.startLine);
  }

  /** The request's method; for a response, the method that it answers. */
  get method(): string {
    const text = this.isRequest ? this.startLine : (this.get('CSeq').split(/\s+/)[1] ?? '');
    return /^[^\s]*/.exec(text)?.[0] ?? '';
  }

  /** Of a response; 0 of a request. */
  get status(): number {
    return this.isRequest ? 0 : Number(this.startLine.slice(8, 11));
  }

  get callId(): string {
    return this.get('Call-ID');
  }

  get cseq(): number {
    return parseInt(this.get('CSeq'), 10);
  }

  get fromTag(): string {
    return parameter(this.get('From'), 'tag');
  }

  get toTag(): string {
    return parameter(this.get('To'), 'tag');
  }

  get branch(): string {
    return parameter(this.get('Via'), 'branch');
  }

  /** The first value of a header, or the empty string. */
  get(name: string): string {
    return this.find(name)?.value ?? '';
  }

  all(name: string): string[] {
    return this.headers.filter(header => same(header.name, name)).map(({value}) => value);
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  /** Leaves one header of this name. */
  set(name: string, value: string): void {
    const first = this.find(name);
    if (!first) return this.add(name, value);
    first.value = value;
    for (let i = this.headers.length - 1; i >= 0; i--) {
      const header = this.headers[i];
      if (header && header !== first && same(header.name, name)) this.headers.splice(i, 1);
    }
  }

  add(name: string, value: string): void {
    this.headers.push({name, value});
  }

  remove(name: string): void {
    for (let i = this.headers.length - 1; i >= 0; i--)
      if (same(this.headers[i]?.name ?? '', name)) this.headers.splice(i, 1);
  }

  setBody(body: string, type?: string): void {
    this.body = body;
    if (type) this.set('Content-Type', type);
    else this.remove('Content-Type');
  }

  toString(): string {
    if (!this.truncated) this.set('Content-Length', String(byteLength(this.body)));
    const lines = this.headers.map(({name, value}) => `${name}: ${value}`);
    return [this.startLine, ...lines, '', this.body].join('\r\n');
  }

  private find(name: string): Header | undefined {
    return this.headers.find(header => same(header.name, name));
  }
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
