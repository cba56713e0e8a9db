import {expect} from 'chai';
import {Amplifier} from '../../../src/media/devices/amplifier.js';
import {until} from '../studio.js';

describe('A microphone that is made louder or softer, and freed of noise', () => {
  let context: AudioContext;
  let amplifier: Amplifier;
  let microphone: MediaStreamTrack;
  beforeEach(() => {
    context = new AudioContext({sampleRate: 48_000});
    amplifier = new Amplifier();
    const out = new MediaStreamAudioDestinationNode(context);
    const hum = new OscillatorNode(context, {frequency: 500});
    hum.connect(out);
    hum.start();
    [microphone] = out.stream.getAudioTracks() as [MediaStreamTrack];
  });
  afterEach(async () => {
    amplifier.close();
    await context.close();
  });

  /** How loud a track is, full scale being 1. */
  function ear(track: MediaStreamTrack): () => number {
    const analyser = new AnalyserNode(context);
    new MediaStreamAudioSourceNode(context, {mediaStream: new MediaStream([track])}).connect(analyser);
    const sound = new Float32Array(analyser.fftSize);
    return () => {
      analyser.getFloatTimeDomainData(sound);
      return Math.max(...sound.map(Math.abs));
    };
  }

  it('goes out as it is where nothing is done to it', async () => {
    expect(await amplifier.set(1)).to.be.false;
    expect(amplifier.amplify(microphone)).to.equal(microphone);
  });

  it('is heard through what is put before the gain, and without it again', async () => {
    const half = {sampleRate: 48_000, make: async (its: AudioContext) => new GainNode(its, {gain: 0.5})};
    expect(await amplifier.set(1, half)).to.be.true;
    const through = ear(amplifier.amplify(microphone));
    await until('it is half as loud', () => Math.abs(through() - 0.5) < 0.05);
    expect(await amplifier.set(1, half), 'once more').to.be.false;
    expect(await amplifier.set(0.5, null)).to.be.true;
    const without = ear(amplifier.amplify(microphone));
    await until('it is as loud as the gain says', () => Math.abs(without() - 0.5) < 0.05);
    await amplifier.set(1, null);
    await until('it is as loud as it was', () => Math.abs(without() - 1) < 0.05);
  });

  it('is as it was where what is to be put before it can’t be made', async () => {
    const broken = {sampleRate: 48_000, make: () => Promise.reject(new Error('no file'))};
    await amplifier.set(1, broken).then(
      () => expect.fail('nothing was thrown'),
      () => undefined,
    );
    expect(await amplifier.set(0.5)).to.be.true;
    const heard = ear(amplifier.amplify(microphone));
    await until('it is heard', () => Math.abs(heard() - 0.5) < 0.05);
  });
});
