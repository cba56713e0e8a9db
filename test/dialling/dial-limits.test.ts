import {expect} from 'chai';
import type {Reading} from '../../src/dialling/reading.js';
import type {PhoneError} from '../../src/protocol/index.js';
import {DialLimit, DialLimits} from '../../src/dialling/dial-limits.js';

describe('a limit of calls', () => {
  it('lets so many pass in its span, and more as it goes by', () => {
    const limit = new DialLimit(2, 600_000);
    expect(limit.take(0)).to.be.true;
    expect(limit.take(300_000)).to.be.true;
    expect(limit.take(599_999)).to.be.false;
    expect(limit.take(600_000)).to.be.true;
    expect(limit.take(600_001), 'the second still counts').to.be.false;
    expect(limit.take(900_000)).to.be.true;
  });

  it('does not count what was refused or given back', () => {
    const limit = new DialLimit(1, 60_000);
    limit.take(0);
    limit.take(59_000);
    expect(limit.take(60_000)).to.be.true;
    limit.giveBack();
    expect(limit.take(60_001)).to.be.true;
  });

  it('knows how long it takes until one more passes', () => {
    const limit = new DialLimit(2, 60_000);
    for (const [now, wait] of [
      [1_000, 0],
      [11_000, 0],
      [12_000, 49_000],
      [61_000, 0],
      [62_000, 9_000],
    ] as const) {
      expect(limit.wait(now), String(now)).to.equal(wait);
      limit.take(now);
    }
  });

  it('does not wait for a clock that was set back', () => {
    const limit = new DialLimit(1, 60_000);
    limit.take(9_000_000);
    expect(limit.wait(1_000)).to.equal(0);
  });
});

describe('the limits of what a page may dial', () => {
  const phone = {configuration: null, state: {account: null}};
  const dials = (limits: DialLimits, reading: Partial<Reading>, handsOn = false) =>
    limits
      .run({kind: 'external', display: '', needsConfirmation: false, ...reading}, phone, async () => 'dialled', handsOn)
      .catch((error: unknown) => (error as PhoneError).retryAfter);

  it('leave the house to its clerks, and stop a loop alone (desk F4)', async () => {
    for (const handsOn of [false, true]) {
      const limits = new DialLimits();
      const reading = {class: handsOn ? 'national' : 'internal'} as const;
      for (let count = 0; count < 60; count += 1) expect(await dials(limits, reading, handsOn)).to.equal('dialled');
      expect(await dials(limits, reading, handsOn)).to.be.within(55, 60);
      expect(await dials(limits, {class: 'mobile'}), 'what costs is counted by itself').to.equal('dialled');
    }
  });

  it('say in how many seconds it goes on (desk F4)', async () => {
    const limits = new DialLimits();
    for (let count = 0; count < 6; count += 1) await dials(limits, {class: 'national'});
    expect(await dials(limits, {class: 'national'})).to.be.within(55, 60);
    const abroad = new DialLimits();
    for (let count = 0; count < 2; count += 1) await dials(abroad, {class: 'international'});
    expect(await dials(abroad, {class: 'international'})).to.be.within(595, 600);
  });
});
