import {expect} from 'chai';
import {backoff} from '../../../src/core/wire/backoff.js';
import {seeded} from '../support/mutations.js';

const phones = 700;
const runs = 60;
const limits = {attemptsInAnySecond: 55, back95: 60, back100: 120};

/** What a house of phones does when its server is gone for so many seconds. */
function house(outage: number, random: () => number) {
  const attempts: number[] = [];
  const back: number[] = [];
  for (let phone = 0; phone < phones; phone++) {
    let at = 0;
    for (let round = 1; at <= outage; round++) {
      at += backoff(round, random) / 1000;
      attempts.push(at);
    }
    back.push(at - outage);
  }
  for (const times of [attempts, back]) times.sort((one, other) => one - other);
  let peak = 0;
  for (let first = 0, last = 0; last < attempts.length; last++) {
    while ((attempts[first] ?? 0) <= (attempts[last] ?? 0) - 1) first++;
    peak = Math.max(peak, last - first + 1);
  }
  return {peak, back95: back[Math.ceil(phones * 0.95) - 1] ?? 0, back100: back.at(-1) ?? 0};
}

describe('back-off of a house', () => {
  for (const outage of [0.5, 5, 30, 60, 120, 600]) {
    it(`${phones} phones stay five deviations below 55 attempts in any second, and are back in time, after ${outage} s`, () => {
      const random = seeded(7);
      const houses = Array.from({length: runs}, () => house(outage, random));
      const peaks = houses.map(({peak}) => peak);
      const mean = peaks.reduce((sum, peak) => sum + peak, 0) / runs;
      const deviation = Math.sqrt(peaks.reduce((sum, peak) => sum + (peak - mean) ** 2, 0) / runs);
      expect(mean + 5 * deviation).to.be.below(limits.attemptsInAnySecond);
      expect(Math.max(...houses.map(({back95}) => back95))).to.be.below(limits.back95);
      expect(Math.max(...houses.map(({back100}) => back100))).to.be.below(limits.back100);
    });
  }
});
