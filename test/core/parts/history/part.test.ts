import {expect} from 'chai';
import {Journal} from '../../../../src/core/parts/history/journal.js';
import {history, part} from '../../../../src/core/parts/history/part.js';
import type {PartContext} from '../../../../src/core/parts/part.js';
import type {Configuration, HistoryBlock, HistoryEntry} from '../../../../src/protocol/index.js';
import {FakePage, startPhone} from '../../support/page.js';

const values = (page: FakePage, topic: string) =>
  page.told.filter(told => told.topic === topic).map(({value}) => value);
const last = (page: FakePage, topic: string) => values(page, topic).at(-1);

describe('the list of calls of a phone', () => {
  const start = (settings: Partial<Configuration> = {}, kind = part) => startPhone(settings, {parts: [kind]});

  /** Somebody calls and gives up. */
  async function missed({peer, page}: Awaited<ReturnType<typeof start>>): Promise<void> {
    const invite = peer.invite(null);
    await page.until('ringing', ({calls}) => calls.length === 1);
    peer.cancel(invite);
    await page.until('over', ({calls}) => calls.length === 0);
  }

  it('shows a missed call to the pages that watch, and to those of other hosts that there is one', async () => {
    const phone = await start();
    const {page, core} = phone;
    const guest = new FakePage(core);
    for (const topic of ['history', 'missed']) page.watch(topic);
    await page.until('the list', () => last(page, 'missed') === 0);
    const week = `history/${Math.floor(Date.now() / (7 * 86_400_000))}`;
    for (const topic of ['history', 'missed', week]) guest.watch(topic, {guest: true});
    await missed(phone);
    await page.until('it is told', () => last(page, 'missed') === 1);
    const [block] = last(page, 'history') as readonly HistoryBlock[];
    page.watch(block?.topic ?? '');
    await page.until('the entry', () => values(page, block?.topic ?? '').length > 0);
    const [entry] = last(page, block?.topic ?? '') as readonly HistoryEntry[];
    expect(entry).to.include({kind: 'missed', direction: 'in', reason: 'missed'});
    expect(new Set(guest.told.map(({topic}) => topic))).to.deep.equal(new Set(['missed']));
    expect(last(guest, 'missed')).to.equal(1);
  });

  it('is the same in all pages when one has seen or deleted it', async () => {
    const phone = await start();
    const {page, core} = phone;
    const other = new FakePage(core);
    for (const topic of ['history', 'missed']) other.watch(topic);
    await missed(phone);
    await other.until('it is told', () => last(other, 'missed') === 1);
    await page.send({type: 'seeHistory'});
    expect(last(other, 'missed')).to.equal(0);
    await page.send({type: 'deleteHistory'});
    expect(last(other, 'history')).to.deep.equal([]);
  });

  it('does not exist for a line of which none may be kept', async () => {
    for (const history of [false, {days: 0}] as const) {
      const phone = await start({history});
      for (const topic of ['history', 'missed']) phone.page.watch(topic);
      await missed(phone);
      expect(phone.page.told).to.deep.equal([]);
    }
  });

  it('has the calls that ended before its code was there', async () => {
    let isThere = false;
    const load = () => (isThere ? Promise.resolve({Journal}) : Promise.reject(new TypeError('not found')));
    const late = {...part, create: (context: PartContext) => history(context, load)};
    const phone = await start({}, late);
    const {page} = phone;
    page.watch('missed');
    await missed(phone);
    expect(page.told).to.deep.equal([]);
    isThere = true;
    await page.send({type: 'seeHistory'});
    expect(values(page, 'missed')).to.deep.equal([0, 1, 0]);
  });
});
