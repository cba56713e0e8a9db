import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {AudioSettings} from '../../protocol/index.js';

/** Milliseconds between two looks. */
const pause = 100;

/** How loud the chosen microphone is, while somebody is at the element that shows it and the microphone is allowed: nobody is asked for it. */
export class LevelMeter implements ReactiveController {
  #opened = '';
  #stop: () => void = () => {};
  /** Where the level is shown. */
  target: () => HTMLElement | null = () => null;
  isOn = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** Gives the microphone back. */
  hide(): void {
    if (this.isOn) this.host.requestUpdate();
    this.#close();
  }

  /** Opens it anew where it is another one by now. */
  async show({microphone, echo, noise, automaticGain}: AudioSettings): Promise<void> {
    const audio = {
      echoCancellation: echo,
      noiseSuppression: noise,
      autoGainControl: automaticGain,
      ...(microphone && {deviceId: microphone.id}),
    };
    const opened = JSON.stringify(audio);
    if (opened === this.#opened) return;
    this.#close();
    this.#opened = opened;
    const permission = await navigator.permissions?.query({name: 'microphone' as PermissionName}).catch(() => null);
    if (permission?.state !== 'granted' || this.#opened !== opened) return;
    const stream = await navigator.mediaDevices.getUserMedia({audio}).catch(() => null);
    if (!stream) return;
    if (this.#opened === opened) this.#measure(stream);
    else end(stream);
  }

  /** It may be allowed by now. */
  again(): void {
    this.#close();
    this.host.requestUpdate();
  }

  #measure(stream: MediaStream): void {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, {fftSize: 2048});
    const samples = new Float32Array(analyser.fftSize);
    new MediaStreamAudioSourceNode(context, {mediaStream: stream}).connect(analyser);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // From −60 dB to −10 dB, as loudness is felt.
      const level = Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-12) + 60) / 50));
      const target = this.target();
      target?.style.setProperty('--level', String(level));
      target?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
    }, pause);
    this.#stop = () => {
      clearInterval(timer);
      end(stream);
      void context.close().catch(() => undefined);
    };
    this.isOn = true;
    this.host.requestUpdate();
  }

  #close(): void {
    this.#stop();
    this.#stop = () => {};
    this.#opened = '';
    this.isOn = false;
  }
}

const end = (stream: MediaStream): void => stream.getTracks().forEach(track => track.stop());
