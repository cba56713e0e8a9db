import {expect} from 'chai';
import {measure} from '../../../src/media/quality/quality.js';
import type {CallQuality} from '../../../src/protocol/index.js';
import {type FakeClock, installClock} from '../../core/support/clock.js';
import type {Stats} from './recorded.js';
import {recorded} from './recorded.js';

describe('the measuring of a call', () => {
  let clock: FakeClock;
  let end: AbortController;
  let told: CallQuality[];
  beforeEach(() => {
    clock = installClock();
    end = new AbortController();
    told = [];
  });
  afterEach(() => clock.uninstall());

  const [first, last] = recorded('chromium', 'opus');
  const packets = last.number('inbound-rtp', 'packetsReceived');
  /** The counters go on with each look. */
  function running(): Stats {
    looks += 1;
    return looks === 1 ? first : last.with('inbound-rtp', {packetsReceived: packets + looks});
  }
  let looks = 0;
  beforeEach(() => {
    looks = 0;
  });
  const begin = (measured: () => Promise<Stats> | null) =>
    void measure(measured, quality => told.push(quality), end.signal);

  it('tells the level two seconds after it began, and every five seconds from then on', async () => {
    begin(async () => running());
    await clock.tick(1_900);
    expect(told).to.be.empty;
    await clock.tick(200);
    expect(told.map(({level}) => level)).to.deep.equal(['good']);
    expect(told[0]?.figures).to.include({codec: 'opus', path: 'host'});
    await clock.tick(10_000);
    expect(told).to.have.length(3);
  });

  it('rests while there is nothing to measure, and takes no gap for a fault', async () => {
    let held = false;
    begin(() => (held ? null : Promise.resolve(running())));
    await clock.tick(3_000);
    held = true;
    await clock.tick(60_000);
    expect(told).to.have.length(1);
    held = false;
    await clock.tick(10_000);
    expect(told.map(({level}) => level)).to.deep.equal(['good', 'good']);
  });

  it('says that nothing is heard after twelve seconds in which nothing ever came', async () => {
    const silent = first.with('inbound-rtp', {packetsReceived: 0});
    begin(() => Promise.resolve(silent));
    await clock.tick(11_000);
    expect(told).to.be.empty;
    await clock.tick(2_000);
    expect(told).to.deep.equal([{level: 'poor', cause: 'silent'}]);
  });

  it('goes on where the browser refuses once, and ends with the call', async () => {
    let refuses = false;
    begin(() => (refuses ? Promise.reject(new Error()) : Promise.resolve(running())));
    await clock.tick(3_000);
    refuses = true;
    await clock.tick(5_000);
    refuses = false;
    await clock.tick(10_000);
    expect(told).to.have.length(2);
    end.abort();
    await clock.tick(20_000);
    expect(told).to.have.length(2);
    expect(clock.pending).to.equal(0);
  });
});
