import {expect} from 'chai';
import type {EndedCall} from '../../../../src/protocol/index.js';
import {day, Disk, ended, huber, noon, open, secret, settled} from './list.js';

describe('the list of calls', () => {
  it('says of each call whether it was missed, taken or dialled', async () => {
    const {journal, all} = await open();
    const kinds: Record<string, Partial<EndedCall>> = {
      missed: {reason: 'missed'},
      failed: {reason: 'failed'},
      taken: {reason: 'hung-up-there', answeredAt: noon},
      declined: {reason: 'declined-here'},
      group: {reason: 'answered-elsewhere'},
      dialled: {direction: 'out', reason: 'failed', dialled: '123'},
    };
    for (const [id, members] of Object.entries(kinds)) await journal.add(ended({id, ...members}));
    const found = Object.fromEntries((await all()).map(({id, kind}) => [id.replace(/-.*/, ''), kind]));
    expect(found).to.deep.equal({
      ...{missed: 'missed', failed: 'missed', taken: 'received', declined: 'received'},
      ...{group: 'received', dialled: 'dialled'},
    });
  });

  it('counts what was missed until somebody has seen it', async () => {
    const list = await open();
    await list.journal.add(ended());
    await list.journal.add(ended({id: 'call-2', reason: 'answered-elsewhere'}));
    expect(list.missed).to.equal(1);
    await list.journal.see();
    expect(list.missed).to.equal(0);
    expect((await list.all()).map(({kind, seen}) => [kind, seen])).to.deep.include(['missed', true]);
  });

  it('comes in weeks, and tells again of none but the one that changed', async () => {
    const list = await open();
    await list.journal.add(ended({id: 'old', startedAt: noon - 10 * day}));
    await list.journal.add(ended({id: 'new'}));
    expect(list.blocks.map(({calls, missed}) => [calls, missed])).to.deep.equal([
      [1, 1],
      [1, 1],
    ]);
    await list.all();
    const [newer = '', older = ''] = list.blocks.map(({topic}) => topic);
    await list.journal.add(ended({id: 'newest', reason: 'declined-here'}));
    expect(list.blocks[0]).to.deep.include({calls: 2, missed: 1});
    expect([list.counts.get(newer), list.counts.get(older)]).to.deep.equal([2, 1]);
  });

  it('gives up a block that nobody watches any more', async () => {
    const list = await open();
    await list.journal.add(ended());
    await list.all();
    const topic = list.blocks[0]?.topic ?? 'history/0';
    await list.journal.watched(topic, null);
    const before = list.counts.get(topic);
    await list.journal.add(ended({id: 'call-2'}));
    expect(list.counts.get(topic)).to.equal(before);
  });

  it('forgets one call, or all', async () => {
    const list = await open();
    for (const id of ['a', 'b', 'c']) await list.journal.add(ended({id}));
    const [first] = await list.all();
    await list.journal.remove(first?.id);
    expect(await list.all()).to.have.length(2);
    await list.journal.remove();
    expect(await list.all()).to.deep.equal([]);
    expect(list.missed).to.equal(0);
  });

  it('forgets what is older than its days, also while nobody calls', async () => {
    let now = noon;
    const list = await open({history: {days: 2}, now: () => now});
    await list.journal.add(ended());
    now += 3 * day;
    await list.journal.keepUp();
    expect(await list.all()).to.deep.equal([]);
    const long = await open({history: {days: 4000}});
    await long.journal.add(ended({startedAt: noon - 91 * day}));
    expect(await long.all()).to.deep.equal([]);
  });

  it('outlives the core', async () => {
    const {disk, journal} = await open();
    await journal.add(ended());
    await settled();
    const next = await open({disk});
    expect((await next.all()).map(({remote}) => remote)).to.deep.equal([huber]);
    expect(next.missed).to.equal(1);
  });

  it('is kept without a readable name or number, and without the key', async () => {
    const {disk, journal} = await open();
    await journal.add(ended({divertedFrom: {number: '456', name: 'Kasse', anonymous: false}}));
    await settled();
    const {iv, data, ...more} = disk.kept as {iv: Uint8Array; data: ArrayBuffer};
    expect(more).to.deep.equal({});
    const text = Buffer.concat([iv, new Uint8Array(data)]).toString('latin1');
    for (const word of ['Huber', '"123"', 'Kasse', secret]) expect(text).to.not.include(word);
  });

  it('cannot be read in another session of the browser, and is overwritten then', async () => {
    const {disk, journal} = await open();
    await journal.add(ended());
    await settled();
    const before = disk.kept;
    const next = await open({disk, secret: () => 'ponmlkjihgfedcbaponmlkjihgfedcba'});
    expect(await next.all()).to.deep.equal([]);
    await settled();
    expect(disk.kept).to.not.deep.equal(before);
    const back = await open({disk});
    expect(await back.all()).to.deep.equal([]);
  });

  it('is not kept where pages have nothing that dies with the browser session', async () => {
    const {disk, journal, all} = await open({secret: () => undefined});
    await journal.add(ended());
    await settled();
    expect(disk.kept).to.equal(undefined);
    expect(await all()).to.have.length(1);
  });

  it('is not shown to whoever logs in next', async () => {
    const {disk, journal} = await open();
    await journal.add(ended());
    await settled();
    const other = await open({disk, aor: 'sip:102@pbx.test'});
    expect(await other.all()).to.deep.equal([]);
    expect(other.missed).to.equal(0);
    await settled();
    const back = await open({disk});
    expect(await back.all()).to.deep.equal([]);
  });

  it('follows a core of another tab', async () => {
    const disk = new Disk();
    const [one, other] = [await open({disk}), await open({disk})];
    await one.journal.add(ended());
    await settled();
    disk.tellOthers();
    await settled();
    expect(other.missed).to.equal(1);
  });
});
