import {expect} from 'chai';
import {Tones} from '../../src/media/index.js';

describe('Tones of the phone itself', () => {
  const {AudioContext: Original} = globalThis;
  let contexts: {context: AudioContext; ear: AnalyserNode}[];
  let tones: Tones;

  beforeEach(() => {
    contexts = [];
    tones = new Tones();
    // Puts an ear between the tones and the loudspeaker.
    globalThis.AudioContext = class extends Original {
      constructor() {
        super();
        const ear = new AnalyserNode(this, {fftSize: 8192, smoothingTimeConstant: 0});
        ear.connect(this.destination);
        Object.defineProperty(this, 'destination', {value: ear});
        contexts.push({context: this, ear});
      }
    };
  });

  afterEach(() => {
    tones.set(null);
    globalThis.AudioContext = Original;
  });

  /** The strongest pitch in hertz, and its level in decibels. */
  async function heard(): Promise<{hertz: number; level: number}> {
    await new Promise(resolve => setTimeout(resolve, 400));
    const last = contexts.at(-1);
    if (!last) return {hertz: 0, level: -Infinity};
    const bins = new Float32Array(last.ear.frequencyBinCount);
    last.ear.getFloatFrequencyData(bins);
    const level = Math.max(...bins);
    return {hertz: (bins.indexOf(level) * last.context.sampleRate) / 8192, level};
  }

  it('ring back with the German tone of 425 Hz', async () => {
    tones.set('ringback');
    const {hertz, level} = await heard();
    expect(hertz).to.be.closeTo(425, 10);
    expect(level).to.be.above(-40);
  });

  it('ring, and are silent at once when told so', async () => {
    tones.set('ringing');
    expect((await heard()).level).to.be.above(-50);
    tones.set(null);
    expect(contexts[0]?.context.state).to.equal('closed');
  });

  it('go on without a break when the same tone is set again', () => {
    tones.set('ringing');
    tones.set('ringing');
    expect(contexts).to.have.length(1);
  });

  it('give the loudspeaker back when a short tone is over', async () => {
    tones.set('waiting');
    const {context} = contexts[0] ?? {};
    await new Promise(resolve =>
      context?.addEventListener('statechange', () => context.state === 'closed' && resolve(null)),
    );
  });
});
