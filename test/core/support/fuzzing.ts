import {Torture} from './torture.js';
import {mutate, seeded} from './mutations.js';
import {answer, audio, offer} from './sdp.js';

/** Messages after which the phone has to prove that it still works. */
const round = 2_000;

/**
 * Throws changed messages of real calls at a phone that has calls of its own, then wants a call in, a call out and
 * nothing left. Every round starts a fresh phone, so that a found case is short.
 *
 * @throws with the seed and the round in which something escaped, got stuck or was lost
 */
export async function fuzz(
  messages: number,
  seed: number,
  told: (done: number) => void = () => undefined,
): Promise<void> {
  for (let done = 0; done < messages; done += round) {
    const roundSeed = (seed + done) | 0;
    try {
      await fuzzRound(Math.min(round, messages - done), roundSeed);
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Error(`seed ${roundSeed}, one round: ${message}`, {cause: thrown});
    }
    told(Math.min(messages, done + round));
  }
}

async function fuzzRound(messages: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const phone = await new Torture().start();
  const {peer} = phone;
  phone.judged = false;
  try {
    const dialog = await phone.talk();
    const invite = peer.invite(offer);
    await peer.expect('180 INVITE');
    const corpus = [
      invite.raw,
      ...['BYE', 'UPDATE', 'NOTIFY', 'REFER', 'OPTIONS', 'INFO', 'CANCEL', 'ACK', 'PRACK', 'MESSAGE'].map(
        method =>
          peer.request(method, {
            headers: {Event: 'refer', 'Subscription-State': 'active', 'Refer-To': '<sip:9@pbx.test>'},
            body: offer,
            contentType: 'application/sdp',
          }).raw,
      ),
      peer.reinvite(dialog, audio({version: 2})).raw,
      ...peer.messages.map(({raw}) => raw),
      ...peer.messages
        .filter(({method}) => method)
        .flatMap(({raw, method}) =>
          [100, 183, 200, 302, 401, 407, 481, 500].map(status => raw.replace(/^.*/, `SIP/2.0 ${status} ${method}`)),
        ),
    ];
    await phone.tick(10);
    for (let i = 0; i < messages; i++) {
      const original = corpus[Math.floor(random() * corpus.length)] ?? '';
      const fresh = random() < 0.7 ? original.replace(/branch=[^;\s]+/, `branch=z9hG4bKfuzz${i}`) : original;
      peer.send(mutate(fresh, random, corpus));
      if (i % 50 === 0) await phone.tick(10);
    }
    await phone.tick(1_000);
    settleEverything(phone);
    await callsStillWork(phone);
    phone.expected = phone.page.state.ended.map(({reason}) => reason).reverse();
  } finally {
    await phone.end();
    await phone.core.stop();
  }
}

/** Whatever rings or talks now is hung up. */
function settleEverything({peer, page}: Torture): void {
  peer.onMessage = message => {
    if (['BYE', 'CANCEL'].includes(message.method)) peer.respond(message, 200);
    else if (message.method === 'INVITE') peer.respond(message, 486);
    else return false;
    return true;
  };
  for (const {id} of page.state.calls) void page.send({type: 'hangUp', id}).catch(() => undefined);
}

async function callsStillWork(phone: Torture): Promise<void> {
  const {peer, page} = phone;
  await phone.tick(70_000);
  peer.onMessage = null;
  if (page.state.registration.status !== 'registered') throw new Error('the registration is lost');
  if (page.state.calls.length) throw new Error('a call is stuck');
  const invite = peer.invite(answer);
  let ringing = await peer.expect('180 INVITE');
  while (ringing.callId !== invite.callId) ringing = await peer.expect('180 INVITE');
  peer.cancel(invite);
  await phone.over();
  void page.send({type: 'call', target: '102'}).catch(() => undefined);
  let out = await peer.expect('INVITE');
  while (out.uri !== 'sip:102@pbx.test') out = await peer.expect('INVITE');
  peer.respond(out, 486);
  await phone.over();
}
