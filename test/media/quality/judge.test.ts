import {expect} from 'chai';
import {Judge} from '../../../src/media/quality/judge.js';
import type {QualityFigures} from '../../../src/protocol/index.js';

const fine: QualityFigures = {r: 90, loss: 0, lossSent: 0, concealed: 0, jitter: 5, roundTrip: 20, buffer: 60};

describe('the level of a call', () => {
  let judge: Judge;
  beforeEach(() => {
    judge = new Judge();
  });
  /** The levels after each of these windows. */
  const levels = (...windows: Partial<QualityFigures>[]) =>
    windows.map(figures => judge.window({...fine, ...figures})?.level ?? null);
  const times = (count: number, figures: Partial<QualityFigures> = {}) => Array(count).fill(figures);

  it('is good after the first window in which nothing is wrong', () => {
    expect(levels({})).to.deep.equal(['good']);
  });

  it('is not known after a first window in which something is', () => {
    expect(levels({loss: 8}, {loss: 8})).to.deep.equal([null, 'poor']);
    judge = new Judge();
    expect(levels({loss: 8}, {})).to.deep.equal([null, 'good']);
  });

  for (const [figure, moderate, poor, windows] of [
    ['loss', 1, 3, 2],
    ['lossSent', 1, 3, 2],
    ['concealed', 1, 5, 2],
    ['jitter', 20, 40, 2],
    ['roundTrip', 150, 300, 3],
    ['buffer', 150, 300, 3],
    ['r', 79, 69, 2],
  ] as const) {
    it(`is moderate by ${figure} from ${moderate} on, and poor from ${poor} on, after ${windows} windows of it`, () => {
      const better = figure === 'r' ? 80 : moderate - 0.1;
      expect(levels({}, ...times(5, {[figure]: better})).at(-1)).to.equal('good');
      expect(levels(...times(windows - 1, {[figure]: moderate})).at(-1)).to.equal('good');
      expect(levels({[figure]: moderate})).to.deep.equal(['moderate']);
      expect(levels(...times(windows - 1, {[figure]: poor})).at(-1)).to.equal('moderate');
      expect(levels({[figure]: poor})).to.deep.equal(['poor']);
    });
  }

  it('is not touched by a single bad window, however often there is one', () => {
    expect(new Set(levels({}, {loss: 20}, {}, {loss: 20}, {}, {jitter: 90}, {}))).to.deep.equal(new Set(['good']));
  });

  it('is better only after three windows that were, and jumps back at nothing', () => {
    levels({}, ...times(2, {loss: 5}));
    expect(levels({}, {}, ...times(2, {loss: 5}), {}, {}, {})).to.deep.equal([
      'poor',
      'poor',
      'poor',
      'poor',
      'poor',
      'poor',
      'good',
    ]);
  });

  it('blames the one that is worst', () => {
    const cause = (figures: Partial<QualityFigures>) => {
      judge = new Judge();
      levels({}, ...times(3, figures));
      return judge.window({...fine, ...figures})?.cause;
    };
    expect(cause({})).to.equal(null);
    expect(cause({jitter: 50, network: 'wifi'})).to.equal('wifi');
    expect(cause({jitter: 50, network: 'ethernet'})).to.equal('network');
    expect(cause({loss: 1, lossSent: 5})).to.equal('sent');
    expect(cause({roundTrip: 400})).to.equal('delay');
    expect(cause({r: 65})).to.equal('delay');
    expect(cause({r: 65, loss: 0.9, concealed: 0.9})).to.equal('network');
  });

  it('is poor while nothing was ever heard, and judged anew from the first sound on', () => {
    expect(judge.silent()).to.deep.equal({level: 'poor', cause: 'silent'});
    expect(judge.window(fine)).to.deep.equal({level: 'good', cause: null});
  });
});
