import {expect} from 'chai';
import {watchEscapes} from '../support/escaped.js';
import {endLines, registeredLine, until} from '../support/line.js';
import {mutate, seeded} from '../support/mutations.js';
import {answer, offer} from '../support/sdp.js';

describe('the wire under fire', () => {
  it('takes 300 changed messages without an escaped exception, stays registered, and takes the next call', async () => {
    const seed = 20261123;
    const random = seeded(seed);
    const {peer, line, invitations, told} = await registeredLine();
    const escapes = watchEscapes();
    const originals = ['INVITE', 'BYE', 'UPDATE', 'NOTIFY', 'REFER', 'OPTIONS', 'INFO', 'CANCEL', 'ACK'].map(
      method =>
        peer.request(method, {
          headers: {Require: 'timer', Event: 'refer', 'Subscription-State': 'active', 'Refer-To': '<sip:9@pbx.test>'},
          body: offer,
          contentType: 'application/sdp',
        }).raw,
    );
    originals.push(...peer.messages.map(({raw}) => raw));
    for (let i = 0; i < 300; i++) {
      const original = originals[Math.floor(random() * originals.length)] ?? '';
      peer.send(mutate(original.replace(/branch=\S+/, `branch=z9hG4bKfuzz${i}`), random, originals));
    }
    await until(() => peer.messages.length > 100, 'most are answered');
    for (const invitation of invitations.splice(0)) await invitation.reject().catch(() => {});
    expect(escapes.found, `seed ${seed}`).to.deep.equal([]);
    expect(
      told.filter(text => text.includes('duty-failed')),
      `seed ${seed}`,
    ).to.deep.equal([]);
    expect(line.registered).to.equal(true);

    const calls = invitations.length;
    const invite = peer.invite(offer);
    await until(() => invitations.length > calls, 'it rings');
    void invitations[invitations.length - 1]?.accept();
    let ok = await peer.expect('200 INVITE');
    while (ok.callId !== invite.callId) ok = await peer.expect('200 INVITE');
    peer.ack(invite, ok, answer);
    escapes.stop();
    await endLines(); // Answers to changed requests copy what was changed: their form is not judged.
  });

  it('goes on when every hook throws', async () => {
    const fail = () => {
      throw new Error('a hook failed');
    };
    const tested = await registeredLine({
      hook: {
        connection: fail,
        registration: fail,
        account: fail,
        lost: fail,
        recovered: fail,
        earlyBye: fail,
        invite: fail,
      },
    });
    const {peer, line} = tested;
    peer.invite(offer);
    await peer.expect('480 INVITE');
    line.busy = true;
    peer.drop();
    await until(() => !line.registered, 'lost');
    line.reconnect();
    await until(() => line.registered, 'registered again');
    expect(await endLines()).to.deep.equal([]);
  });
});
