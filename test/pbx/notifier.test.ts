import {expect} from 'chai';
import {until} from './phone.js';
import {stage} from './stage.js';

describe('test PBX: notifier', () => {
  const here = stage();
  const states = (document = '') =>
    [...document.matchAll(/direction="(\w+)"><state>(\w+)/g)].map(all => all.slice(1).join(' '));

  it('tells who watches a line what becomes of its call, and counts', async () => {
    const huber = await here.phone('101');
    const maier = await here.phone('102');
    const mueller = await here.phone('103');
    const {told} = await huber.watch('dialog', '102');
    await until('the first state', () => told.length === 1);
    expect(states(told[0])).to.deep.equal([]);
    const call = await maier.call('103');
    await until('102 calls', () => states(told.at(-1)).join() === 'initiator early');
    await (await mueller.rung()).answer();
    await until('102 talks', () => states(told.at(-1)).join() === 'initiator confirmed');
    await call.hangUp();
    await until('102 is free', () => states(told.at(-1)).join() === '');
    expect(told.map(document => /version="(\d+)"/.exec(document)?.[1])).to.deep.equal(
      told.map((_, index) => `${index}`),
    );
    expect(told.join()).to.not.include('103');
  });

  it('tells whether a phone is there at all (desk F16)', async () => {
    const huber = await here.phone('101');
    const {told} = await huber.watch('dialog', '102');
    const isClosed = () => told.at(-1)?.includes('<basic>closed</basic>');
    await until('nobody is there', () => isClosed() === true);
    const maier = await here.phone('102');
    await until('102 is there', () => isClosed() === false);
    await maier.unregister();
    await until('102 has gone', () => isClosed() === true);
  });

  it('tells that a line rings', async () => {
    const huber = await here.phone('101');
    await here.phone('102');
    const {told} = await huber.watch('dialog', '102');
    await until('the first state', () => told.length === 1);
    const call = await here.pbx.simulate.citizenCalls('102');
    await until('102 rings', () => states(told.at(-1)).join() === 'recipient early');
    call.hangUp();
    await until('102 is free', () => states(told.at(-1)).join() === '');
  });

  it('tells of a mailbox, to its owner alone', async () => {
    const huber = await here.phone('101');
    const {told} = await huber.watch('message-summary', '101');
    await until('the first state', () => told.length === 1);
    expect(told[0]).to.include('Messages-Waiting: no');
    here.pbx.simulate.voicemail('101', 2, 1);
    await until('two messages', () => told.at(-1)?.includes('Voice-Message: 2/1'));
    const foreign = await huber.watch('message-summary', '102');
    await until('refused', () => foreign.state === 'Terminated');
    expect(foreign.told).to.deep.equal([]);
  });

  for (const [what, event, extension] of [
    ['an unknown line', 'dialog', '150'],
    ['an unknown event', 'presence', '102'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const huber = await here.phone('101');
      const watch = await huber.watch(event, extension);
      await until('refused', () => watch.state === 'Terminated');
      expect(watch.told).to.deep.equal([]);
    });
  }
});
