import {expect} from 'chai';
import {answer, audio, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture: calls in', () => {
  const phone = torture();

  describe('3: after our 200', () => {
    it('CANCEL is answered and changes nothing; without ACK the call ends with BYE after 32 s', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().ring();
      await phone().take();
      peer.cancel(invite);
      await peer.expect('200 CANCEL');
      expect(page.state.calls).to.have.length(1);
      peer.onMessage = message => {
        if (message.method === 'BYE') peer.respond(message, 200);
        return message.status === 200;
      };
      await phone().tick(34_000);
      await phone().over();
      expect(peer.requests('BYE')).to.have.length(1);
      expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
    });

    it('an ACK after 20 s is in time, and each repetition of the 200 was sent', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-there'];
      const invite = await phone().ring();
      const response = await phone().take();
      await phone().tick(20_000);
      peer.ack(invite, response);
      await phone().phase('talking');
      await phone().tick(40_000);
      expect(phone().page.state.calls).to.have.length(1);
      peer.bye(peer.dialogOf(invite, response));
      await peer.expect('200 BYE');
      await phone().over();
    });
  });

  describe('4: BYE', () => {
    it('while it rings: 200, 487 to the INVITE, and the toast is gone', async () => {
      const {peer} = phone();
      phone().expected = ['missed'];
      const invite = peer.invite(offer);
      const ringing = await peer.expect('180 INVITE');
      await phone().phase('ringing');
      peer.bye(peer.dialogOf(invite, ringing));
      await peer.expect('200 BYE');
      peer.ack(invite, await peer.expect('487 INVITE'));
      await phone().over();
    });

    it('while the microphone is asked for: no zombie, and the microphone is let go', async () => {
      const {peer, page} = phone();
      phone().expected = ['missed'];
      const invite = peer.invite(offer);
      const ringing = await peer.expect('180 INVITE');
      await phone().phase('ringing');
      page.silent.add('microphone');
      void page.send({type: 'answer', id: page.call.id}).catch(() => undefined);
      await phone().phase('answering');
      peer.bye(peer.dialogOf(invite, ringing));
      await peer.expect('200 BYE');
      await phone().over();
      await phone().tick(70_000);
    });

    it('between our 200 and the ACK: over once the ACK is there', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-there'];
      const invite = await phone().ring();
      const response = await phone().take();
      peer.bye(peer.dialogOf(invite, response));
      peer.ack(invite, response);
      await peer.expect('200 BYE');
      await phone().over();
    });

    it('from us before the ACK: the microphone closes at the click', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().ring();
      const response = await phone().take();
      await phone().phase('talking');
      phone().hangUp();
      await page.until('closed', () => page.ops('close').length === 1);
      peer.ack(invite, response);
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
    });
  });

  describe('9: an INVITE without offer', () => {
    it('is answered with our offer, and talks with the answer in the ACK', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const invite = await phone().ring({}, null);
      const response = await phone().take();
      expect(response.body).to.include('a=sendrecv');
      peer.ack(invite, response, answer);
      await phone().phase('talking');
      expect(page.ops('accept')).to.have.length(1);
    });

    it('whose ACK has no answer ends with BYE', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().ring({}, null);
      const response = await phone().take();
      peer.ack(invite, response);
      const bye = await peer.expect('BYE');
      expect(bye.header('Reason')).to.match(/^SIP\s*;\s*cause=488/);
      peer.respond(bye, 200);
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('not-acceptable');
    });

    it('whose answer the page cannot use ends with BYE', async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      const invite = await phone().ring({}, null);
      page.refuse.accept = 'not-acceptable';
      const response = await phone().take();
      peer.ack(invite, response, answer);
      const bye = await peer.expect('BYE');
      expect(bye.header('Reason')).to.match(/^SIP\s*;\s*cause=488/);
      peer.respond(bye, 200);
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('not-acceptable');
    });
  });

  describe('25: REFER', () => {
    for (const target of [
      '<sip:0900123@pbx.test>',
      '<tel:+49900123456>',
      '<sip:102@pbx.test?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>',
      'sip:102@pbx.test;method=BYE',
    ]) {
      it(`to ${target} is declined, and nothing is dialled`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        const dialog = await phone().talkIn();
        peer.inDialog(dialog, 'REFER', {headers: {'Refer-To': target, 'Referred-By': '<sip:boss@pbx.test>'}});
        await peer.expect('603 REFER');
        expect(peer.requests('INVITE')).to.deep.equal([]);
        expect(page.call.phase).to.equal('talking');
      });
    }

    it('outside of a call is refused', async () => {
      const {peer} = phone();
      peer.request('REFER', {headers: {'Refer-To': '<sip:0900123@pbx.test>'}});
      await phone().tick(100);
      expect(peer.messages.at(-1)?.status).to.be.within(400, 699);
    });
  });

  describe('26: who took it', () => {
    const cases: [string, readonly string[], string][] = [
      ['SIP cause 200', ['SIP;cause=200;text="Call completed elsewhere"'], 'answered-elsewhere'],
      ['Q.850 first', ['Q.850;cause=26;text="Answered", SIP;cause=200'], 'answered-elsewhere'],
      ['two headers', ['Q.850;cause=16', 'SIP;cause=200'], 'answered-elsewhere'],
      ['a comma in quotes', ['SIP;cause=487;text="no, SIP;cause=200, not so"'], 'missed'],
      ['Q.850 cause 26 alone', ['Q.850;cause=26'], 'answered-elsewhere'],
      ['Q.850 cause 16 alone', ['Q.850;cause=16;text="SIP;cause=200"'], 'missed'],
      ['the cause in quotes (reports 32)', ['SIP;cause="200"'], 'answered-elsewhere'],
      ['Q.850 cause in quotes (reports 32)', ['Q.850 ; cause = "26"'], 'answered-elsewhere'],
      ['a text that quotes a cause', ['SIP;text="not;cause=200"'], 'missed'],
      ['text alone', ['SIP;text="Call completed elsewhere"'], 'answered-elsewhere'],
      ['nothing', [], 'missed'],
    ];
    for (const [what, reasons, outcome] of cases) {
      it(`CANCEL with ${what}: ${outcome}`, async () => {
        const {peer} = phone();
        const invite = await phone().ring();
        peer.cancel(
          invite,
          reasons.map(value => ['Reason', value] as const),
        );
        peer.ack(invite, await peer.expect('487 INVITE'));
        await phone().over();
        expect(phone().page.state.ended[0]?.reason).to.equal(outcome);
        phone().expected = [outcome as 'missed'];
      });
    }

    it('BYE while it rings with a reason counts as well', async () => {
      const {peer} = phone();
      phone().expected = ['answered-elsewhere'];
      const invite = peer.invite(offer);
      const ringing = await peer.expect('180 INVITE');
      peer.bye(peer.dialogOf(invite, ringing), {Reason: 'SIP;cause=200'});
      await phone().over();
    });
  });

  it('20 calls at once: twelve ring, the others hear that it is busy', async () => {
    const {peer, page} = phone();
    const invites = Array.from({length: 20}, () => peer.invite(audio()));
    for (let i = 0; i < 8; i++) await peer.expect('486 INVITE');
    expect(page.state.calls).to.have.length(12);
    for (const invite of invites.slice(0, 12)) peer.cancel(invite);
    await phone().over();
    phone().expected = Array<'missed'>(12).fill('missed');
  });
});
