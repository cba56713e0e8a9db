import {expect} from 'chai';
import {answer, audio, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const long = 'x'.repeat(9_000);
const repeated = (name: string, value: string, times: number) =>
  Array.from({length: times}, () => [name, value] as const);

describe('the bounds of a message (attack 16)', () => {
  const phone = torture();

  const stillRings = async () => {
    phone().peer.cancel(await phone().ring());
    await phone().over();
    phone().expected.push('missed');
  };

  const needed: [string, Parameters<ReturnType<typeof phone>['ring']>[0]][] = [
    ['From', {from: `"${long}" <sip:9@pbx.test>;tag=a`}],
    ['To', {to: `<sip:101@pbx.test>;x=${long}`}],
    ['Contact', {contact: `<sip:${long}@pbx.test>`}],
    ['Call-ID', {callId: long}],
    ['branch', {branch: `z9hG4bK${long}`}],
    ['Record-Route', {headers: {'Record-Route': `<sip:pbx.test;lr>,${long}`}}],
    ['Require', {headers: {Require: long}}],
    ['Replaces', {headers: {Replaces: `${long};to-tag=a;from-tag=b`}}],
    ['Content-Disposition', {headers: {'Content-Disposition': long}}],
  ];
  for (const [what, options] of needed)
    it(`a ${what} of 9000 characters: 513, and the next call rings`, async () => {
      phone().judged = false;
      phone().peer.invite(offer, options);
      await phone().peer.expect('513 INVITE');
      await stillRings();
    });

  it('a header of 64 000 characters that a call can do without is left out', async () => {
    const {peer, page} = phone();
    const asserted = `"A"${' '.repeat(64_000)}<sip:102@pbx.test>`;
    const invite = await phone().ring({
      from: '<sip:9@pbx.test>;tag=a',
      headers: [
        ['P-Asserted-Identity', asserted],
        ['X-Long', '"<'.repeat(32_000)],
        ['x'.repeat(64_000), 'x'],
      ],
    });
    expect(page.call.remote.number).to.equal('9');
    peer.cancel(invite);
    await phone().over();
    phone().expected.push('missed');
  });

  it('500 headers ring, and so do 60 Record-Routes, all of which come back (reports 30)', async () => {
    const {peer} = phone();
    peer.cancel(await phone().ring({headers: repeated('X-More', 'x', 500)}));
    await phone().over();
    const hops = Array.from({length: 60}, (_, i) => `<sip:hop${i}.test;lr>`);
    await phone().ring({headers: hops.map(hop => ['Record-Route', hop] as const)});
    expect((await phone().take()).all('Record-Route').join()).to.equal(hops.join());
    phone().expected.push('missed', 'hung-up-here');
  });

  for (const [name, value] of [
    ['Record-Route', '<sip:a@pbx.test;lr>'],
    ['Via', 'SIP/2.0/WSS pbx.test;branch=z9hG4bKmore'],
    ['Contact', '<sip:a@pbx.test>'],
    ['Route', '<sip:a@pbx.test;lr>'],
  ] as const)
    it(`2000 values of ${name}, in lines of their own or in one: 513`, async () => {
      const {peer} = phone();
      phone().judged = false;
      peer.invite(offer, {headers: repeated(name, value, 2_000)});
      await peer.expect('513 INVITE');
      peer.invite(offer, {headers: [[name, Array.from({length: 100}, () => value).join()]]});
      await peer.expect('513 INVITE');
      await stillRings();
    });

  it('a Request-URI of 9000 characters: 414; 60 000 blanks beside it: as without', async () => {
    const {peer} = phone();
    peer.invite(offer, {uri: `sip:${long}@pbx.test`});
    await peer.expect('414 INVITE');
    const {send} = peer;
    peer.send = frame => send.call(peer, frame.replace('INVITE ', `INVITE ${' '.repeat(60_000)}`));
    peer.invite(offer);
    await peer.expect('414 INVITE');
    peer.send = send;
    await stillRings();
  });

  it('a body of 300 kB rings, one of 600 kB: 513 (reports 30)', async () => {
    const {peer} = phone();
    const line = `a=x:${'y'.repeat(995)}\r\n`;
    peer.invite(offer + line.repeat(600));
    await peer.expect('513 INVITE');
    peer.cancel(await phone().ring({}, offer + line.repeat(300)));
    await phone().over();
    phone().expected.push('missed');
  });

  it('a thousand messages in a frame are all read, and a Content-Length beyond all numbers is refused', async () => {
    const {peer} = phone();
    phone().judged = false;
    const options = (n: number, length = '0') =>
      `OPTIONS sip:a SIP/2.0\r\nv:SIP/2.0/WSS a;branch=z9hG4bK${n}\r\nl:${length}\r\n\r\n`;
    const before = peer.messages.length;
    peer.send(Array.from({length: 1_000}, (_, n) => options(n)).join(''));
    await phone().tick(1);
    expect(peer.messages.length - before).to.equal(1_000);
    peer.send(options(1, '9'.repeat(400)));
    await peer.expect('400');
  });

  for (const expires of ['99999999', '4294967295', '3000000', '-1', 'x', '180'])
    it(`an INVITE that expires in ${expires} s rings on after a second`, async () => {
      const {peer, page} = phone();
      const invite = await phone().ring({headers: {Expires: expires}});
      await phone().tick(1_000);
      expect(page.state.calls).to.have.length(1);
      peer.cancel(invite);
      await phone().over();
      phone().expected.push('missed');
    });

  describe('in answers', () => {
    for (const status of [180, 183])
      it(`leaves them out of a ${status}, which still rings`, async () => {
        const {peer} = phone();
        const invite = await phone().dial();
        peer.respond(invite, status, {
          headers: [
            ['P-Asserted-Identity', '<'.repeat(64_000)],
            ['Contact', '<'.repeat(64_000)],
            ...repeated('Record-Route', '<sip:a@pbx.test;lr>', 2_000),
          ],
        });
        await phone().phase('ringing');
        peer.respond(invite, 486);
        await phone().over();
        phone().expected.push('failed');
      });

    it('leaves them out of a 200, which is acknowledged and talks', async () => {
      const {peer} = phone();
      const invite = await phone().dial();
      peer.answer(invite, answer, {
        headers: [
          ['P-Asserted-Identity', `"A"${' '.repeat(64_000)}<sip:9@pbx.test>`],
          ['Record-Route', '‹'.repeat(64_000)],
        ],
      });
      await peer.expect('ACK');
      await phone().phase('talking');
      phone().expected.push('hung-up-here');
    });

    for (const [status, ended] of [
      [200, 'failed'],
      [486, 'failed'],
    ] as const)
      it(`ends the call by a ${status} whose To is too long to be read`, async () => {
        const {peer} = phone();
        const invite = await phone().dial();
        peer.respond(invite, 180);
        await phone().phase('ringing');
        peer.respond(invite, status, {toTag: long, body: answer, contentType: 'application/sdp'});
        await phone().over();
        phone().expected.push(ended);
      });

    it('ends the call by a 200 with a body of 600 kB', async () => {
      const {peer} = phone();
      peer.answer(await phone().dial(), answer + 'a=x\r\n'.repeat(120_000));
      await peer.expect('ACK');
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
      phone().expected = phone().page.state.ended.map(({reason}) => reason);
    });

    it('takes the ACK that is too long as one', async () => {
      const {peer} = phone();
      const invite = await phone().ring();
      const ok = await phone().take();
      peer.ack(invite, ok, null, {headers: repeated('Route', long, 500)});
      await phone().phase('talking');
      await phone().tick(40_000);
      expect(peer.requests('BYE')).to.deep.equal([]);
      phone().expected.push('hung-up-here');
    });
  });

  it('leaves a call as it is when a change of it is too large', async () => {
    const {peer} = phone();
    const dialog = await phone().talk();
    peer.reinvite(dialog, audio({version: 2}), {headers: {'Record-Route': long}});
    await peer.expect('513 INVITE');
    const change = peer.reinvite(dialog, audio({version: 3}));
    peer.ack(change, await peer.expect('200 INVITE'));
    phone().expected.push('hung-up-here');
  });
});
