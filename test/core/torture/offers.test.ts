import {expect} from 'chai';
import type {Direction, ErrorCode} from '../../../src/protocol/index.js';
import {answer, audio, fax, noAudio, sdp} from '../support/sdp.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});
const direction = (body: string) => /a=(sendrecv|sendonly|recvonly|inactive)/.exec(body)?.[1];

/** Something that happens when the test says so. */
function later(): {promise: Promise<void>; resolve: () => void} {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>(settle => (resolve = settle));
  return {promise, resolve};
}

describe('torture: an offer in a call that cannot be used', () => {
  const phone = torture();

  const refused: [string, 'INVITE' | 'UPDATE', string, ErrorCode | null][] = [
    ['a fax (reports 5)', 'INVITE', fax, null],
    ['a fax beside audio of port 0 (reports 5)', 'INVITE', `${noAudio}m=image 40010 udptl t38\r\n`, null],
    ['a codec that nobody knows (reports 4)', 'INVITE', audio({version: 2}), 'not-acceptable'],
    ['what the browser does not take (reports 10)', 'INVITE', audio({version: 2}), 'media-failed'],
    ['a fax (reports 5)', 'UPDATE', fax, null],
    ['a codec that nobody knows (reports 4)', 'UPDATE', audio({version: 2}), 'not-acceptable'],
  ];
  for (const [what, method, body, code] of refused) {
    it(`${method} with ${what}: 488, and the call goes on with what was agreed`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      if (code) page.refuse.answer = code;
      const change = peer.inDialog(dialog, method, sdp(body));
      const refusal = await peer.expect(`488 ${method}`);
      if (method === 'INVITE') peer.ack(change, refusal);
      delete page.refuse.answer;
      expect(page.call).to.include({phase: 'talking', heldByRemote: false});
      expect(page.ops('answer')).to.have.length(code ? 1 : 0);
      const held = phone().hold();
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });
  }

  describe('or is taken back while the page works on it', () => {
    it('by CANCEL: 487 at once, and what the page made of it is followed by an offer of ours (attack A05)', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const done = later();
      page.waits.answer = done.promise;
      const change = peer.reinvite(dialog, audio({version: 2, direction: 'sendonly'}));
      await page.until('asked', () => page.ops('answer').length > 0);
      const cancel = peer.cancel(change);
      await peer.expect('200 CANCEL');
      peer.ack(change, await peer.expect('487 INVITE'));
      expect(cancel.branch).to.equal(change.branch);
      expect(page.call).to.include({phase: 'talking', heldByRemote: false});
      done.resolve();
      peer.answer(await peer.expect('INVITE'), answer);
      await peer.expect('ACK');
      const again = peer.reinvite(dialog, audio({version: 3}));
      peer.ack(again, await peer.expect('200 INVITE'));
    });

    it('by CANCEL, and the page cannot use it anyway: nothing follows (attack A05)', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      page.silent.add('answer');
      const change = peer.reinvite(dialog, audio({version: 2}));
      await page.until('asked', () => page.ops('answer').length > 0);
      peer.cancel(change);
      peer.ack(change, await peer.expect('487 INVITE'));
      await phone().tick(10_000);
      expect(peer.requests('INVITE')).to.have.length(1);
      expect(page.call.phase).to.equal('talking');
    });

    for (const method of ['INVITE', 'UPDATE'] as const) {
      it(`by BYE: that is answered, and the ${method} with 487, at once (attack A07)`, async () => {
        const {peer, page} = phone();
        phone().expected = ['hung-up-there'];
        const dialog = await phone().talk();
        page.silent.add('answer');
        const change = peer.inDialog(dialog, method, sdp(audio({version: 2})));
        await page.until('asked', () => page.ops('answer').length > 0);
        peer.bye(dialog);
        await peer.expect('200 BYE');
        const refusal = await peer.expect(`487 ${method}`);
        if (method === 'INVITE') peer.ack(change, refusal);
        await phone().over();
      });
    }
  });

  describe('11: glare in the page', () => {
    it('they change while the page makes our offer: theirs counts, and ours comes again', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const done = later();
      page.waits.offer = done.promise;
      const held = phone().hold();
      await page.until('asked', () => page.ops('offer').length > 1);
      const change = peer.reinvite(dialog, audio({version: 2}));
      peer.ack(change, await peer.expect('200 INVITE'));
      done.resolve();
      await phone().tick(100);
      expect(peer.requests('INVITE'), 'not what the page left').to.have.length(1);
      await phone().tick(4_100);
      const hold = await peer.expect('INVITE');
      expect(direction(hold.body)).to.equal('sendonly');
      peer.answer(hold, recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });

    it('we change while the page answers theirs: ours waits, and is an offer', async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      const dialog = await phone().talk();
      const done = later();
      page.waits.answer = done.promise;
      const change = peer.reinvite(dialog, audio({version: 2}));
      await page.until('asked', () => page.ops('answer').length > 0);
      const held = phone().hold();
      await phone().tick(10);
      done.resolve();
      peer.ack(change, await peer.expect('200 INVITE'));
      expect(page.ops('answer')).to.have.length(1);
      await phone().tick(4_100);
      peer.answer(await peer.expect('INVITE'), recvonly);
      await held;
      expect(page.call.held).to.equal(true);
    });
  });
});

describe('torture: who holds whom (reports 24)', () => {
  const phone = torture();
  const holds = async (answered: Direction) => {
    const held = phone().hold();
    const {peer} = phone();
    peer.answer(await peer.expect('INVITE'), audio({direction: answered, setup: 'active'}));
    await held;
  };

  for (const answered of ['inactive', 'sendonly', 'recvonly', 'sendrecv'] as const) {
    it(`our hold is answered ${answered}: that is no hold of theirs`, async () => {
      const {page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      await holds(answered);
      expect(page.call).to.include({held: true, heldByRemote: false});
    });
  }

  it('the same said again when the session is refreshed is none either; answered to our resume it is one', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    await holds('inactive');
    const refresh = peer.reinvite(dialog, audio({direction: 'inactive', version: 2}));
    peer.ack(refresh, await peer.expect('200 INVITE'));
    expect(page.call).to.include({held: true, heldByRemote: false});
    const resumed = phone().resume();
    peer.answer(await peer.expect('INVITE'), audio({direction: 'inactive', setup: 'active'}));
    await resumed;
    expect(page.call).to.include({held: false, heldByRemote: true});
  });

  it('they held us before we hold them: they still do', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    const dialog = await phone().talk();
    const theirs = peer.reinvite(dialog, audio({direction: 'sendonly', version: 2}));
    peer.ack(theirs, await peer.expect('200 INVITE'));
    await page.until('held', ({calls}) => calls[0]?.heldByRemote === true);
    await holds('inactive');
    expect(page.call).to.include({held: true, heldByRemote: true});
  });
});
