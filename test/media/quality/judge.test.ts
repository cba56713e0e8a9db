import {expect} from 'chai';
import {figuresOf} from '../../../src/media/quality/figures.js';
import {Judge} from '../../../src/media/quality/judge.js';
import {sampleOf} from '../../../src/media/quality/sample.js';
import type {QualityFigures} from '../../../src/protocol/index.js';
import {recorded} from './recorded.js';

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
    expect(cause({jitter: 50, network: 'ethernet', roundTrip: 80})).to.equal('network');
    expect(cause({jitter: 50, network: 'ethernet'})).to.equal('uneven');
    expect(cause({loss: 1, lossSent: 5})).to.equal('sent');
    expect(cause({roundTrip: 400})).to.equal('delay');
    expect(cause({r: 65})).to.equal('delay');
    expect(cause({r: 65, loss: 0.9, concealed: 0.9})).to.equal('network');
  });

  for (const browser of ['chromium', 'firefox'] as const)
    it(`blames no network that loses nothing and is fast: the computer may be busy (${browser})`, () => {
      const [before, now] = recorded(browser, 'opus');
      const grown = (name: string) => now.number('inbound-rtp', name) - before.number('inbound-rtp', name);
      const madeUp = {
        concealedSamples: before.number('inbound-rtp', 'concealedSamples') + grown('totalSamplesReceived') / 10,
      };
      const late = {
        jitterBufferDelay: before.number('inbound-rtp', 'jitterBufferDelay') + 0.4 * grown('jitterBufferEmittedCount'),
      };
      const lost = {packetsLost: grown('packetsReceived') / 20};
      const verdict = (inbound: Record<string, unknown>, others: Record<string, Record<string, unknown>> = {}) => {
        judge = new Judge();
        let stats = now.with('inbound-rtp', inbound).with('local-candidate', {networkType: 'ethernet'});
        for (const [type, members] of Object.entries(others)) stats = stats.with(type, members);
        const figures = figuresOf(sampleOf(before), sampleOf(stats)) ?? {};
        return [figures, figures, figures].map(each => judge.window(each)).at(-1);
      };
      expect(verdict(madeUp)).to.deep.equal({level: 'poor', cause: 'uneven'});
      expect(verdict(late)).to.deep.equal({level: 'poor', cause: 'uneven'});
      expect(verdict({...madeUp, ...lost})).to.deep.equal({level: 'poor', cause: 'network'});
      const far = {'remote-inbound-rtp': {roundTripTime: 0.12}};
      expect(verdict(madeUp, far)).to.deep.equal({level: 'poor', cause: 'network'});
      expect(verdict(late, far)).to.deep.equal({level: 'poor', cause: 'delay'});
      const wireless = {'local-candidate': {networkType: 'wifi'}};
      expect(verdict(madeUp, wireless)).to.deep.equal({level: 'poor', cause: 'wifi'});
    });

  it('is poor while nothing was ever heard, and judged anew from the first sound on', () => {
    expect(judge.silent()).to.deep.equal({level: 'poor', cause: 'silent'});
    expect(judge.window(fine)).to.deep.equal({level: 'good', cause: null});
  });
});
