import {expect} from 'chai';
import {startPhone, type FakePage} from '../support/page.js';
import type {Peer} from '../support/peer.js';
import {answer} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';

describe('a call that rings at a colleague', () => {
  let peer: Peer;
  let page: FakePage;

  beforeEach(async () => {
    ({peer, page} = await startPhone({services: {pickUp: '*8{number}'}}));
  });

  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const pickUp = async (target = '102'): Promise<{invite: Message; id: unknown}> => {
    const id = page.send({type: 'pickUp', target});
    return {invite: await peer.expect('INVITE'), id: await id};
  };

  it('is taken by the code that the site names, and says for whom it was and who calls', async () => {
    const {invite, id} = await pickUp();
    expect(invite.uri).to.equal('sip:*8102@pbx.test');
    expect(id).to.equal(page.call.id);
    const there = {number: '102', name: '', anonymous: false};
    expect(page.call, 'no code is shown to anybody').to.deep.include({divertedFrom: there, remote: there});
    peer.answer(invite, answer, {headers: {'P-Asserted-Identity': '"Schmid, Anna" <sip:08999998765@pbx.test>'}});
    await peer.expect('ACK');
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    expect(page.call.remote).to.include({number: '08999998765', name: 'Schmid, Anna'});
  });

  for (const status of [404, 410, 480, 486, 487, 600, 603, 604])
    it(`was taken by somebody else where the PBX answers ${status}`, async () => {
      const {invite} = await pickUp();
      peer.respond(invite, status);
      await page.until('ended', ({calls}) => calls.length === 0);
      expect(page.state.ended[0]?.error).to.include({code: 'call-taken', sipStatus: status, retryable: false});
    });

  for (const [status, code] of [
    [403, 'forbidden'],
    [500, 'server-error'],
    [488, 'not-acceptable'],
    [408, 'timeout'],
  ] as const)
    it(`is not said to be taken where the PBX answers ${status}`, async () => {
      const {invite} = await pickUp();
      peer.respond(invite, status);
      await page.until('ended', ({calls}) => calls.length === 0);
      expect(page.state.ended[0]?.error).to.include({code});
    });

  it('is one at an extension: of anything else the code would become another one', async () => {
    for (const target of ['', '*', '102#', 'sip:102@pbx.test', '+49861', 'Huber', '1'.repeat(16)])
      expect(await refusal(page, target), target).to.equal('number-invalid');
    expect(peer.requests('INVITE')).to.deep.equal([]);
  });

  it('is left where it rings by a phone whose site names no code', async () => {
    const without = await startPhone();
    expect(await refusal(without.page, '102')).to.equal('configuration-missing');
  });
});

const refusal = (page: FakePage, target: string): Promise<unknown> =>
  page.send({type: 'pickUp', target}).then(
    () => 'accepted',
    (error: {code?: string}) => error.code,
  );
