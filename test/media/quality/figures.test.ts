import {expect} from 'chai';
import {figuresOf} from '../../../src/media/quality/figures.js';
import {sampleOf} from '../../../src/media/quality/sample.js';
import {recorded, type Stats} from './recorded.js';

const between = (before: Stats, now: Stats) => figuresOf(sampleOf(before), sampleOf(now));

describe('the figures of a call', () => {
  it('are read from what Chromium says', () => {
    expect(between(...recorded('chromium', 'opus'))).to.deep.equal({
      r: 89,
      mos: 4.3,
      codec: 'opus',
      path: 'host',
      network: 'ethernet',
      loss: 0,
      lossSent: 0,
      concealed: 0,
      jitter: 5,
      jitterSent: 4,
      roundTrip: 4,
      buffer: 96,
      heard: 0.06,
      said: 0.06,
    });
    expect(between(...recorded('chromium', 'pcma'))).to.include({codec: 'PCMA', r: 89, loss: 0});
  });

  it('are read from what Firefox says, which knows neither the network nor how loud the microphone is', () => {
    expect(between(...recorded('firefox', 'opus'))).to.deep.equal({
      r: 90,
      mos: 4.3,
      codec: 'opus',
      path: 'host',
      loss: 0,
      lossSent: 0,
      concealed: 0,
      jitter: 5,
      jitterSent: 6,
      roundTrip: 4,
      buffer: 59,
      heard: 0.1,
    });
    expect(between(...recorded('firefox', 'pcma'))).to.include({codec: 'PCMA', r: 91, loss: 0});
  });

  for (const browser of ['chromium', 'firefox'] as const) {
    it(`are those of the time between two looks, not of the whole call (${browser})`, () => {
      const [before, now] = recorded(browser, 'opus');
      const came = now.number('inbound-rtp', 'packetsReceived') - before.number('inbound-rtp', 'packetsReceived');
      const lost = before.with('inbound-rtp', {packetsLost: 1_000});
      expect(between(lost, now.with('inbound-rtp', {packetsLost: 1_000}))).to.include({loss: 0});
      expect(between(lost, now.with('inbound-rtp', {packetsLost: 1_000 + came}))).to.include({loss: 50});
    });

    it(`count what was made up, but for silence that was made up (${browser})`, () => {
      const [before, now] = recorded(browser, 'opus');
      const samples =
        now.number('inbound-rtp', 'totalSamplesReceived') - before.number('inbound-rtp', 'totalSamplesReceived');
      const made = {
        concealedSamples: before.number('inbound-rtp', 'concealedSamples') + samples / 5,
        silentConcealedSamples: before.number('inbound-rtp', 'silentConcealedSamples') + samples / 10,
      };
      expect(between(before, now.with('inbound-rtp', made))).to.include({concealed: 10});
    });

    it(`have the round trip of the path where the far end reports nothing (${browser})`, () => {
      const [before, now] = recorded(browser, 'opus');
      const alone = now.with('remote-inbound-rtp', null).with('candidate-pair', {currentRoundTripTime: 0.25});
      const figures = between(before, alone);
      expect(figures).to.include({roundTrip: 250}).and.not.have.any.keys('lossSent', 'jitterSent');
    });

    it(`are none where nothing came, or it came from another source (${browser})`, () => {
      const [before, now] = recorded(browser, 'opus');
      expect(between(now, now)).to.equal(null);
      expect(between(before, now.with('inbound-rtp', {ssrc: 1}))).to.equal(null);
      expect(between(before, now.with('inbound-rtp', null))).to.equal(null);
    });
  }

  it('rate the direction that is worse', () => {
    const [before, now] = recorded('chromium', 'opus');
    expect(between(before, now.with('remote-inbound-rtp', {fractionLost: 0.1}))?.r).to.be.within(60, 64);
  });

  it('name a relay', () => {
    const [before, now] = recorded('firefox', 'opus');
    expect(between(before, now.with('local-candidate', {candidateType: 'relay'}))).to.include({path: 'relay'});
  });
});
