import type {Duty} from '../duty.js';
import {ackFor, MADE_UP, WAS_UPDATE} from '../made-up.js';

/** SIP.js' answer to what we made up for it goes nowhere. */
export const keepMadeUpAnswers: Duty = message => {
  if (!message.isRequest && message.get('Via').includes(`;${MADE_UP}`)) message.settled = true;
};

/** The answer to an UPDATE that SIP.js took for a re-INVITE; SIP.js gets the ACK that UPDATE does not have. */
export const answerUpdate: Duty = (message, {core, deliver}) => {
  if (message.isRequest || !message.get('Via').includes(`;${WAS_UPDATE}`)) return;
  if (message.status < 200) {
    message.settled = true;
    return;
  }
  const ack = ackFor(message, core.configuration.contact.uri.toString());
  const [via] = message.headers.filter(({name}) => name.toLowerCase() === 'via');
  if (via) via.value = via.value.replace(`;${WAS_UPDATE}`, '');
  message.set('CSeq', `${message.cseq} UPDATE`);
  // Once SIP.js is through with sending.
  void Promise.resolve().then(() => deliver(ack));
};
