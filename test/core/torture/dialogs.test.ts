import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import type {PeerDialog, RequestOptions} from '../support/peer.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});
const moved = '<sip:new@192.0.2.9:5080;transport=ws>';

describe('torture: an ACK to a change of theirs that does not come (attack 2)', () => {
  const phone = torture();

  /** Their change, answered with 200. */
  const changed = async (sdp: string | null = audio({version: 2})) => {
    const {peer} = phone();
    const dialog = await phone().talk();
    peer.reinvite(dialog, sdp);
    await peer.expect('200 INVITE');
    return dialog;
  };

  for (const [what, sdp] of [
    ['with an offer', audio({version: 2})],
    ['without', null],
  ] as const) {
    it(`${what}: BYE after 64·T1 (RFC 3261 §14.2)`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      await changed(sdp);
      await phone().tick(31_000);
      expect(page.call.phase).to.equal('talking');
      await phone().tick(1_000);
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
      expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
    });

    it(`${what}, with the connection for a minute: the dialog is confirmed anew, and holds work again on both sides`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await changed(sdp);
      peer.refuse = true;
      await phone().lose();
      await phone().tick(60_000);
      peer.refuse = false;
      await phone().back();
      peer.answer(await peer.expect('INVITE'), answer);
      await peer.expect('ACK');
      const held = phone().hold();
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
      const again = peer.reinvite(dialog, audio({version: 3}));
      peer.ack(again, await peer.expect('200 INVITE'));
    });
  }

  it('which the loss of the connection took, and that is back soon: the call goes on after 64·T1', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await changed();
    await phone().lose();
    await phone().back();
    await phone().tick(30_000);
    peer.answer(await peer.expect('INVITE'), answer);
    await peer.expect('ACK');
    await phone().tick(60_000);
    expect(page.call.phase).to.equal('talking');
  });
});

describe('torture: a change of theirs that is not answered yet (attack, low)', () => {
  const phone = torture();

  const open = async (method = 'INVITE') => {
    const {peer, page} = phone();
    const dialog = await phone().talk();
    page.silent.add('answer');
    const offer = {body: audio({direction: 'sendonly', version: 2}), contentType: 'application/sdp'};
    const change = peer.inDialog(dialog, method, offer);
    await page.until('asked', () => page.ops('answer').length > 0);
    return {dialog, change};
  };

  it('ends with 487 as soon as CANCEL comes, and the call goes on', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const {dialog, change} = await open();
    peer.inDialog(dialog, 'CANCEL', {branch: change.branch, cseq: change.cseq, contact: null});
    const response = await peer.expect('487 INVITE');
    await peer.expect('200 CANCEL');
    peer.ack(change, response);
    page.silent.delete('answer');
    await phone().tick(10_000);
    expect(page.call.phase).to.equal('talking');
    const again = peer.reinvite(dialog, audio({version: 3}), {cseq: change.cseq + 1});
    peer.ack(again, await peer.expect('200 INVITE'));
  });

  for (const method of ['INVITE', 'UPDATE']) {
    it(`ends with 487 as soon as BYE comes (${method})`, async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-there'];
      const {dialog, change} = await open(method);
      peer.bye(dialog);
      const response = await peer.expect(`487 ${method}`);
      await peer.expect('200 BYE');
      if (method === 'INVITE') peer.ack(change, response);
      await phone().over();
      await phone().tick(10_000);
    });
  }
});

describe('torture: where requests of a dialog go (attack 8, reports 12)', () => {
  const phone = torture();
  const offer: RequestOptions = {body: audio({version: 2}), contentType: 'application/sdp'};
  const byeGoesTo = async (uri: string) => {
    const {peer} = phone();
    phone().hangUp();
    const bye = await peer.expect('BYE');
    expect(bye.uri).to.equal(uri);
    peer.respond(bye, 200);
    await phone().over();
  };
  const target = moved.slice(1, -1);

  const refreshes: [string, (dialog: PeerDialog) => Promise<void>][] = [
    [
      'UPDATE without description',
      async dialog => {
        phone().peer.inDialog(dialog, 'UPDATE', {contact: moved});
        await phone().peer.expect('200 UPDATE');
      },
    ],
    [
      'UPDATE with description',
      async dialog => {
        phone().peer.inDialog(dialog, 'UPDATE', {contact: moved, ...offer});
        await phone().peer.expect('200 UPDATE');
      },
    ],
    [
      'a re-INVITE',
      async dialog => {
        const {peer} = phone();
        peer.ack(peer.reinvite(dialog, audio({version: 2}), {contact: moved}), await peer.expect('200 INVITE'));
      },
    ],
    [
      'the 200 to our re-INVITE, and its ACK as well',
      async () => {
        const {peer} = phone();
        const held = phone().hold();
        peer.answer(await peer.expect('INVITE'), recvonly, {contact: moved});
        expect((await peer.expect('ACK')).uri).to.equal(target);
        await held;
      },
    ],
  ];
  for (const [what, refresh] of refreshes) {
    it(`${what} says so`, async () => {
      phone().expected = ['hung-up-here'];
      await refresh(await phone().talk());
      await byeGoesTo(target);
    });
  }

  it('the 200 to our UPDATE says so', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const headers = {'Session-Expires': '90;refresher=uac', Require: 'timer', Allow: 'INVITE, UPDATE'};
    await phone().talk(headers);
    await phone().tick(45_000);
    peer.respond(await peer.expect('UPDATE'), 200, {headers: {...headers, Contact: moved}});
    await phone().tick(1);
    await byeGoesTo(target);
  });

  it('the 200 to our INVITE says so where the 180 said something else', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    peer.answer(invite, answer, {contact: moved});
    expect((await peer.expect('ACK')).uri).to.equal(target);
    await phone().phase('talking');
    await byeGoesTo(target);
  });

  for (const [what, options] of [
    ['none', {contact: null}],
    ['one that nobody can read', {contact: '<nowhere>'}],
  ] as const) {
    it(`UPDATE with ${what} changes nothing, with a description or without`, async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      peer.inDialog(dialog, 'UPDATE', options);
      await peer.expect('200 UPDATE');
      if (options.contact === null) {
        peer.inDialog(dialog, 'UPDATE', {...options, ...offer});
        await peer.expect('200 UPDATE');
        await byeGoesTo('sip:peer@pbx.test;transport=ws');
      } else phone().hangUp();
    });
  }

  it('Refer-To of a transfer names the new target', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here', 'hung-up-here'];
    await phone().talk();
    void page.send({type: 'consult', id: page.call.id, target: '103'}).catch(() => undefined);
    peer.answer(await peer.expect('INVITE'), recvonly);
    const invite = await peer.expect('INVITE');
    const dialog = peer.answer(invite, answer);
    await page.until('consulting', ({calls}) => calls[1]?.phase === 'talking');
    peer.inDialog(dialog, 'UPDATE', {contact: moved});
    await peer.expect('200 UPDATE');
    const sent = page.send({type: 'completeTransfer', id: page.call.id}).catch((thrown: unknown) => thrown);
    const refer = await peer.expect('REFER');
    expect(refer.header('Refer-To')).to.include(`<${target}?Replaces=`);
    peer.respond(refer, 603);
    peer.onMessage = message => {
      if (message.method === 'INVITE') peer.answer(message, message.body.includes('a=sendonly') ? recvonly : answer);
      return message.method === 'INVITE';
    };
    await sent;
  });
});

