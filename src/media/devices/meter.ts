/** @file Whether the clerk is heard, by a look at the microphone a few times a second. */
import type {SoundProblem} from '../../protocol/index.js';

/** Below −120 dB nothing is a room any more: a switch on the headset, or a device that is dead. */
const nothing = 1e-6;
/** About −34 dB: somebody speaks into this microphone. */
const speech = 0.02;
/** Milliseconds without any sound until it is told, and of speech within how many looks. */
const patience = 3_000;
const [loudLooks, looks] = [3, 6];

export interface Look {
  /** The loudness, 0 to 1; null: it can't be measured. */
  readonly level: number | null;
  /** The system or the headset has muted the microphone. */
  readonly isMuted: boolean;
  /** Our voice goes out. */
  readonly sending: boolean;
  readonly now: number;
}

/** What the looks say. Somebody who spoke while muted is told so once, until it is over. */
export class Listening {
  #silentSince: number | null = null;
  #loud: boolean[] = [];
  #isTold = false;

  look({level, isMuted, sending, now}: Look): SoundProblem | null {
    if (!sending) {
      this.#silentSince = null;
      this.#loud = [...this.#loud, level !== null && level > speech].slice(-looks);
      this.#isTold ||= this.#loud.filter(isLoud => isLoud).length >= loudLooks;
      return this.#isTold ? 'speaking-muted' : null;
    }
    this.#loud = [];
    this.#isTold = false;
    const isSilent = isMuted || (level !== null && level < nothing);
    this.#silentSince = isSilent ? (this.#silentSince ?? now) : null;
    return this.#silentSince !== null && now - this.#silentSince >= patience ? 'microphone-silent' : null;
  }
}

/** How loud a track is. */
export class Meter {
  // Chromium opens no loudspeaker for it then; other browsers do not know the option.
  readonly #context = new AudioContext({sinkId: {type: 'none'}} as AudioContextOptions);
  readonly #analyser = new AnalyserNode(this.#context, {fftSize: 2048});
  readonly #samples = new Float32Array(2048);

  constructor(readonly track: MediaStreamTrack) {
    new MediaStreamAudioSourceNode(this.#context, {mediaStream: new MediaStream([track])}).connect(this.#analyser);
  }

  /** Null while the browser lets the page have no sound: it waits for a click. */
  get level(): number | null {
    if (this.#context.state !== 'running') {
      void this.#context.resume().catch(() => undefined);
      return null;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length);
  }

  close(): void {
    void this.#context.close().catch(() => undefined);
  }
}
