import {expect} from 'chai';
import {part} from '../../../../src/core/parts/directory/part.js';
import type {DirectoryHits} from '../../../../src/protocol/index.js';
import {FakePage, startPhone} from '../../support/page.js';
import {offer} from '../../support/sdp.js';

const lists: Readonly<Record<string, unknown>> = {
  'https://t.example/haus.json': [{name: 'Huber, Maria', department: 'Wohngeld', numbers: ['123']}],
  'https://t.example/leitung.json': [{name: 'Huber, Landrat', numbers: ['100']}],
};

describe('the directory in the phone', () => {
  const {fetch} = globalThis;
  beforeEach(() => {
    globalThis.fetch = (address: unknown) => Promise.resolve(Response.json(lists[String(address)]));
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });
  const directory = [
    {name: 'Haus', entries: 'https://t.example/haus.json'},
    {name: 'Leitung', entries: 'https://t.example/leitung.json', guests: false},
  ];
  const namesIn = (page: FakePage) =>
    (page.told.at(-1)?.value as DirectoryHits | undefined)?.hits.map(({name}) => name);
  const hears = async (page: FakePage, count = 1) => {
    for (let turn = 0; page.told.length < count && turn < 200; turn++)
      await new Promise(resolve => setTimeout(resolve, 5));
    expect(page.told.length).to.be.at.least(count);
  };

  it('tells each page what is for it', async () => {
    const {core, page} = await startPhone({directory}, {parts: [part]});
    const guest = new FakePage(core);
    page.watch('directory/huber');
    guest.watch('directory/huber', {guest: true});
    await Promise.all([hears(page), hears(guest)]);
    expect(namesIn(page)).to.have.members(['Huber, Landrat', 'Huber, Maria']);
    expect(namesIn(guest)).to.deep.equal(['Huber, Maria']);
    const later = new FakePage(core);
    later.watch('directory/huber', {guest: true});
    await hears(later);
    expect(namesIn(later)).to.deep.equal(['Huber, Maria']);
  });

  it('is forgotten when nobody watches', async () => {
    const {core, page} = await startPhone({directory}, {parts: [part]});
    page.watch('directory/huber');
    await hears(page);
    page.watch('directory/huber', {on: false});
    await new Promise(resolve => setTimeout(resolve, 5));
    const other = new FakePage(core);
    other.watch('directory/huber');
    expect(other.told).to.deep.equal([]);
    await hears(other);
    expect(namesIn(other)).to.have.members(['Huber, Landrat', 'Huber, Maria']);
  });

  it('names who calls', async () => {
    const {peer, page} = await startPhone({directory}, {parts: [part]});
    const invite = peer.invite(offer, {headers: {'P-Asserted-Identity': '<sip:123@pbx.test>'}});
    await page.until('named', ({calls}) => calls[0]?.known !== undefined);
    expect(page.call.known).to.deep.equal({name: 'Huber, Maria', department: 'Wohngeld'});
    peer.cancel(invite);
    await page.until('over', ({ended}) => ended.length === 1);
  });

  it('is not there where the configuration names no source', () => {
    const configuration = {servers: ['wss://pbx.test'], credentials: 'callback'};
    expect(
      [undefined, [], directory].map(sources => part.wants({...configuration, ...(sources && {directory: sources})})),
    ).to.deep.equal([false, false, true]);
  });
});
