import {expect} from 'chai';
import {answer} from '../support/sdp.js';
import {torture, type Torture} from '../support/torture.js';
import {frameOf, messages} from './messages.js';

/** What the phone made of what it got. */
async function outcome({peer, page}: Torture, frame: string | ArrayBuffer, tick: () => Promise<void>): Promise<string> {
  const before = peer.messages.length;
  peer.socket.deliver(frame);
  await tick();
  const statuses = peer.messages.slice(before).map(({status}) => status);
  const seen = statuses.filter(status => status >= 200).map(String);
  if (page.state.calls.length > 0) seen.push('rings');
  return seen.join(', ') || 'nothing';
}

describe('RFC 4475', () => {
  const phone = torture();

  for (const message of messages) {
    it(`${message.section} ${message.name}, ${message.what}: ${message.outcome}; then a call in and a call out`, async () => {
      const {peer, page} = phone();
      // What answers copy from a torture message is as odd as it was.
      phone().judged = false;
      expect(await outcome(phone(), frameOf(message), () => phone().tick(50))).to.equal(message.outcome);
      phone().expected = page.state.calls.map(() => 'declined-here' as const);
      for (const {id} of page.state.calls) await page.send({type: 'decline', id});

      const invite = peer.invite(answer);
      await phone().phase('ringing');
      peer.cancel(invite);
      await phone().over();
      phone().expected.push('missed', 'hung-up-here');
      await phone().talk();
    });
  }
});
