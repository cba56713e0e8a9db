/** How loud a track is, by what costs a thread for audio: where the statistics of a call do not say it. */
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
