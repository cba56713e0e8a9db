import {expect} from 'chai';
import {answer, audio, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const timer = (value: string, allow = 'INVITE, ACK, BYE, CANCEL, UPDATE') => ({
  'Session-Expires': value,
  Require: 'timer',
  Allow: allow,
});

describe('torture 13: session timers (RFC 4028)', () => {
  const phone = torture();

  it('we refresh at half by UPDATE where the far end knows it', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {invite} = await phone().talk(timer('600;refresher=uac'));
    expect(invite.header('Supported')).to.include('timer');
    for (let i = 0; i < 3; i++) {
      await phone().tick(299_000);
      expect(peer.requests('UPDATE')).to.have.length(i);
      await phone().tick(1_000);
      const update = await peer.expect('UPDATE');
      expect(update.header('Session-Expires')).to.equal('600;refresher=uac');
      expect(update.body).to.equal('');
      peer.respond(update, 200, {headers: timer('600;refresher=uac')});
    }
    expect(page.call.phase).to.equal('talking');
  });

  it('we refresh by re-INVITE where it does not, with the same media', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uac', 'INVITE, ACK, BYE, CANCEL'));
    await phone().tick(300_000);
    const refresh = await peer.expect('INVITE');
    expect(refresh.header('Session-Expires')).to.equal('600;refresher=uac');
    expect(refresh.body).to.include('a=sendrecv');
    peer.answer(refresh, answer, {headers: timer('600;refresher=uac', 'INVITE, ACK, BYE')});
    await peer.expect('ACK');
    await phone().tick(299_000);
    expect(page.call.phase).to.equal('talking');
    expect(peer.requests('UPDATE')).to.deep.equal([]);
  });

  it('an UPDATE that is refused after all is followed by a re-INVITE', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uac'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('UPDATE'), 405);
    peer.answer(await peer.expect('INVITE'), answer, {headers: timer('600;refresher=uac')});
    await peer.expect('ACK');
    await phone().tick(290_000);
    expect(phone().page.call.phase).to.equal('talking');
  });

  it('a refresh that gets lost is sent again before the session expires', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uac'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('UPDATE'), 500);
    await phone().tick(60_000);
    peer.respond(await peer.expect('UPDATE'), 200, {headers: timer('600;refresher=uac')});
    await phone().tick(280_000);
    expect(phone().page.call.phase).to.equal('talking');
  });

  it('an interval too small for a refresh is raised as the 422 says', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uac'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('UPDATE'), 422, {headers: {'Min-SE': '900'}});
    const update = await peer.expect('UPDATE');
    expect(update.header('Session-Expires')).to.equal('900;refresher=uac');
    expect(update.header('Min-SE')).to.equal('900');
    peer.respond(update, 200, {headers: timer('900;refresher=uac')});
  });

  it('a refresh by re-INVITE is raised in the same way', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uac', 'INVITE, ACK, BYE, CANCEL'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('INVITE'), 422, {headers: {'Min-SE': '900'}});
    const again = await peer.expect('INVITE');
    expect(again.header('Session-Expires')).to.equal('900;refresher=uac');
    expect(again.header('Min-SE')).to.equal('900');
    peer.answer(again, answer, {headers: timer('900;refresher=uac', 'INVITE, ACK, BYE')});
    await peer.expect('ACK');
    await phone().tick(449_000);
    expect(page.call.phase).to.equal('talking');
    expect(peer.requests('BYE')).to.deep.equal([]);
  });

  it('without a refresher in the 200 it is us (RFC 4028 §7.2)', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('UPDATE'), 200, {headers: timer('600;refresher=uac')});
  });

  it('a refresh that nobody answers ends the call before the session expires', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talk(timer('600;refresher=uac'));
    await phone().tick(300_000);
    await peer.expect('UPDATE');
    await phone().tick(270_000);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('an UPDATE that is too brief is refused with 422, and the call goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    peer.inDialog(dialog, 'UPDATE', {headers: {'Session-Expires': '30', Supported: 'timer'}});
    expect((await peer.expect('422 UPDATE')).header('Min-SE')).to.equal('90');
    expect(page.call.phase).to.equal('talking');
  });

  it('481 to a refresh ends the call', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talk(timer('600;refresher=uac'));
    await phone().tick(300_000);
    peer.respond(await peer.expect('UPDATE'), 481);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('a far end that was to refresh and does not is said good-bye 32 s before the end', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talk(timer('600;refresher=uas'));
    await phone().tick(567_000);
    expect(page.call.phase).to.equal('talking');
    await phone().tick(1_000);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('a far end that refreshes by UPDATE without body, or by re-INVITE, keeps the call', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk(timer('600;refresher=uas'));
    const headers = {'Session-Expires': '600;refresher=uac', Supported: 'timer'};
    await phone().tick(500_000);
    peer.inDialog(dialog, 'UPDATE', {headers});
    expect((await peer.expect('200 UPDATE')).header('Session-Expires')).to.equal('600;refresher=uac');
    await phone().tick(500_000);
    const refresh = peer.reinvite(dialog, audio(), {headers});
    const response = await peer.expect('200 INVITE');
    expect(response.header('Session-Expires')).to.equal('600;refresher=uac');
    peer.ack(refresh, response);
    await phone().tick(500_000);
    expect(page.call.phase).to.equal('talking');
  });

  it('without a timer in the 200 nobody refreshes and nothing expires', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    await phone().tick(2_000_000);
    expect(page.call.phase).to.equal('talking');
    expect(peer.requests('UPDATE')).to.deep.equal([]);
    expect(peer.requests('INVITE')).to.have.length(1);
  });

  for (const seconds of ['0', '86400', '4294967295', '4294967296'])
    for (const refresher of ['uac', 'uas'])
      it(`an interval of ${seconds} s, refreshed by ${refresher}, ends nothing and asks nobody for ten minutes (reports 27)`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        await phone().talk(timer(`${seconds};refresher=${refresher}`));
        await phone().tick(600_000);
        expect(page.call.phase).to.equal('talking');
        for (const method of ['BYE', 'UPDATE']) expect(peer.requests(method)).to.deep.equal([]);
        expect(peer.requests('INVITE')).to.have.length(1);
      });

  it('of a call in: we refresh when the caller wants us to', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talkIn({headers: {'Session-Expires': '300;refresher=uas', Supported: 'timer', Allow: 'UPDATE'}});
    await phone().tick(150_000);
    const update = await peer.expect('UPDATE');
    expect(update.header('Session-Expires')).to.equal('300;refresher=uac');
    peer.respond(update, 200, {headers: timer('300;refresher=uac')});
  });

  it('of a call in: the caller refreshes, or the call ends', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    await phone().talkIn({headers: {'Session-Expires': '90', Supported: 'timer'}});
    await phone().tick(60_000);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });

  it('of a call in that is too small is refused with 422 and the least we take', async () => {
    const {peer} = phone();
    peer.invite(offer, {headers: {'Session-Expires': '30', Supported: 'timer'}});
    expect((await peer.expect('422 INVITE')).header('Min-SE')).to.equal('90');
  });

  it('does not end a call while our own connection is gone', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk(timer('600;refresher=uas'));
    await phone().tick(550_000);
    peer.refuse = true;
    peer.drop();
    await phone().tick(40_000);
    expect(page.call.phase).to.equal('talking');
    peer.refuse = false;
    await phone().tick(3_000);
    peer.answer(await peer.expect('INVITE'), answer, {headers: timer('600;refresher=uas')});
    await phone().tick(30_000);
    expect(page.call.phase).to.equal('talking');
  });
});

describe('torture 13: session intervals that no one can keep (attack, low)', () => {
  const phone = torture();

  for (const refresher of ['uac', 'uas']) {
    for (const seconds of [1, 2, 10]) {
      it(`${seconds} s in a 200, refreshed by ${refresher}: followed now and then, and the call goes on`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        const headers = timer(`${seconds};refresher=${refresher}`);
        peer.onMessage = message => {
          if (message.method === 'UPDATE') peer.respond(message, 200, {headers});
          return message.method === 'UPDATE';
        };
        await phone().talk(headers);
        await phone().tick(59_000);
        expect(page.call.phase).to.equal('talking');
        expect(peer.requests('UPDATE')).to.have.length(refresher === 'uac' ? 5 : 0);
      });
    }
  }
});
