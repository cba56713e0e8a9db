import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});

describe('torture: in a call', () => {
  const phone = torture();

  describe('10: the hold dance', () => {
    const offered = (message: Message) => /a=(sendrecv|sendonly|recvonly|inactive)/.exec(message.body)?.[1];

    it('we hold, the far end goes inactive and comes back by an INVITE without offer, both resume', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const held = phone().hold();
      const hold = await peer.expect('INVITE');
      expect(offered(hold)).to.equal('sendonly');
      peer.answer(hold, recvonly);
      await peer.expect('ACK');
      await held;

      const inactive = peer.reinvite(dialog, audio({direction: 'inactive', version: 2}));
      peer.ack(inactive, await peer.expect('200 INVITE'));
      await page.until('both hold', ({calls}) => calls[0]?.held === true && calls[0].heldByRemote);
      expect(page.ops('answer').at(-1)).to.include({direction: 'sendonly'});

      const late = peer.reinvite(dialog, null);
      const offer = await peer.expect('200 INVITE');
      expect(offered(offer), 'our own hold stays').to.equal('sendonly');
      peer.ack(late, offer, recvonly);
      await page.until('remote resumed', ({calls}) => calls[0]?.heldByRemote === false);

      const resumed = phone().resume();
      const resume = await peer.expect('INVITE');
      expect(offered(resume)).to.equal('sendrecv');
      peer.answer(resume, answer);
      await peer.expect('ACK');
      await resumed;
      expect(page.call).to.include({held: false, heldByRemote: false});
    });

    it('hold in the old way, by c=0.0.0.0, is seen', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const old = audio()
        .replace('c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0')
        .replace(/a=ice-.*\r\n/g, '');
      const hold = peer.reinvite(dialog, old);
      peer.ack(hold, await peer.expect('200 INVITE'));
      await page.until('held', ({calls}) => calls[0]?.heldByRemote === true);
      const back = peer.reinvite(dialog, audio({version: 3}));
      peer.ack(back, await peer.expect('200 INVITE'));
      await page.until('resumed', ({calls}) => calls[0]?.heldByRemote === false);
    });

    it('an INVITE without offer is answered with all that we want, and talks both ways after it', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const inactive = peer.reinvite(dialog, audio({direction: 'inactive', version: 2}));
      peer.ack(inactive, await peer.expect('200 INVITE'));
      await page.until('held', ({calls}) => calls[0]?.heldByRemote === true);
      const late = peer.reinvite(dialog, null);
      const response = await peer.expect('200 INVITE');
      expect(offered(response)).to.equal('sendrecv');
      peer.ack(late, response, audio({version: 3, setup: 'active'}));
      await page.until('resumed', ({calls}) => calls[0]?.heldByRemote === false);
      expect(page.call).to.include({phase: 'talking', held: false});
    });

    it('an offer that the page cannot answer is refused with 488, and the call goes on', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      page.refuse.answer = 'not-acceptable';
      const offer = peer.reinvite(dialog, audio({version: 2}).replace('m=audio 40000', 'm=audio 0'));
      peer.ack(offer, await peer.expect('488 INVITE'));
      delete page.refuse.answer;
      expect(page.call.phase).to.equal('talking');
      const again = peer.reinvite(dialog, audio({version: 3}));
      peer.ack(again, await peer.expect('200 INVITE'));
    });
  });

  describe('11: glare', () => {
    it('both change at once: theirs is refused with 491, ours comes again within 4 s and counts', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const held = phone().hold();
      const first = await peer.expect('INVITE');
      const theirs = peer.reinvite(dialog, audio({version: 2}));
      peer.ack(theirs, await peer.expect('491 INVITE'));
      peer.respond(first, 491);
      await peer.expect('ACK');
      await phone().tick(2_000);
      expect(peer.requests('INVITE'), 'not before 2.1 s').to.have.length(2);
      await phone().tick(2_000);
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });

    it('in a call that came in, ours comes again within 2 s (RFC 3261 §14.1)', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talkIn();
      const held = phone().hold();
      peer.respond(await peer.expect('INVITE'), 491);
      await peer.expect('ACK');
      await phone().tick(2_000);
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });

    it('491 for ever: four attempts, then it says so', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const held = phone().hold();
      peer.onMessage = message => {
        if (message.method === 'INVITE') peer.respond(message, 491);
        return message.method === 'INVITE';
      };
      await phone().tick(20_000);
      expect(await held).to.include({code: 'change-refused'});
      expect(peer.requests('INVITE')).to.have.length(5);
      expect(page.call).to.include({held: false, changing: null});
    });

    it('500 with Retry-After is tried again when it says', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const held = phone().hold();
      peer.respond(await peer.expect('INVITE'), 500, {headers: {'Retry-After': '3'}});
      await peer.expect('ACK');
      await phone().tick(3_000);
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });

    it('a second INVITE before the first is answered is refused with 500 and Retry-After, or 491', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      page.silent.add('answer');
      peer.reinvite(dialog, audio({version: 2}));
      await page.until('asked', () => page.ops('answer').length > 0);
      peer.reinvite(dialog, audio({version: 3}));
      await phone().tick(1);
      expect([491, 500]).to.include(peer.messages.at(-1)?.status);
    });
  });

  describe('12: a change that is answered', () => {
    for (const status of [481, 408]) {
      it(`${status} ends the call`, async () => {
        const {peer, page} = phone();
        phone().expected = ['failed'];
        await phone().talk();
        void phone().hold();
        peer.onMessage = message => {
          if (message.method === 'BYE') peer.respond(message, 481);
          return message.method === 'BYE';
        };
        peer.respond(await peer.expect('INVITE'), status);
        await phone().over();
        expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
      });
    }

    for (const status of [488, 302, 603, 415]) {
      it(`${status} leaves it as it was, and the next one works`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        await phone().talk();
        const held = phone().hold();
        peer.respond(await peer.expect('INVITE'), status, {headers: {Contact: '<sip:elsewhere@pbx.test>'}});
        expect(await held).to.include({code: 'change-refused'});
        expect(page.call).to.include({held: false, changing: null});
        expect(page.ops('rollback')).to.have.length(1);
        const again = phone().hold();
        peer.answer(await peer.expect('INVITE'), recvonly);
        await again;
        expect(page.call.held).to.equal(true);
      });
    }

    it('200 without description: what was agreed before stays, and the call as well', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const held = phone().hold();
      peer.respond(await peer.expect('INVITE'), 200);
      await peer.expect('ACK');
      await held;
      expect(page.call).to.include({phase: 'talking', held: true});
      const resumed = phone().resume();
      peer.answer(await peer.expect('INVITE'), answer);
      await resumed;
      expect(page.call.held).to.equal(false);
    });
  });

  describe('INFO', () => {
    const infos: [string, number, object][] = [
      ['that says nothing is a sign of life', 200, {}],
      ['with a tone is nothing for us', 415, {body: 'Signal=1', contentType: 'application/dtmf-relay'}],
      [
        'of a package that nobody asked for says so',
        469,
        {headers: {'Info-Package': 'x'}, body: 'x', contentType: 'a/x'},
      ],
    ];
    for (const [what, status, options] of infos) {
      it(`${what}: ${status}`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        peer.inDialog(await phone().talk(), 'INFO', options);
        await peer.expect(`${status} INFO`);
        expect(page.call.phase).to.equal('talking');
      });
    }
  });

  describe('15: challenges in a dialog', () => {
    it('a change challenged, then BYE: the CSeq grows', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const held = phone().hold();
      const first = await peer.expect('INVITE');
      peer.challenge(first, {status: 407});
      const second = await peer.expect('INVITE');
      expect(second.cseq).to.be.greaterThan(first.cseq);
      expect(second.header('Proxy-Authorization')).to.include('Digest ');
      peer.answer(second, recvonly);
      await held;
      phone().hangUp();
      const bye = await peer.expect('BYE');
      expect(bye.cseq).to.be.greaterThan(second.cseq);
      peer.respond(bye, 200);
      await phone().over();
    });

    it('BYE itself challenged is said again', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      phone().hangUp();
      const first = await peer.expect('BYE');
      peer.challenge(first);
      const second = await peer.expect('BYE');
      expect(second.cseq).to.be.greaterThan(first.cseq);
      peer.respond(second, 200);
      await phone().over();
    });

    it('REFER challenged, then BYE: the CSeq grows', async () => {
      const {peer, page} = phone();
      phone().expected = ['transferred'];
      const dialog = await phone().talk();
      void page.send({type: 'transfer', id: page.call.id, target: '103'}).catch(() => undefined);
      peer.answer(await peer.expect('INVITE'), recvonly);
      peer.challenge(await peer.expect('REFER'), {status: 407});
      const refer = await peer.expect('REFER');
      peer.respond(refer, 202);
      peer.notify(dialog, 'SIP/2.0 200 OK', 'terminated;reason=noresource');
      await peer.expect('200 NOTIFY');
      const bye = await peer.expect('BYE');
      expect(bye.cseq).to.be.greaterThan(refer.cseq);
      peer.respond(bye, 200);
      await phone().over();
    });

    it('INFO challenged while another tone waits: each tone once, the CSeq grows', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      page.refuse.tones = 'not-acceptable';
      const sent = page.send({type: 'sendTones', id: page.call.id, tones: '12'});
      peer.challenge(await peer.expect('INFO'));
      peer.respond(await peer.expect('INFO'), 200);
      await phone().tick(200);
      const second = await peer.expect('INFO');
      expect(second.body).to.include('Signal=2');
      peer.respond(second, 200);
      await phone().tick(200);
      await sent;
      expect(page.call.tonesSent).to.equal('12');
    });
  });
});
