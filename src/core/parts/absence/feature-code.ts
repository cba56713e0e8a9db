import type {Core, URI, UserAgent} from 'sip.js';
import {PhoneError} from '../../../protocol/index.js';

/** What a feature code needs of the line. */
export interface CodeLine {
  readonly userAgent: UserAgent;
  /** Adds credentials before they are asked for. */
  authorize(request: Core.OutgoingRequestMessage): void;
}

/** Milliseconds until the phone system has answered, and in which it may speak: nobody hears it. */
const answerWithin = 10_000;
const speaksFor = 8_000;

/** Random letters and digits. */
const random = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), byte => (byte % 36).toString(36)).join('');

/** A line on which nothing is said: audio that flows in no direction (RFC 8866 §6.7), as a browser would offer it. */
function silence(): string {
  const fingerprint = Array.from(crypto.getRandomValues(new Uint8Array(32)), byte =>
    byte.toString(16).padStart(2, '0').toUpperCase(),
  );
  return [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'],
    ...['m=audio 9 UDP/TLS/RTP/SAVPF 8 0', 'c=IN IP4 0.0.0.0', 'a=mid:0', 'a=inactive', 'a=rtcp-mux'],
    ...[`a=ice-ufrag:${random(8)}`, `a=ice-pwd:${random(24)}`],
    ...[`a=fingerprint:sha-256 ${fingerprint.join(':')}`, 'a=setup:actpass'],
    ...['a=rtpmap:8 PCMA/8000', 'a=rtpmap:0 PCMU/8000', ''],
  ].join('\r\n');
}

/** Dials a feature code, which is no call of the clerk's: nobody hears it. Settles when the phone system has answered, rejects when it refused. */
export function dialCode(line: CodeLine, target: URI): Promise<void> {
  const {userAgent} = line;
  const {userAgentCore: core, contact} = userAgent;
  const request = core.makeOutgoingRequestMessage(
    'INVITE',
    target,
    userAgent.configuration.uri,
    target,
    {},
    [`Contact: ${contact.toString()}`, 'Allow: ACK, BYE, CANCEL, INVITE, OPTIONS'],
    {contentDisposition: 'session', contentType: 'application/sdp', content: silence()},
  );
  line.authorize(request);
  return new Promise((resolve, reject) => {
    const refused = ({message}: Core.IncomingResponse) => {
      clearTimeout(patience);
      const {statusCode = 500} = message;
      reject(new PhoneError('service-refused', `The code was answered with ${statusCode}.`, {sipStatus: statusCode}));
    };
    const invite = core.invite(request, {
      onAccept: response => {
        clearTimeout(patience);
        response.ack();
        const {session} = response;
        const end = setTimeout(() => session.bye(), speaksFor);
        session.delegate = {
          onBye: bye => {
            clearTimeout(end);
            bye.accept();
          },
        };
        resolve();
      },
      onReject: refused,
      onRedirect: refused,
    });
    const patience = setTimeout(() => invite.cancel(), answerWithin);
  });
}
