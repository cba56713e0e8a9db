import type {Duty} from '../duty.js';
import type {SipMessage} from '../sip-message.js';

const SDP = 'application/sdp';
/** A session of no media. */
const nothing = 'v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n';

/**
 * SIP.js compares Content-Type letter by letter: `Application/SDP`, or one with parameters, counts as no offer at
 * all, and so does SDP inside a multipart body (RFC 5621 §3). It gets the bare type and the part that it can use.
 */
export const plainContentType: Duty = message => {
  const type = message.get('Content-Type');
  if (!type) return;
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase();
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  if (!bare.startsWith('multipart/') || !boundary) return message.set('Content-Type', bare);
  for (const part of message.body.split(`--${boundary[1] ?? boundary[2] ?? ''}`)) {
    const end = /\r?\n\r?\n/.exec(part);
    if (!end || !/^content-type:\s*application\/sdp/im.test(part.slice(0, end.index))) continue;
    return message.setBody(part.slice(end.index + end[0].length).replace(/\r?\n$/, '') + '\r\n', SDP);
  }
};

/**
 * Early media, whoever it is from (RFC 3960, forking in RFC 3261 §13.2.2.4): a description in a 18x goes to the call,
 * not to SIP.js, which would take it for the answer and then lose the call when the 200 comes from another branch.
 */
export const takeEarlyDescription: Duty = (message, {core, hooks}) => {
  if (message.method !== 'INVITE' || message.status <= 100 || message.status >= 200) return;
  if (message.get('Content-Type') !== SDP || !message.body) return;
  const inDialog = core.userAgentClients.get(`${message.branch}INVITE`)?.message.toTag;
  const sdp = message.body;
  message.setBody('');
  if (!inDialog) hooks.earlyDescription(message.callId, message.toTag, sdp);
};

/**
 * What the far end described last is what it means by a 2xx without description: after early media (RFC 6337 §3.1)
 * and to a re-INVITE. SIP.js would end the call.
 */
export const completeAnswer: Duty = (message, {core, described}) => {
  const {isRequest, method, callId, status} = message;
  const dialog = `${callId} ${isRequest ? message.fromTag : message.toTag}`;
  if (message.body && message.get('Content-Type') === SDP) return described.set(dialog, message.body);
  if (isRequest || method !== 'INVITE' || status < 200 || status > 299 || message.body) return;
  const request = core.userAgentClients.get(`${message.branch}INVITE`)?.message;
  const before = described.get(dialog) ?? (request?.toTag && nothing);
  if (request?.body && before) message.setBody(before, SDP);
};

/** Requests whose body changes nothing: what ends a call ends it. */
const BODILESS = ['ACK', 'BYE', 'CANCEL'];

const isPlain = (message: SipMessage) =>
  !/[^\s,]/.test(
    message
      .all('Content-Encoding')
      .join()
      .replace(/identity/gi, ''),
  );

const isOptional = (message: SipMessage) => /;\s*handling\s*=\s*optional/i.test(message.get('Content-Disposition'));

/**
 * A body in an encoding that is not understood, or in an INVITE or UPDATE one that is no description and would be taken for
 * none (RFC 3261 §8.2.3, RFC 5621 §3). SIP.js looks at neither.
 */
export const refuseUnknownBody: Duty = (message, {reply}) => {
  if (!message.isRequest || !message.body || BODILESS.includes(message.method) || isOptional(message)) return;
  if (!isPlain(message)) reply(message, 415, 'Unsupported Media Type', [{name: 'Accept-Encoding', value: 'identity'}]);
  else if (DESCRIBED.includes(message.method) && message.get('Content-Type') !== SDP)
    reply(message, 415, 'Unsupported Media Type', [{name: 'Accept', value: SDP}]);
};

/** Where SIP.js looks for a description, and throws half-way when it finds a body without type (`getBody`). */
const DESCRIBED = ['INVITE', 'UPDATE', 'ACK'];

/** SIP.js gets no body but descriptions that can be read, where it looks for them. */
export const dropForeignBody: Duty = message => {
  if (!message.body || !DESCRIBED.includes(message.method)) return;
  if (message.get('Content-Type') !== SDP || !isPlain(message)) message.setBody('');
};
