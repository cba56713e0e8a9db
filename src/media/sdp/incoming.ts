/** @file The way in: of what a far end wrote the browser gets what was understood, written as browsers like it. */
import {PhoneError, type Direction} from '../../protocol/index.js';
import {codecsOf, fingerprintsOf, isTones, readDescription, usableAudio, type Section} from '../../sdp/index.js';
import {layoutOf, midOf, type Layout} from './layout.js';
import {asVoice} from './opus.js';
import type {Local} from './outgoing.js';

/** Who is the DTLS client (RFC 4145 §4). */
export type Setup = 'active' | 'passive' | 'actpass';

export interface Understood {
  /** What the browser gets. */
  readonly sdp: string;
  /** Tells one certificate from another, however it was written. */
  readonly fingerprint: string;
  /** The far end's role as the browser is told it. */
  readonly setup: Setup;
  /** Whether the far end takes RTP events (RFC 4733). */
  readonly tones: boolean;
  readonly layout: Layout;
}

/** The DTLS association that stands. */
export interface Association {
  readonly fingerprint: string;
  /** The far end's role. */
  readonly role: 'active' | 'passive';
}

/** Each is an address that the browser sends checks to. */
const MOST_CANDIDATES = 40;
const MOST = 32;
const LONGEST = 1_000;

/** RFC 8839 §5.1, RFC 6544 §4.5. What else may follow is needed by nobody, and wrong in one word lets browsers refuse all. */
const CANDIDATE =
  /^[\w+/-]{1,32} 1 (?:udp|tcp) (\d{1,10}) [\w.:%-]{1,255} (\d{1,5}) typ (?:host|srflx|prflx|relay)(?= |$)/i;
const RELATED = / raddr [\w.:%-]{1,255} rport (\d{1,5})(?= |$)/i;
const TCP_TYPE = / tcptype (?:active|passive|so)(?= |$)/i;

/** Without the one for mid: there is one line, and its name on the wire is not the browser's. */
const EXTENSION =
  /^([1-9]|1[0-4])(?:\/(?:sendrecv|sendonly|recvonly|inactive))? (?!urn:ietf:params:rtp-hdrext:sdes:mid$)(\S+)$/;

/** What an answer has to keep to. */
type Offered = Pick<Local, 'direction' | 'extensions'>;

type Test = (value: string) => boolean;
const like = (shape: RegExp) => (value: string) => shape.test(value);

/** What a call can do without, once each; for one that is not written like this, browsers refuse the whole description. */
const OPTIONAL: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['ice-options', like(/^[\w+/-]+( [\w+/-]+)*$/)],
  ['ssrc', value => /^\d{1,10} cname:\S+$/.test(value) && Number.parseInt(value, 10) < 2 ** 32],
  ['ptime', like(/^\d{1,4}$/)],
  ['maxptime', like(/^\d{1,4}$/)],
  ['rtcp-rsize', like(/^$/)],
  ['end-of-candidates', like(/^$/)],
]);

/**
 * Reads a far end's offer. `association`: what stands with the one who was talked to before.
 * Throws `not-acceptable` when nothing in it can be used.
 */
export function understandOffer(sdp: string, association?: Association | null): Understood {
  return understand(sdp, null, (line, fingerprint) => {
    const written = line.first('setup').toLowerCase();
    const isKnown = written === 'active' || written === 'passive';
    // A role that was agreed stays (RFC 8842 §5.5), whatever a new offer says: browsers never change it.
    return {
      direction: line.direction,
      setup: isKnown && fingerprint !== association?.fingerprint ? written : 'actpass',
    };
  });
}

/** Reads a far end's answer to this offer of ours. Throws `not-acceptable` when nothing in it can be used. */
export function understandAnswer(sdp: string, offered: Offered, association?: Association | null): Understood {
  return understand(sdp, offered.extensions, (line, fingerprint) => {
    const stands = fingerprint === association?.fingerprint;
    // `actpass` is no answer (RFC 5763 §5): we offer to be the client, and whoever leaves the choice to us is the server.
    const written = line.first('setup').toLowerCase() === 'active' ? 'active' : 'passive';
    return {direction: nearest(line.direction, offered.direction), setup: stands ? association.role : written};
  });
}

