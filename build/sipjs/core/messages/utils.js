/* global TextEncoder -- Workers have it. */
/** The words of a status line are for people (RFC 3261 §7.2): here are those of the answers that a phone gives. */
const phrases = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  202: 'Accepted',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  422: 'Session Interval Too Small',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  491: 'Request Pending',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  603: 'Decline',
};
export const getReasonPhrase = code => phrases[code] ?? '';

export const createRandomToken = (size, base = 32) =>
  Array.from({length: size}, () => Math.floor(Math.random() * base).toString(base)).join('');

export const newTag = () => createRandomToken(10);

/** Names of headers that are not written as others are. */
const odd = {
  'Call-Id': 'Call-ID',
  Cseq: 'CSeq',
  'Min-Se': 'Min-SE',
  Rack: 'RAck',
  Rseq: 'RSeq',
  'Www-Authenticate': 'WWW-Authenticate',
};

export function headerize(name) {
  const written = name
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/(^|-)([^-])/g, letters => letters.toUpperCase());
  return odd[written] ?? written;
}

export const utf8Length = text => new TextEncoder().encode(text).length;
