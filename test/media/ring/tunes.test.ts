import {expect} from 'chai';
import {compose, RATE} from '../../../src/media/ring/tunes.js';
import {type RingTone, ringTones} from '../../../src/protocol/ring-tones.js';

/** One cycle as a loudspeaker would have it. */
async function played(name: RingTone): Promise<Float32Array> {
  const samples = compose(name);
  const context = new OfflineAudioContext(1, samples.length, RATE);
  const buffer = new AudioBuffer({length: samples.length, sampleRate: RATE});
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, {buffer});
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

const powerOf = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** How much of a pitch is in it (Goertzel). */
function share(samples: Float32Array, hertz: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + factor * one - two, one];
  return Math.sqrt(one * one + two * two - factor * one * two);
}

/** Whether it sounds, each 50 ms. */
function cadence(samples: Float32Array): boolean[] {
  const window = RATE / 20;
  return Array.from({length: samples.length / window}, (_, index) => {
    return powerOf(samples.slice(index * window, (index + 1) * window)) > 0.02;
  });
}

/** The strongest pitch in hertz, and the share of the time in which it sounds. */
const expected: Readonly<Record<RingTone, readonly [hertz: number, sounding: number]>> = {
  dreiklang: [880, 0.51],
  klassisch: [1175, 0.23],
  digital: [1320, 0.27],
  gong: [660, 0.49],
  kuckuck: [620, 0.41],
  marimba: [392, 0.59],
  sanft: [220, 0.6],
};

describe('Ring tones', () => {
  it('are at least six, and each is like no other in pitch and cadence', async () => {
    expect(ringTones).to.have.length.of.at.least(6);
    for (const name of ringTones) {
      const samples = await played(name);
      const sounding = cadence(samples);
      const part = sounding.filter(Boolean).length / sounding.length;
      const pitches = ringTones.map(other => share(samples, expected[other][0]));
      expect(ringTones[pitches.indexOf(Math.max(...pitches))], 'its pitch').to.equal(name);
      expect(part, name).to.be.closeTo(expected[name][1], 0.06);
    }
  });

  for (const name of ringTones) {
    it(`${name} is as loud as the others, is not cut off, and pauses for a second`, async () => {
      const samples = await played(name);
      const loud = samples.filter(sample => Math.abs(sample) > 0.01);
      expect(powerOf(loud)).to.be.within(0.17, 0.25);
      expect(Math.max(...samples)).to.be.at.most(0.91);
      expect(Math.min(...samples)).to.be.at.least(-0.91);
      const pause = cadence(samples).reverse().indexOf(true) / 20;
      expect(pause).to.be.at.least(1);
      // Nor does it click where it begins anew.
      expect(Math.abs(samples.at(-1) ?? 1)).to.be.below(0.01);
      expect(Math.abs(samples[0] ?? 1)).to.be.below(0.01);
    });
  }
});
