import {expect} from 'chai';
import {answer, audio} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});

describe('torture 14: UPDATE', () => {
  const phone = torture();

  it('with a description is answered as UPDATE', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    peer.inDialog(dialog, 'UPDATE', {
      body: audio({direction: 'sendonly', version: 2}),
      contentType: 'application/sdp',
    });
    const response = await peer.expect('200 UPDATE');
    expect(response.body).to.include('m=audio');
    await page.until('held', ({calls}) => calls[0]?.heldByRemote === true);
  });

  it('in an early dialog is answered, with a description refused for now', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180);
    await phone().phase('ringing');
    const dialog = peer.dialogFrom(invite);
    peer.inDialog(dialog, 'UPDATE');
    await peer.expect('200 UPDATE');
    peer.inDialog(dialog, 'UPDATE', {body: audio(), contentType: 'application/sdp'});
    await peer.expect('491 UPDATE');
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await phone().phase('talking');
  });

  it('with a new identity alone changes the name', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    peer.inDialog(dialog, 'UPDATE', {headers: {'P-Asserted-Identity': '"Maier, Josef" <sip:105@pbx.test>'}});
    await peer.expect('200 UPDATE');
    await page.until('renamed', ({calls}) => calls[0]?.remote.name === 'Maier, Josef');
  });

  it('with a description while our own change is open is refused with 491', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const held = phone().hold();
    const invite = await peer.expect('INVITE');
    peer.inDialog(dialog, 'UPDATE', {body: audio({version: 2}), contentType: 'application/sdp'});
    await peer.expect('491 UPDATE');
    peer.answer(invite, recvonly);
    await held;
  });
});

describe('torture: who the far end is, told in a call', () => {
  const phone = torture();
  const shows = (name: string, number: string) =>
    phone().page.until(name, ({calls}) => calls[0]?.remote.name === name && calls[0].remote.number === number);

  for (const [header, value] of [
    ['P-Asserted-Identity', '"Maier, Josef" <sip:105@pbx.test>'],
    ['P-Asserted-Identity', '"Maier, Josef" <tel:105>'],
    ['Remote-Party-ID', '"Maier, Josef" <sip:105@pbx.test>;party=called;privacy=off;screen=yes'],
  ] as const) {
    for (const method of ['INVITE', 'UPDATE'] as const) {
      it(`by ${method} with ${header}: ${value}`, async () => {
        const {peer} = phone();
        phone().expected = ['hung-up-here'];
        const dialog = await phone().talkIn();
        const change = peer.inDialog(dialog, method, {
          headers: {[header]: value},
          ...(method === 'INVITE' ? {body: audio({version: 2}), contentType: 'application/sdp'} : {}),
        });
        const response = await peer.expect(`200 ${method}`);
        if (method === 'INVITE') peer.ack(change, response);
        await shows('Maier, Josef', '105');
      });
    }
  }

  it('by the 180 and again by the 200 to our call', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    peer.respond(invite, 180, {headers: {'P-Asserted-Identity': '"Zentrale" <sip:100@pbx.test>'}});
    await shows('Zentrale', '100');
    peer.answer(invite, answer, {headers: {'Remote-Party-ID': '"Maier, Josef" <sip:105@pbx.test>'}});
    await shows('Maier, Josef', '105');
  });

  it('in a request that names nobody stays as it was', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talkIn({from: '"Huber" <sip:103@pbx.test>;tag=h'});
    peer.inDialog(dialog, 'UPDATE');
    await peer.expect('200 UPDATE');
    expect(page.call.remote).to.include({name: 'Huber', number: '103'});
  });
});

describe('torture: for whom a call was meant', () => {
  const phone = torture();

  const cases: [string, [string, string][], string | undefined][] = [
    ['Diversion', [['Diversion', '"Huber" <sip:103@pbx.test>;reason=no-answer']], '103'],
    [
      'Diversion twice, the newest first',
      [['Diversion', '<sip:104@pbx.test>, <sip:103@pbx.test>;reason=user-busy']],
      '103',
    ],
    [
      'Diversion in two headers',
      [
        ['Diversion', '<sip:104@pbx.test>'],
        ['Diversion', '<tel:103>'],
      ],
      '103',
    ],
    ['History-Info', [['History-Info', '<sip:103@pbx.test>;index=1, <sip:101@pbx.test;cause=486>;index=1.1']], '103'],
    ['History-Info of one entry, which is no diversion', [['History-Info', '<sip:101@pbx.test>;index=1']], undefined],
    ['a Diversion that cannot be read', [['Diversion', 'unknown']], undefined],
  ];
  for (const [what, headers, number] of cases) {
    it(`${what}: ${number ?? 'nobody else'}`, async () => {
      const {peer, page} = phone();
      phone().expected = ['missed'];
      const invite = await phone().ring({headers});
      expect(page.call.divertedFrom?.number).to.equal(number);
      peer.cancel(invite);
      await phone().over();
    });
  }
});
