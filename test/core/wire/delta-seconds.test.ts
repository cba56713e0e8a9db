import {expect} from 'chai';
import {deltaSeconds, LeastInterval} from '../../../src/core/wire/delta-seconds.js';

describe('seconds that the network says (attack 3, attack 4)', () => {
  const cases: [string | number | undefined, number | undefined][] = [
    ['120', 120],
    [120, 120],
    [' 0', 0],
    ['18000;duration=3600', 18_000],
    ['120 (In a meeting)', 120],
    ['90;foo', 90],
    ['90, 180', 90],
    ['"300"', 300],
    ['4294967296', 86_400],
    ['18446744073709551616', 86_400],
    ['9'.repeat(400), 86_400],
    ['-5', undefined],
    ['+5', undefined],
    ['0x10', undefined],
    ['1e3', undefined],
    ['5.5', undefined],
    ['Fri, 26 Sep 1997 15:00:00 GMT', undefined],
    ['', undefined],
    [undefined, undefined],
    [NaN, undefined],
    [-5, undefined],
  ];
  for (const [value, seconds] of cases) {
    it(`${typeof value === 'string' ? `"${value.slice(0, 30)}"` : value} is ${seconds ?? 'none'}`, () => {
      expect(deltaSeconds(value)).to.equal(seconds);
    });
  }

  it('count as no fewer and no more than the reader takes, as Min-Expires and expires (attack, low)', () => {
    expect(deltaSeconds('1', {least: 12})).to.equal(12);
    expect(deltaSeconds('7200', {most: 3600})).to.equal(3600);
  });

  it('are read in time that grows with their length alone', () => {
    const began = performance.now();
    for (const value of [' '.repeat(500_000), '1'.repeat(500_000) + 'x', `${' '.repeat(500_000)}x`])
      deltaSeconds(value);
    expect(performance.now() - began).to.be.lessThan(500);
  });

  it('raise an interval three times in a row at once, then no more until it was taken', () => {
    const interval = new LeastInterval(1800);
    expect([1800, 1900, 2000, 2100, 2200].map(value => interval.raise(String(value)))).to.deep.equal([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(interval.seconds, 'known for the next attempt').to.equal(2200);
    interval.taken();
    expect(interval.raise('2300')).to.equal(true);
    expect(interval.raise(undefined)).to.equal(false);
    expect(interval.raise('-1')).to.equal(false);
  });
});
