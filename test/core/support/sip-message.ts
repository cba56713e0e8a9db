/**
 * A small SIP parser of the tests' own. It shares nothing with SIP.js or the product, so that it can judge what the
 * phone sends (RFC 3261 §7, §20) and say what is wrong with it.
 */
export interface Message {
  readonly raw: string;
  readonly startLine: string;
  /** Request: method and Request-URI. */
  readonly method: string;
  readonly uri: string;
  /** Response: status and reason phrase; 0 and empty for a request. */
  readonly status: number;
  readonly reason: string;
  /** Method in CSeq and its number. */
  readonly cseqMethod: string;
  readonly cseq: number;
  readonly callId: string;
  readonly branch: string;
  readonly fromTag: string;
  readonly toTag: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** First value of a header, or the empty string. */
  header(name: string): string;
  /** All values of a header, one per line of the message. */
  all(name: string): string[];
}

/** Value of a header parameter such as `tag` or `branch`; outside of angle brackets. */
export function parameter(value: string, name: string): string {
  const outside = value.includes('>') ? value.slice(value.lastIndexOf('>')) : value;
  return new RegExp(`;\\s*${name}\\s*=\\s*("[^"]*"|[^;,\\s]*)`, 'i').exec(outside)?.[1]?.replace(/^"|"$/g, '') ?? '';
}

/** The URI in `"Name" <uri>;params` or `uri;params`. */
export function address(value: string): string {
  return /<([^>]*)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? '';
}

export function parseMessage(raw: string): Message {
  const split = raw.indexOf('\r\n\r\n');
  const head = split < 0 ? raw : raw.slice(0, split);
  const body = split < 0 ? '' : raw.slice(split + 4);
  const [startLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  const all = (name: string) =>
    headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  const header = (name: string) => all(name)[0] ?? '';
  const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(startLine);
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(startLine);
  const [cseq = '', cseqMethod = ''] = header('CSeq').split(/\s+/);
  return {
    raw,
    startLine,
    method: request?.[1] ?? '',
    uri: request?.[2] ?? '',
    status: Number(response?.[1] ?? 0),
    reason: response?.[2] ?? '',
    cseqMethod,
    cseq: Number(cseq),
    callId: header('Call-ID'),
    branch: parameter(header('Via'), 'branch'),
    fromTag: parameter(header('From'), 'tag'),
    toTag: parameter(header('To'), 'tag'),
    headers,
    body,
    header,
    all,
  };
}

/** What the phone understands; whatever else it claims is not true (RFC 3261 §20.5, §20.37). */
const ALLOWED = ['INVITE', 'ACK', 'CANCEL', 'BYE', 'UPDATE', 'INFO', 'NOTIFY', 'REFER', 'OPTIONS'];
const SUPPORTED = ['replaces', 'timer', 'outbound', 'path', 'gruu', 'norefersub', 'eventlist'];

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** What is wrong with one message by itself; empty when nothing is. */
export function faults(message: Message): string[] {
  const found: string[] = [];
  const demand = (holds: boolean, fault: string) => {
    if (!holds) found.push(`${fault} in ${message.startLine}`);
  };
  demand(message.method !== '' || message.status !== 0, 'a start line that is neither request nor response');
  demand(!/[^\r]\n|\r[^\n]/.test(message.raw.split('\r\n\r\n')[0] ?? ''), 'a line end that is not CRLF');
  for (const name of ['From', 'To', 'Call-ID', 'CSeq', 'Content-Length'])
    demand(message.all(name).length === 1, `not exactly one ${name}`);
  for (const [name] of message.headers) demand(/^[\w-]+$/.test(name), `a header named "${name}"`);
  demand(Number(message.header('Content-Length')) === bytes(message.body), 'a wrong Content-Length');
  demand(message.status === 400 || (Number.isInteger(message.cseq) && message.cseq >= 0), 'a bad CSeq number');
  demand(message.fromTag !== '', 'no From tag');
  demand(/^SIP\/2\.0\/WSS? /.test(message.header('Via')), 'a Via that is not of a WebSocket');
  demand(message.branch.startsWith('z9hG4bK'), 'a branch without the magic cookie');
  demand(message.body === '' || message.header('Content-Type') !== '', 'a body without Content-Type');
  const list = (name: string) => message.all(name).flatMap(value => value.split(/\s*,\s*/));
  if (message.all('Allow').length || message.method === 'INVITE')
    demand(list('Allow').sort().join() === [...ALLOWED].sort().join(), 'an Allow that is not true');
  for (const tag of list('Supported')) demand(SUPPORTED.includes(tag), `a claim to support "${tag}"`);
  if (message.method) {
    demand(message.cseqMethod === message.method, 'a CSeq method that differs');
    demand(Number(message.header('Max-Forwards')) > 0, 'no Max-Forwards');
  } else demand(message.status === 100 || message.toTag !== '', 'a final response without To tag');
  return found;
}

/**
 * What is wrong with all that a phone sent in its life: the faults of each message, a branch used for two
 * transactions (RFC 3261 §8.1.1.7), a CSeq that does not grow in its dialog (§12.2.1.1).
 */
export function faultsOfAll(messages: readonly Message[]): string[] {
  const found = messages.flatMap(faults);
  const byBranch = new Map<string, Message>();
  const lastCSeq = new Map<string, number>();
  for (const message of messages) {
    if (!message.method || message.method === 'ACK' || message.method === 'CANCEL') continue;
    const before = byBranch.get(message.branch);
    if (before?.raw === message.raw) continue; // a retransmission
    if (before) found.push(`branch of ${before.startLine} used again in ${message.startLine}`);
    byBranch.set(message.branch, message);
    // A forked INVITE makes several dialogs, which count on from it each for itself (§12.1.2).
    const invite = `${message.callId} ${message.fromTag} `;
    const dialog = invite + message.toTag;
    const last = lastCSeq.get(dialog) ?? lastCSeq.get(invite);
    if (last !== undefined && message.cseq <= last)
      found.push(`CSeq ${message.cseq} after ${last} in ${message.startLine}`);
    lastCSeq.set(dialog, message.cseq);
  }
  return found;
}
