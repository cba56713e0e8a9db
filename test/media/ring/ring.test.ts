import {expect} from 'chai';
import {fetchTone, ring} from '../../../src/media/ring/ring.js';
import {failures} from '../../../src/script/failures.js';
import {until} from '../studio.js';

const {AudioContext: RealContext, Audio: RealAudio, fetch: realFetch} = globalThis;

/** A loudspeaker of the test's: what is led to it, and how loud. */
interface Ear {
  readonly context: AudioContext;
  readonly analyser: AnalyserNode;
}

describe('The ringing', () => {
  let ears: Ear[];
  let there: {kind: string; deviceId: string; label: string}[];
  /** Where elements play, by the device's id. */
  let playing: Map<string, HTMLAudioElement>;
  let broken: Set<string>;
  let stop: (() => void) | undefined;
  const real = navigator.mediaDevices.enumerateDevices;

  const device = (id: string, label = `Gerät ${id}`) => ({id, label});
  const plugged = (...ids: string[]) => {
    there = ids.map(id => ({kind: 'audiooutput', deviceId: id, label: `Gerät ${id}`}));
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  };

  beforeEach(() => {
    ears = [];
    there = [];
    playing = new Map();
    broken = new Set();
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve(there as MediaDeviceInfo[]);
    globalThis.AudioContext = class extends RealContext {
      constructor() {
        super();
        const analyser = new AnalyserNode(this, {fftSize: 8192, smoothingTimeConstant: 0});
        analyser.connect(super.destination);
        Object.defineProperty(this, 'destination', {value: analyser});
        ears.push({context: this, analyser});
      }
    };
    globalThis.Audio = class extends RealAudio {
      #sink = '';
      override setSinkId(id: string): Promise<void> {
        if (broken.has(id)) return Promise.reject(new DOMException('No such device.', 'NotFoundError'));
        this.#sink = id;
        return Promise.resolve();
      }
      override play(): Promise<void> {
        playing.set(this.#sink, this);
        return super.play();
      }
      override pause(): void {
        if (playing.get(this.#sink) === this) playing.delete(this.#sink);
        super.pause();
      }
    };
  });

  afterEach(() => {
    stop?.();
    stop = undefined;
    navigator.mediaDevices.enumerateDevices = real;
    Object.assign(globalThis, {AudioContext: RealContext, Audio: RealAudio, fetch: realFetch});
  });

  const start = (changes: Partial<Parameters<typeof ring>[0]> = {}, sounds?: string) => {
    stop = ring({tone: 'klassisch', volume: 1, devices: [], ...changes}, sounds);
  };

  /** In decibels: the strongest pitch at the default device. */
  const level = () => {
    const {analyser} = ears.at(-1) ?? {};
    if (!analyser) return -Infinity;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    return Math.max(...bins);
  };
  const loudest = async () => {
    let most = -Infinity;
    await until('it rings', () => (most = Math.max(most, level())) > -90);
    const end = performance.now() + 400;
    await until('it was listened to', () => {
      most = Math.max(most, level());
      return performance.now() > end;
    });
    return most;
  };

  it('is heard at the default device where none was chosen, and ends at once', async () => {
    start();
    await until('it rings', () => level() > -50);
    stop?.();
    expect(ears[0]?.context.state === 'closed' || (await closes())).to.be.true;
  });

  const closes = () => until('the loudspeaker is free', () => ears[0]?.context.state === 'closed').then(() => true);

  it('is as loud as was set', async () => {
    start();
    const full = await loudest();
    stop?.();
    start({volume: 0.5});
    // A quarter of the amplitude: 12 dB.
    expect(full - (await loudest())).to.be.closeTo(12, 2);
  });

  it('rings on several devices at once, and at no other (reports 20)', async () => {
    plugged('a', 'b', 'c');
    start({devices: [device('a'), device('b')]});
    await until('both ring', () => playing.size === 2);
    expect([...playing.keys()]).to.have.members(['a', 'b']);
    expect(level()).to.be.below(-90);
    const [one] = playing.values();
    expect((one?.srcObject as MediaStream).getAudioTracks()).to.have.length(1);
  });

  it('finds a device by its name where its id has changed', async () => {
    plugged('new');
    start({devices: [device('old', 'Gerät new')]});
    await until('it rings there', () => playing.has('new'));
  });

  it('is heard at the default device where the chosen ones are gone, or refuse', async () => {
    plugged('a');
    broken.add('a');
    start({devices: [device('a'), device('gone')]});
    await until('it rings', () => level() > -50);
    expect(playing.size).to.equal(0);
  });

  it('goes to the default device when the chosen one is pulled out, and back when it is there again', async () => {
    plugged('a');
    start({devices: [device('a')]});
    await until('it rings there', () => playing.has('a'));
    plugged();
    await until('it rings at the default', () => level() > -50 && !playing.has('a'));
    plugged('a');
    await until('it rings there again', () => playing.has('a'));
    await until('the default is silent', () => level() < -90);
  });

  it('does not wait for a device that does not open', async () => {
    navigator.mediaDevices.enumerateDevices = () => new Promise(() => {});
    start({devices: [device('a')]});
    await until('it rings', () => level() > -50);
  });

  it('is silent everywhere when it is over before a device has opened', async () => {
    plugged('a');
    start({devices: [device('a')]});
    stop?.();
    plugged('a');
    await new Promise(resolve => setTimeout(resolve));
    expect(playing.size).to.equal(0);
  });

  describe('with a file of the site', () => {
    const folder = 'https://telefon.amt.example/klingeltoene/';
    let asked: string[];

    /** One second of 300 Hz. */
    function wave(): ArrayBuffer {
      const [rate, seconds] = [8000, 1];
      const view = new DataView(new ArrayBuffer(44 + rate * seconds * 2));
      const text = (at: number, word: string) => [...word].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
      text(0, 'RIFF');
      view.setUint32(4, view.byteLength - 8, true);
      text(8, 'WAVEfmt ');
      view.setUint32(16, 16, true);
      view.setUint16(20, 1, true);
      view.setUint16(22, 1, true);
      view.setUint32(24, rate, true);
      view.setUint32(28, rate * 2, true);
      view.setUint16(32, 2, true);
      view.setUint16(34, 16, true);
      text(36, 'data');
      view.setUint32(40, rate * seconds * 2, true);
      for (let i = 0; i < rate * seconds; i++)
        view.setInt16(44 + 2 * i, 16_000 * Math.sin((2 * Math.PI * 300 * i) / rate), true);
      return view.buffer;
    }

    beforeEach(() => {
      asked = [];
      globalThis.fetch = async input => {
        const url = String(input);
        asked.push(url);
        return url.endsWith('.wav') ? new Response(wave()) : new Response('', {status: 404});
      };
    });

    const pitch = () => {
      const {analyser, context} = ears.at(-1) ?? {};
      if (!analyser || !context) return 0;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const most = Math.max(...bins);
      return most > -50 ? (bins.indexOf(most) * context.sampleRate) / analyser.fftSize : 0;
    };

    it('plays it, fetched before and once', async () => {
      await fetchTone('amtsglocke.wav', folder);
      await fetchTone('amtsglocke.wav', folder);
      expect(asked).to.deep.equal([`${folder}amtsglocke.wav`]);
      start({tone: 'amtsglocke.wav'}, folder);
      await until('it rings', () => Math.abs(pitch() - 300) < 10);
    });

    it('rings with a tone of its own where the file is not there', async () => {
      const before = failures.length;
      await fetchTone('fort.mp3', folder);
      expect(failures).to.have.length(before + 1);
      start({tone: 'fort.mp3'}, folder);
      await until('it rings', () => pitch() > 400);
    });

    it('asks for nothing outside of the folder', async () => {
      for (const tone of ['../zugang.wav', 'https://woanders.example/a.wav', '..', 'a/../../b.wav'])
        await fetchTone(tone, folder);
      expect(asked.filter(url => !url.startsWith(folder))).to.deep.equal([]);
    });
  });
});
