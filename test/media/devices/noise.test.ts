import {expect} from 'chai';
import {makeSuppressor, watchLoad} from '../../../src/media/devices/noise.js';
import {fastClock} from '../../support/fast-clock.js';

const rate = 48_000;
const at = (file: string) => `/node_modules/@sapphi-red/web-noise-suppressor/dist/${file}`;
const files = {worklet: at('rnnoise/workletProcessor.js'), url: at('rnnoise.wasm'), simdUrl: at('rnnoise_simd.wasm')};

/** Seconds: somebody speaks for one, and is silent for one, in turn. */
const [seconds, turn] = [8, 1];
const speaks = (time: number) => Math.floor(time / turn) % 2 === 0;

/** A voice as the mouth makes it: pulses of the throat through three resonances, four syllables a second. */
function speak(context: OfflineAudioContext): AudioNode {
  const throat = context.createBuffer(1, seconds * rate, rate);
  const samples = throat.getChannelData(0);
  let next = 0;
  for (let index = 0; index < samples.length; index++) {
    const time = index / rate;
    if (!speaks(time) || index < next) continue;
    samples[index] = Math.sin(Math.PI * ((time * 4) % 1)) ** 2;
    // The pitch rises and falls with the sentence.
    next = index + rate / (120 + 25 * Math.sin(2 * Math.PI * 1.3 * time));
  }
  const source = new AudioBufferSourceNode(context, {buffer: throat});
  const mouth = new GainNode(context, {gain: 6});
  for (const [frequency, gain] of [
    [600, 1],
    [1_250, 0.6],
    [2_600, 0.3],
  ] as const)
    source
      .connect(new BiquadFilterNode(context, {type: 'bandpass', frequency, Q: 6}))
      .connect(new GainNode(context, {gain}))
      .connect(mouth);
  source.start();
  return mouth;
}

/** A fan: noise that never pauses. */
function hiss(context: OfflineAudioContext, gain: number): AudioNode {
  const buffer = context.createBuffer(1, seconds * rate, rate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index++) samples[index] = (Math.random() * 2 - 1) * gain;
  const source = new AudioBufferSourceNode(context, {buffer});
  source.start();
  return source;
}

/** Decibels of what is heard while somebody speaks, and in the pauses; the first two turns are for getting used to the room. */
function levels(heard: AudioBuffer): {speech: number; pauses: number} {
  const [sums, counts] = [
    [0, 0],
    [0, 0],
  ];
  const samples = heard.getChannelData(0);
  for (let index = 2 * turn * rate; index < samples.length; index++) {
    const into = (index / rate) % turn;
    // Turns end softly.
    if (into < 0.15 || into > 0.95) continue;
    const who = speaks(index / rate) ? 0 : 1;
    sums[who] = (sums[who] ?? 0) + (samples[index] ?? 0) ** 2;
    counts[who] = (counts[who] ?? 0) + 1;
  }
  const [speech = 0, pauses = 0] = sums.map((sum, who) => 10 * Math.log10(sum / (counts[who] ?? 1) + 1e-12));
  return {speech, pauses};
}

async function hear(isSuppressed: boolean): Promise<{speech: number; pauses: number}> {
  const context = new OfflineAudioContext(1, seconds * rate, rate);
  const room = new GainNode(context);
  speak(context).connect(room);
  hiss(context, 0.02).connect(room);
  const heard = isSuppressed ? room.connect(await makeSuppressor(context, files)) : room;
  heard.connect(context.destination);
  // The worklet says nothing while it compiles, and nobody when it is ready: time goes on in small steps until then.
  const ear = new AnalyserNode(context);
  heard.connect(ear);
  const sound = new Float32Array(ear.fftSize);
  for (let step = 1; step < 2 * turn * 50; step++)
    void context.suspend(step / 50).then(async () => {
      ear.getFloatTimeDomainData(sound);
      if (sound.every(sample => sample === 0)) await new Promise(resolve => setTimeout(resolve, 20));
      await context.resume();
    });
  return levels(await context.startRendering());
}

describe('What takes noise out of the microphone’s sound', () => {
  it('makes pauses 12 dB quieter at least, and keeps the voice', async () => {
    const [before, after] = [await hear(false), await hear(true)];
    expect(after.pauses, 'pauses').to.be.below(before.pauses - 12);
    expect(after.speech, 'speech').to.be.closeTo(before.speech, 3);
  });

  describe('is given up', () => {
    let clock: ReturnType<typeof fastClock>;
    let isLate: boolean;
    beforeEach(() => {
      clock = fastClock();
      isLate = false;
    });
    afterEach(() => clock.restore());

    /** Looks at a context whose sound goes on at this pace. */
    function watch(pace: number, state: AudioContextState = 'running') {
      const start = performance.now();
      const sounded = () => ((performance.now() - start) / 1_000) * pace;
      return watchLoad(
        {
          state,
          get currentTime() {
            return sounded();
          },
        },
        () => (isLate = true),
      );
    }

    it('where the processor has no time for it', () => {
      watch(0.8);
      clock.pass(100);
      expect(isLate).to.be.false;
      clock.pass(100);
      expect(isLate).to.be.true;
    });

    it('not where it has, nor where nothing is to be sounded', () => {
      watch(0.99);
      watch(0, 'suspended');
      clock.pass(10_000);
      expect(isLate).to.be.false;
    });
  });
});
