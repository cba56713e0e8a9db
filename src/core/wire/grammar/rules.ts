/** @file The header values that SIP.js reads, each in the shape that it expects. */
import {blanks, host, port, readAddress, readAddresses, readParameters, readSipUri, token} from './address.js';
import {Unreadable, type Scanner} from './scanner.js';

type Rule = (scan: Scanner) => unknown;

const word = '[\\w.!%*+`\'~()<>:\\\\"/[\\]?{}-]+';
const callId = new RegExp(`${word}(?:@${word})?`, 'y');
const version = /SIP\/\d{1,3}\.\d{1,3}/iy;

const digits: Rule = scan => Number(scan.need(/\d{1,15}/y)[0]);

/** A list of words, which may be empty. */
function readTokens(scan: Scanner): string[] {
  const first = scan.match(token);
  const all = first ? [first[0]] : [];
  while (first && scan.match(/[ \t\r\n]*,[ \t\r\n]*/y)) all.push(scan.need(token)[0]);
  return all;
}

function readStartLine(scan: Scanner): unknown {
  const answered = scan.match(/(SIP\/\d{1,3}\.\d{1,3}) (\d{3}) /iy);
  if (answered) {
    const [reason] = scan.need(/[\P{Cc}\t]*/uy);
    return {sip_version: answered[1], status_code: Number(answered[2]), reason_phrase: reason};
  }
  const [method] = scan.need(token);
  scan.need(/ /y);
  const start = scan.at;
  let uri;
  try {
    uri = readSipUri(scan);
  } catch {
    scan.at = start;
    scan.need(/(?!sips?:)[a-z][a-z\d+.-]*:[^\s<>]+/iy);
  }
  scan.need(/ /y);
  const [sip_version] = scan.need(version);
  return {method, ...(uri && {uri}), sip_version};
}

/** The topmost of them: what stands below is for others. */
function readVia(scan: Scanner): unknown {
  const [, protocol, transport] = scan.need(
    /([\w.!%*+`'~-]+)[ \t]*\/[ \t]*[\w.!%*+`'~-]+[ \t]*\/[ \t]*([\w.!%*+`'~-]+)[ \t]+/y,
  );
  const [sentBy] = scan.need(host);
  const at = scan.match(port)?.[1];
  const {branch, received, rport, maddr, ttl, ...params} = readParameters(scan);
  if (!scan.isAtEnd) {
    scan.need(/[ \t]*,/y);
    scan.at = scan.text.length;
  }
  return {
    protocol,
    transport,
    host: sentBy,
    ...(at !== undefined && {port: Number(at)}),
    ...(branch !== undefined && {branch}),
    ...(received !== undefined && {received}),
    ...(rport !== undefined && {rport}),
    ...(maddr !== undefined && {maddr}),
    ...(ttl !== undefined && {ttl: Number(ttl)}),
    params,
  };
}

/** What a digest has to answer; of other schemes nothing. */
function readChallenge(scan: Scanner): unknown {
  const [scheme] = scan.need(token);
  const read: Record<string, unknown> = {};
  do {
    scan.need(blanks);
    const [, name = '', quoted, plain = ''] = scan.need(
      /([\w.!%*+`'~-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]+))/sy,
    );
    const value = quoted ?? plain;
    const key = name.toLowerCase();
    if (!/^digest$/i.test(scheme)) continue;
    if (key === 'realm' || key === 'nonce' || key === 'opaque') read[key] = value;
    else if (key === 'stale') read[key] = /^true$/i.test(value);
    else if (key === 'algorithm') read[key] = value.toUpperCase();
    else if (key === 'qop') read[key] = value.toLowerCase().split(/[ \t]*,[ \t]*/);
  } while (scan.match(/[ \t\r\n]*,/y));
  return read;
}

function readReplaces(scan: Scanner): unknown {
  const [call_id] = scan.need(callId);
  const parameters = readParameters(scan);
  const {'to-tag': to, 'from-tag': from} = parameters;
  if (!to || !from) throw new Unreadable();
  const early = 'early-only' in parameters && {early_only: true};
  return {call_id, replaces_to_tag: to, replaces_from_tag: from, ...early};
}

function readSubscriptionState(scan: Scanner): unknown {
  const [state] = scan.need(token);
  const {reason, expires, ...params} = readParameters(scan);
  return {state, ...(reason && {reason}), ...(expires && {expires: Number(expires)}), params};
}

function readType(scan: Scanner): string {
  scan.need(token);
  scan.need(/[ \t]*\/[ \t]*/y);
  scan.need(token);
  readParameters(scan);
  return scan.text;
}

/** By SIP.js' names of its rules, most of which are headers' names with an underscore. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Request_Response', readStartLine],
  ['SIP_URI', readSipUri],
  ['Name_Addr_Header', scan => readAddress(scan, false)],
  ['From', scan => readAddress(scan)],
  ['To', scan => readAddress(scan)],
  ['Refer_To', scan => readAddress(scan)],
  ['Referred_By', scan => readAddress(scan)],
  ['Contact', scan => readAddresses(scan)],
  ['Record_Route', scan => readAddresses(scan, false)],
  ['Via', readVia],
  ['Call_ID', scan => scan.need(callId)[0]],
  ['CSeq', scan => ({value: digits(scan), method: scan.need(/[ \t\r\n]+([\w.!%*+`'~-]+)/y)[1]})],
  ['Max_Forwards', digits],
  ['Content_Length', digits],
  ['Content_Type', readType],
  ['Content_Disposition', scan => ({type: scan.need(token)[0].toLowerCase(), params: readParameters(scan)})],
  ['Event', scan => ({event: scan.need(token)[0].toLowerCase(), params: readParameters(scan)})],
  ['Subscription_State', readSubscriptionState],
  ['WWW_Authenticate', readChallenge],
  ['Proxy_Authenticate', readChallenge],
  ['Replaces', readReplaces],
  ['Supported', readTokens],
  ['Require', readTokens],
  ['uuid', scan => scan.need(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/iy)[0]],
]);
