import {expect} from 'chai';
import {FakePage} from '../support/page.js';
import {answer} from '../support/sdp.js';
import type {PeerDialog} from '../support/peer.js';
import type {Message} from '../support/sip-message.js';
import {torture} from '../support/torture.js';

describe('torture 25: a call is taken to another page', () => {
  const phone = torture();

  const open = (looks: {visible?: boolean; phoneWindow?: boolean} = {}) => new FakePage(phone().core, undefined, looks);
  const comes = async (method: string, limit = 60_000): Promise<Message> => {
    const {peer, clock} = phone();
    for (let waited = 0; waited < limit && !peer.pending.some(message => message.method === method); waited += 100) {
      await clock.tick(100);
    }
    return peer.expect(method);
  };
  const here = async (page: FakePage, within = 8_000) => {
    const {peer} = phone();
    peer.answer(await comes('INVITE', within), answer);
    await peer.expect('ACK');
    await page.until('here', ({calls}) => calls[0]?.media.page === page.id && calls[0].phase === 'talking');
  };

  it('passes over a page that is asked for its microphone and hangs', async () => {
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const other = open({visible: false});
    const hanging = open();
    hanging.silent.add('microphone');
    phone().goTo(other);
    await here(other);
    expect(hanging.ops('microphone')).to.have.length(1);
  });

  for (const order of ['before', 'after'] as const)
    it(`answered with what the page cannot use: the PBX has ended the old call by then (BYE ${order} ours), and the clerk reads why (reports 3)`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      const old = await phone().talk();
      const other = open();
      other.refuse.accept = 'media-failed';
      const taken = other.send({type: 'takeOver', id: phone().page.call.id}).catch((thrown: unknown) => thrown);
      const invite = await peer.expect('INVITE');
      peer.answer(invite, answer);
      if (order === 'before') peer.bye(old);
      peer.respond(await peer.expect('BYE'), 200);
      if (order === 'after') peer.bye(old);
      expect(await taken).to.include({code: 'media-failed'});
      await phone().over();
      expect(other.state.ended[0]?.error?.code).to.equal('media-failed');
    });

  it('passes over a page that hangs before the offer', async () => {
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const other = open({visible: false});
    const hanging = open();
    hanging.silent.add('offer');
    phone().goTo(other);
    await here(other);
  });

  for (const op of ['microphone', 'offer'] as const)
    it(`goes on at once elsewhere when the page that was asked dies as well (${op})`, async () => {
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const other = open({visible: false});
      const dying = open();
      dying.silent.add(op);
      phone().goTo(other);
      await phone().tick(100);
      expect(dying.ops(op)).to.have.length(1);
      dying.leave();
      await here(other, 500);
    });

  it('leaves the page that hangs for one that comes later', async () => {
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const hanging = open();
    hanging.silent.add('microphone');
    phone().goTo(hanging);
    await phone().tick(12_000);
    await here(open({visible: false}));
  });

  it('waits for the only page: the clerk may look at the prompt for the microphone', async () => {
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const slow = open();
    slow.silent.add('microphone');
    phone().goTo(slow);
    await phone().tick(20_000);
    expect(slow.ops('microphone')).to.have.length(1);
    expect(slow.ops('close')).to.have.length(0);
    const next = open();
    phone().goTo(next);
    await here(next);
  });

  it('comes back to the page that was passed over when the other one does not answer either', async () => {
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const hidden = open({visible: false});
    const slow = open();
    for (const page of [hidden, slow]) page.silent.add('microphone');
    phone().goTo(slow);
    await phone().tick(8_000);
    expect(hidden.ops('microphone')).to.have.length(1);
    slow.silent.clear();
    await here(slow);
  });

  describe('to one that hangs when the PBX has answered', () => {
    let hanging: FakePage;
    /** The PBX takes the new dialog, and ends the one that it replaced. */
    const replaces = async (old: PeerDialog) => {
      const {peer} = phone();
      const next = peer.answer(await comes('INVITE', 8_000), answer);
      peer.bye(old);
      return next;
    };
    const hangs = () => {
      hanging = open();
      hanging.silent.add('accept');
    };
    const comesToOneThatHangs = async () => {
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const other = open({visible: false});
      hangs();
      phone().goTo(other);
      return {dialog, other};
    };

    it('goes on in another one, in the place of the dialog that stands by then', async () => {
      const {peer} = phone();
      const {dialog, other} = await comesToOneThatHangs();
      const next = await replaces(dialog);
      const invite = await comes('INVITE', 8_000);
      expect(invite.header('Replaces')).to.include(next.callId);
      peer.answer(invite, answer);
      await other.until('here', ({calls}) => calls[0]?.media.page === other.id && calls[0].phase === 'talking');
      expect(peer.requests('ACK').some(({callId}) => callId === next.callId)).to.equal(true);
    });

    it('does so after a PBX that took its time, too', async () => {
      const {peer} = phone();
      const {dialog, other} = await comesToOneThatHangs();
      const invite = await comes('INVITE', 8_000);
      await phone().tick(8_000);
      peer.answer(invite, answer);
      peer.bye(dialog);
      await here(other);
    });

    it('goes back when a clerk had taken it there', async () => {
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const {page} = phone();
      hangs();
      const taken = hanging.send({type: 'takeOver', id: page.call.id}).catch((thrown: unknown) => thrown);
      await replaces(dialog);
      await here(page);
      expect(await taken).to.include({code: 'timeout'});
    });

    it('goes on in the same one when it works again', async () => {
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      hangs();
      phone().goTo(hanging);
      await replaces(dialog);
      await phone().tick(1_000);
      hanging.silent.clear();
      await here(hanging);
    });

    it('is ended, and the clerk is told, when it does so to the end', async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      await phone().talk();
      hangs();
      phone().goTo(hanging);
      let last = '';
      peer.onMessage = message => {
        if (message.method !== 'INVITE') return false;
        peer.answer(message, answer);
        last = message.callId;
        return true;
      };
      await phone().tick(40_000);
      const byes = peer.requests('BYE').map(({callId}) => callId);
      expect(byes).to.include(last);
      const {ended} = await hanging.until('told', ({calls}) => calls.length === 0);
      expect(ended[0]?.error?.code).to.equal('call-not-recovered');
      expect(ended[0]?.remote.number).to.equal('102');
    });
  });

  it('goes to another page when its own hangs as soon as the far end has answered', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const other = open({visible: false});
    const {page} = phone();
    page.silent.add('accept');
    const invite = await phone().dial();
    peer.answer(invite, answer);
    await here(other);
  });

  describe('while the PBX says no more than 100 Trying', () => {
    it('is cancelled, and tried again', async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      const next = open();
      phone().goTo(next);
      const invite = await comes('INVITE');
      peer.respond(invite, 100);
      peer.respond(await comes('CANCEL', 12_000), 200);
      peer.respond(invite, 487);
      await here(next);
    });

    it('is cancelled by its page, too, which is told; the call stays and can be taken again', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const other = open();
      const taken = other.send({type: 'takeOver', id: page.call.id}).catch((thrown: unknown) => thrown);
      const invite = await comes('INVITE');
      peer.respond(invite, 100);
      peer.respond(await comes('CANCEL', 12_000), 200);
      expect(await taken).to.include({code: 'timeout'});
      expect(page.call.media.page).to.equal(page.id);
      void other.send({type: 'takeOver', id: page.call.id});
      await here(other);
      peer.respond(invite, 487);
      peer.bye(dialog);
      await peer.expect('200 BYE');
      phone().goTo(other);
    });

    it('and never any more, is given up with the call within its deadline', async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      const dialog = await phone().talk();
      phone().goTo(open());
      const ringing: Message[] = [];
      peer.onMessage = message => {
        if (message.method !== 'INVITE') return false;
        ringing.push(message);
        peer.respond(message, 100);
        return true;
      };
      const bye = await comes('BYE', 31_000);
      expect(bye.callId).to.equal(dialog.callId);
      peer.respond(bye, 200);
      await phone().over();
      expect(ringing).to.have.length.above(1);
      await phone().tick(1_000);
      expect(peer.requests('CANCEL')).to.have.length(ringing.length);
      expect(phone().page.state.ended[0]?.error?.code).to.equal('call-not-recovered');
    });
  });
});