/** `allowed`: the header extensions that may be named; null: any. */
function understand(
  text: string,
  allowed: readonly string[] | null,
  decide: (line: Section, fingerprint: string) => {direction: Direction; setup: Setup},
): Understood {
  const description = readDescription(text);
  const line = usableAudio(description);
  if (!line) throw new PhoneError('not-acceptable');
  const fingerprints = fingerprintsOf(line);
  const fingerprint = [...fingerprints].sort().join();
  const codecs = codecsOf(line);
  const {direction, setup} = decide(line, fingerprint);
  const groups = description.session.all('group').map(group => group.split(' '));
  const isBundled = groups.some(([kind, ...mids]) => kind?.toUpperCase() === 'BUNDLE' && mids.includes(midOf(line)));
  const ofCodec = (value: string) => /^\d+ \S/.test(value) && codecs.has(Number.parseInt(value, 10));
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    ...(isBundled ? ['a=group:BUNDLE 0'] : []),
    ...(line.has('ice-lite') ? ['a=ice-lite'] : []),
    `m=audio 9 UDP/TLS/RTP/SAVPF ${[...codecs.keys()].join(' ')}`,
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=${direction}`,
    `a=setup:${setup}`,
    // Firefox takes any of several, Chromium the last one: for it the first is the last.
    ...fingerprints.map(value => `a=fingerprint:${value}`).reverse(),
    `a=ice-ufrag:${line.first('ice-ufrag')}`,
    `a=ice-pwd:${line.first('ice-pwd')}`,
    'a=rtcp-mux',
    ...[...codecs].map(([type, codec]) => `a=rtpmap:${type} ${codec}`),
    ...['fmtp', 'rtcp-fb'].flatMap(name => attributes(line, name, MOST, ofCodec)),
    ...[...OPTIONAL].flatMap(([name, test]) => attributes(line, name, 1, test)),
    ...extensions(line, allowed),
    ...candidates(line),
  ];
  return {
    sdp: asVoice(`${lines.join('\r\n')}\r\n`),
    fingerprint,
    setup,
    tones: [...codecs.values()].some(isTones),
    layout: layoutOf(description, line),
  };
}

function attributes(line: Section, name: string, most: number, test: Test): readonly string[] {
  const values = line.all(name).filter(value => isReadable(value) && test(value));
  return values.slice(0, most).map(value => (value ? `a=${name}:${value}` : `a=${name}`));
}

/** Firefox reads nothing beyond ASCII. */
const isReadable = (value: string): boolean => value.length <= LONGEST && /^[ -~]*$/.test(value);

/** No number and no name twice, and in an answer none that was not offered, for which browsers refuse the whole description. */
function extensions(line: Section, allowed: readonly string[] | null): readonly string[] {
  const taken = new Set<string>();
  return attributes(line, 'extmap', MOST, value => {
    const [, id = '', name = ''] = EXTENSION.exec(value) ?? [];
    if (!id || taken.has(id) || taken.has(name) || allowed?.includes(`${id} ${name}`) === false) return false;
    taken.add(id).add(name);
    return true;
  });
}

/** RTCP has no candidates of its own on one port (RFC 8839 §5.1). */
function candidates(line: Section): readonly string[] {
  const read = line.all('candidate').flatMap(value => (isReadable(value) ? candidateOf(value) : []));
  return read.slice(0, MOST_CANDIDATES).map(value => `a=candidate:${value}`);
}

function candidateOf(value: string): string | [] {
  const [candidate, priority, port] = CANDIDATE.exec(value) ?? [];
  if (!candidate || Number(priority) >= 2 ** 32 || Number(port) >= 2 ** 16) return [];
  const [related = '', relatedPort] = RELATED.exec(value) ?? [];
  const [tcpType = ''] = (/ tcp /i.test(candidate) && TCP_TYPE.exec(value)) || [];
  return candidate + (Number(relatedPort) < 2 ** 16 ? related : '') + tcpType;
}

/** What an answer says, within what the offer allows (RFC 3264 §6.1). */
function nearest(answered: Direction, offered: Direction): Direction {
  const sends = /^send/.test(answered) && /recv/.test(offered);
  const hears = /recv/.test(answered) && /^send/.test(offered);
  if (sends) return hears ? 'sendrecv' : 'sendonly';
  return hears ? 'recvonly' : 'inactive';
}
