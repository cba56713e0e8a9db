import {Grammar} from 'sip.js';
import type {Duty} from '../duty.js';

/** SIP.js drops a response without reason phrase and throws on an empty one when it reports a transfer's progress. */
export const completeStartLine: Duty = message => {
  if (message.isRequest) return;
  const [, status = '', reason = ''] = /^\S+\s+(\d{3})\s*(.*)$/.exec(message.startLine) ?? [];
  if (status) message.startLine = `SIP/2.0 ${status} ${reason || 'Unspecified'}`;
};

/**
 * SIP.js answers 404 unless the Request-URI has our user part, letter by letter, 416 to `sips:`, throws at `tel:`, and
 * drops what its grammar refuses, such as a host with a numeric last label.
 * What comes down our own registered flow (RFC 5626 §5.3) is for us by whichever number it was called.
 */
export const readdressToUs: Duty = (message, {core}) => {
  if (!message.isRequest) return;
  const [method, ...words] = message.startLine.split(/\s+/);
  const uri = words.slice(0, -1).join(' ');
  const {aor, contact} = core.configuration;
  const user = /^sip:([^@;?]*)@[\w.-]+(?::\d+)?(?:;[^\s?]*)?$/.exec(uri)?.[1];
  const ours = user && [aor, contact.uri, contact.pubGruu, contact.tempGruu].some(known => known?.user === user);
  if (!ours || !Grammar.URIParse(uri)) message.startLine = `${method} ${contact.uri.toString()} SIP/2.0`;
  else message.startLine = `${method} ${uri} SIP/2.0`;
};