describe('torture: the order of requests in a dialog (attack 9)', () => {
  const phone = torture();

  const methods: [string, RequestOptions][] = [
    ['UPDATE', {}],
    ['UPDATE', {body: audio({version: 2}), contentType: 'application/sdp'}],
    ['OPTIONS', {}],
    ['INFO', {}],
    ['INVITE', {body: audio({version: 2}), contentType: 'application/sdp'}],
    ['NOTIFY', {headers: {Event: 'refer', 'Subscription-State': 'active'}}],
    ['REFER', {headers: {'Refer-To': '<sip:103@pbx.test>'}}],
    ['BYE', {contact: null}],
  ];
  for (const [method, options] of methods) {
    const what = `${method}${options.body ? ' with description' : ''}`;
    for (const first of ['UPDATE', 'OPTIONS', 'INFO']) {
      it(`${what} that ${first} has overtaken: 500, and nothing follows from it`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-here'];
        const dialog = await phone().talk();
        peer.inDialog(dialog, first, {cseq: 500});
        await peer.expect(`200 ${first}`);
        for (const cseq of [499, 500]) {
          peer.inDialog(dialog, method, {...options, cseq, contact: method === 'BYE' ? null : moved});
          const response = await peer.expect(`500 ${method}`);
          if (method === 'INVITE') {
            const [invite] = [response].map(({header}) => ({header}));
            expect(invite?.header('CSeq')).to.equal(`${cseq} INVITE`);
          }
        }
        expect(page.call.phase).to.equal('talking');
        phone().hangUp();
        expect((await peer.expect('BYE')).uri, 'the target stays').to.equal('sip:peer@pbx.test;transport=ws');
      });
    }
  }

  it('UPDATE that comes again is answered again', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    for (let i = 0; i < 2; i++) {
      peer.inDialog(dialog, 'UPDATE', {cseq: 500, branch: 'z9hG4bKsame'});
      await peer.expect('200 UPDATE');
    }
  });

  it('a stale UPDATE prolongs no session', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    const timer = {'Session-Expires': '600;refresher=uas', Require: 'timer', Allow: 'INVITE, UPDATE'};
    const dialog = await phone().talk(timer);
    peer.inDialog(dialog, 'OPTIONS', {cseq: 500});
    await peer.expect('200 OPTIONS');
    await phone().tick(500_000);
    const headers = {'Session-Expires': '600;refresher=uac', Supported: 'timer'};
    peer.inDialog(dialog, 'UPDATE', {cseq: 400, headers});
    await peer.expect('500 UPDATE');
    await phone().tick(68_000);
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('far-end-lost');
  });
});

describe('torture: BYE of a callee that has not answered (attack, low)', () => {
  const phone = torture();

  it('is answered at once, our INVITE taken back, and the clerk told', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    peer.bye(peer.dialogFrom(invite));
    await peer.expect('200 BYE');
    peer.respond(await peer.expect('CANCEL'), 200);
    peer.respond(invite, 487);
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('no-answer');
  });

  it('ends one branch of a fork, and the other one answers', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    for (const toTag of ['a', 'b']) peer.respond(invite, 180, {toTag});
    await phone().phase('ringing');
    peer.bye(peer.dialogFrom(invite, 'a'));
    await peer.expect('200 BYE');
    expect(peer.requests('CANCEL')).to.deep.equal([]);
    peer.answer(invite, answer, {toTag: 'b'});
    await phone().phase('talking');
  });

  it('in a dialog that we do not know is refused with 481', async () => {
    const {peer} = phone();
    phone().expected = ['failed'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    peer.bye(peer.dialogFrom(invite, 'other'));
    await peer.expect('481 BYE');
    peer.respond(invite, 486);
    await phone().over();
  });
});
