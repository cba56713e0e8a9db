import {expect} from 'chai';
import type {PartKind} from '../../src/core/parts/part.js';
import type {Configuration, KnownParty} from '../../src/protocol/index.js';
import {startPhone} from './support/page.js';
import {answer, offer} from './support/sdp.js';

const huber = {name: 'Huber, Maria', department: 'Wohngeld'};
const maier = {name: 'Maier, Josef', guests: false} as const;

describe('who is on the line', () => {
  let asked: string[];
  let known: Record<string, KnownParty | Promise<KnownParty | undefined>>;
  beforeEach(() => {
    asked = [];
    known = {'123': huber, '124': maier};
  });
  const house: PartKind = {
    wants: () => true,
    create: () => ({
      whoHas: number => {
        asked.push(number);
        return Promise.resolve(known[number]);
      },
    }),
  };
  const start = (settings: Partial<Configuration> = {}) => startPhone(settings, {parts: [house]});
  const from = (user: string, name = '') => ({headers: {'P-Asserted-Identity': `"${name}" <sip:${user}@pbx.test>`}});

  it('is named by the house, beside what the network says, and so in the list of ended calls', async () => {
    const {peer, page} = await start();
    const invite = peer.invite(offer, from('123', 'Anschluss 123'));
    await page.until('named', ({calls}) => calls[0]?.known !== undefined);
    expect(page.call.known).to.deep.equal(huber);
    expect(page.call.remote.name).to.equal('Anschluss 123');
    peer.cancel(invite);
    await page.until('over', ({ended}) => ended.length === 1);
    expect(page.state.ended[0]?.known).to.deep.equal(huber);
  });

  it('rings without waiting for the name', async () => {
    let tell: (found: KnownParty | undefined) => void = () => undefined;
    known['123'] = new Promise(resolve => (tell = resolve));
    const {peer, page} = await start();
    const invite = peer.invite(offer, from('123'));
    await page.until('rings', ({calls}) => calls[0]?.phase === 'ringing');
    expect(page.call.known).to.equal(undefined);
    tell(huber);
    await page.until('named', ({calls}) => calls[0]?.known !== undefined);
    peer.cancel(invite);
    await page.until('over', ({ended}) => ended.length === 1);
  });

  it('is named when one dials, and anew when somebody else is there', async () => {
    const {peer, page} = await start();
    void page.send({type: 'call', target: '123'});
    const dialog = peer.answer(await peer.expect('INVITE'), answer);
    await page.until('named', ({calls}) => calls[0]?.known?.name === huber.name);
    peer.reinvite(dialog, offer, from('124'));
    await page.until('another', ({calls}) => calls[0]?.known?.name === maier.name);
    expect(page.call.known).to.deep.equal(maier);
    peer.reinvite(dialog, offer, from('0891234'));
    await page.until('somebody from outside', ({calls}) => calls[0]?.remote.number === '0891234' && !calls[0].known);
  });

  it('is never named by a word that comes when somebody else is there', async () => {
    let tell: (found: KnownParty | undefined) => void = () => undefined;
    known['123'] = new Promise(resolve => (tell = resolve));
    const {peer, page} = await start();
    void page.send({type: 'call', target: '123'});
    const dialog = peer.answer(await peer.expect('INVITE'), answer);
    await page.until('talks', ({calls}) => calls[0]?.phase === 'talking');
    peer.reinvite(dialog, offer, from('124'));
    await page.until('another', ({calls}) => calls[0]?.known?.name === maier.name);
    tell(huber);
    await new Promise(resolve => setTimeout(resolve));
    expect(page.call.known).to.deep.equal(maier);
  });

  it('is nobody when they want to stay unknown, and the house is not even asked for their number', async () => {
    const {peer, page} = await start({showWithheld: 'all'});
    const invite = peer.invite(offer, {headers: {...from('123').headers, Privacy: 'id'}});
    await page.until('rings', ({calls}) => calls.length === 1);
    expect(page.call.remote).to.include({number: '123', anonymous: true});
    await Promise.resolve();
    expect(page.call.known).to.equal(undefined);
    expect(asked.filter(Boolean)).to.deep.equal([]);
    peer.cancel(invite);
    await page.until('over', ({ended}) => ended.length === 1);
  });
});
