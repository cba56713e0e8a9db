import {expect} from 'chai';
import {Topics} from '../../src/core/topics.js';
import type {TopicMessage} from '../../src/protocol/index.js';

const turn = () => Promise.resolve();

describe('topics', () => {
  let told: [page: string, value: unknown][];
  let topics: Topics;
  beforeEach(() => {
    told = [];
    topics = new Topics((page, {value}: TopicMessage) => told.push([page, value]));
    topics.offer({lamps: {guests: true}});
  });
  const watch = (page: string, topic = 'lamps', guest = false) => topics.watch(page, topic, {on: true, guest});

  it('go to the pages that watch them and to no other', async () => {
    watch('a');
    topics.set('lamps', {102: 'idle'});
    await turn();
    topics.watch('a', 'lamps', {on: false, guest: false});
    topics.set('lamps', {102: 'busy'});
    await turn();
    expect(told).to.deep.equal([['a', {102: 'idle'}]]);
  });

  it('come at once to who watches later, and once however often they changed in one turn', async () => {
    topics.set('lamps', {102: 'idle'});
    topics.set('lamps', {102: 'ringing'});
    await turn();
    watch('a');
    expect(told).to.deep.equal([['a', {102: 'ringing'}]]);
    topics.set('lamps', {102: 'busy'});
    topics.set('lamps', {102: 'idle'});
    await turn();
    expect(told.slice(1)).to.deep.equal([['a', {102: 'idle'}]]);
  });

  it('go to a frame that asks for itself, beside what it asks for the page of another host', async () => {
    topics.offer({sound: {}});
    const set = topics.set.bind(topics) as (topic: string, value: unknown) => void;
    watch('frame', 'sound', false);
    watch('frame', 'history', true);
    set('sound', 'loud');
    set('history', ['Maier']);
    await turn();
    expect(told).to.deep.equal([['frame', 'loud']]);
    watch('frame', 'sound', true);
    set('sound', 'for nobody else');
    await turn();
    expect(told).to.have.length(1);
  });

  it('do not go to a page of another host unless a rule says so, whatever it asks', async () => {
    topics.offer({history: {}});
    const set = topics.set.bind(topics) as (topic: string, value: unknown) => void;
    set('history', ['Schmid']);
    set('unruly', 'no rule');
    set('__proto__', 'no rule');
    await turn();
    for (const topic of ['history', 'unruly', '__proto__', 'lamps']) watch('guest', topic, true);
    // A frame that once spoke for a guest is not taken at its word.
    watch('guest', 'history', false);
    set('history', ['Maier']);
    await turn();
    expect(told).to.be.empty;
    topics.set('lamps', {102: 'idle'});
    watch('own', 'history');
    await turn();
    expect(told).to.deep.equal([
      ['own', ['Maier']],
      ['guest', {102: 'idle'}],
    ]);
  });

  it('may have one rule for all that begin alike, and are forgotten when nothing is known any more', async () => {
    topics.offer({'quality/': {guests: ['level']}, 'quality/secret/': {guests: true}});
    const quality = {level: 'good', cause: null} as const;
    watch('guest', 'quality/a', true);
    watch('own', 'quality/a');
    topics.set('quality/a', quality);
    await turn();
    topics.set('quality/a', undefined);
    await turn();
    watch('late', 'quality/a');
    expect(told).to.deep.equal([
      ['guest', {level: 'good'}],
      ['own', quality],
      ['guest', undefined],
      ['own', undefined],
    ]);
  });

  it('of a page that is gone are forgotten, and one page watches fifty at most', async () => {
    watch('a');
    for (let count = 0; count < 100; count += 1) watch('b', `topic ${count}`);
    watch('b');
    topics.gone('a');
    topics.set('lamps', {102: 'idle'});
    await turn();
    expect(told).to.be.empty;
  });

  it('are asked for by each page that begins to watch, and wanted no more when the last one leaves off or is gone', () => {
    const asked: [topic: string, page: string | null][] = [];
    topics = new Topics(
      () => {},
      (topic, by) => asked.push([topic, by && by.page]),
    );
    watch('a', 'directory/huber');
    watch('b', 'directory/huber', true);
    topics.gone('a');
    expect(asked).to.deep.equal([
      ['directory/huber', 'a'],
      ['directory/huber', 'b'],
    ]);
    topics.watch('b', 'directory/huber', {on: false, guest: true});
    expect(asked.at(-1)).to.deep.equal(['directory/huber', null]);
  });

  it('are for pages of other hosts what their rule makes of them', async () => {
    topics.offer({missed: {guests: entries => (entries as readonly string[]).length}});
    const set = topics.set.bind(topics) as (topic: string, value: unknown) => void;
    watch('host', 'missed', true);
    watch('own', 'missed');
    set('missed', ['Schmid', 'Maier']);
    await turn();
    expect(told).to.deep.equal([
      ['host', 2],
      ['own', ['Schmid', 'Maier']],
    ]);
  });
});
