import {expect} from 'chai';
import {Tones} from '../../src/media/index.js';
import {failures} from '../../src/script/failures.js';
import {until} from './studio.js';

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

  /** The strongest pitch in hertz, as soon as there is any. */
  async function heard(): Promise<number> {
    let pitch = 0;
    await until('a tone is heard', () => {
      const last = contexts.at(-1);
      if (!last) return false;
      const bins = new Float32Array(last.ear.frequencyBinCount);
      last.ear.getFloatFrequencyData(bins);
      const level = Math.max(...bins);
      pitch = (bins.indexOf(level) * last.context.sampleRate) / last.ear.fftSize;
      return level > -40;
    });
    return pitch;
  }

  it('ring back with the German tone of 425 Hz', async () => {
    tones.set('ringback');
    expect(await heard()).to.be.closeTo(425, 10);
  });

  for (const [tone, pulse] of [
    ['busy', 0.48],
    ['congestion', 0.24],
  ] as const) {
    it(`${tone}: three seconds of 425 Hz, ${pulse} s on and off, as German exchanges have it`, async () => {
      const {start} = AudioBufferSourceNode.prototype;
      let samples = new Float32Array();
      let rate = 0;
      AudioBufferSourceNode.prototype.start = function (...when) {
        samples = this.buffer?.getChannelData(0) ?? samples;
        rate = this.buffer?.sampleRate ?? 0;
        start.apply(this, when);
      };
      tones.set(tone);
      AudioBufferSourceNode.prototype.start = start;
      expect(samples.length / rate).to.be.closeTo(2.88, 0.01);
      const loudAt = (seconds: number) => samples.slice(seconds * rate, (seconds + 0.02) * rate).some(s => s > 0.1);
      for (let time = 0; time < 2.88; time += 2 * pulse) {
        expect(loudAt(time + pulse / 2), `${time}`).to.be.true;
        expect(loudAt(time + pulse * 1.5), `${time}`).to.be.false;
      }
      expect(await heard()).to.be.closeTo(425, 10);
    });
  }

  it('ring, and are silent at once when told so', async () => {
    tones.set('ringing');
    await heard();
    tones.set(null);
    await until('the loudspeaker is free', () => contexts[0]?.context.state === 'closed', 1000);
  });

  it('write down that a browser did not let the loudspeaker go, and sound again', async () => {
    const before = failures.length;
    tones.set('ringing');
    const {context} = contexts[0] ?? {};
    if (!context) throw new Error('no tone');
    context.close = () => Promise.reject(new DOMException('The device is gone.', 'InvalidStateError'));
    tones.set(null);
    await until('it is written down', () => failures.length > before);
    expect(failures.at(-1)).to.match(/end of a tone .*InvalidStateError/);
    tones.set('ringback');
    expect(await heard()).to.be.closeTo(425, 10);
    await AudioContext.prototype.close.call(context);
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
