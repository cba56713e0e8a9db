import {expect} from 'chai';
import type {CorePart, PartKind} from '../../../src/core/parts/part.js';
import type {FakePage} from '../support/page.js';
import {startPhone} from '../support/page.js';
import type {Peer} from '../support/peer.js';
import {answer, offer} from '../support/sdp.js';

describe('a part of the phone', () => {
  let heard: string[];
  const part = (does: CorePart = {}): PartKind => ({
    wants: () => true,
    create: () => ({
      loggedIn: () => heard.push('logged in'),
      registered: () => heard.push('registered'),
      lost: () => heard.push('lost'),
      callEnded: ({reason}) => heard.push(reason),
      ...does,
    }),
  });
  const fail = () => {
    throw new Error('broken');
  };
  const broken = part({loggedIn: fail, registered: fail, callEnded: fail});

  beforeEach(() => {
    heard = [];
  });

  async function missACall(peer: Peer, page: FakePage): Promise<void> {
    const invite = peer.invite(offer);
    await page.until('rings', ({calls}) => calls.length === 1);
    peer.cancel(invite);
    await page.until('over', ({calls}) => calls.length === 0);
  }

  it('hears of login, registration, loss, and each call that ended', async () => {
    const {peer, page} = await startPhone({}, {parts: [part()]});
    await missACall(peer, page);
    peer.drop();
    await page.until('lost', ({registration}) => registration.status !== 'registered');
    expect(heard).to.deep.equal(['logged in', 'registered', 'missed', 'lost']);
  });

  it('is not there where the configuration has no use for it', async () => {
    const kind: PartKind = {...part(), wants: ({lamps = []}) => lamps.length > 0};
    await startPhone({}, {parts: [kind]});
    expect(heard).to.deep.equal([]);
    await startPhone({lamps: ['102']}, {parts: [kind]});
    expect(heard).to.deep.equal(['logged in', 'registered']);
  });

  it('carries out the commands that it has, and no other', async () => {
    const commands = {draft: ({text}: {text: string}) => `took ${text}`};
    const {page} = await startPhone({}, {parts: [part(), part({commands})]});
    expect(await page.send({type: 'draft', id: 'none', text: 'down'})).to.equal('took down');
    const refused = await page.send({type: 'hangUp', id: 'none'}).catch((thrown: unknown) => thrown);
    expect(refused).to.include({code: 'call-unknown'});
  });

  it('does no harm to the phone or to the other parts when it fails, and the diagnostics say so', async () => {
    const {peer, page} = await startPhone({}, {parts: [broken, part()]});
    void page.send({type: 'call', target: '102'});
    peer.answer(await peer.expect('INVITE'), answer);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    await page.send({type: 'hangUp', id: page.call.id});
    peer.respond(await peer.expect('BYE'), 200);
    await page.until('over', ({calls}) => calls.length === 0);
    expect(heard).to.deep.equal(['logged in', 'registered', 'hung-up-here']);
    expect(await page.send({type: 'diagnose'})).to.include('failed part internal Error');
  });
});
