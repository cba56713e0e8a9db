/** What takes noise out of the sound; made once for a context. */
export interface Suppressor {
  /** Hertz, of the context that it needs. */
  readonly sampleRate: number;
  make(context: AudioContext): Promise<AudioNode>;
}

/** A microphone that is made louder or softer, and freed of noise. One to which nothing is done goes out as it is: each node costs time. */
export class Amplifier {
  #context: AudioContext | null = null;
  #gain: GainNode | null = null;
  /** Before the gain. */
  #filter: AudioNode | null = null;
  #filters = new Map<Suppressor, Promise<AudioNode>>();
  #source: AudioNode | null = null;
  #made: {readonly from: MediaStreamTrack; readonly track: MediaStreamTrack} | null = null;

  /** Whether calls need another track for this gain; settles once the page may make sounds. Rejects where the suppressor can't be made: without it all stays as it was. */
  async set(gain: number, suppressor: Suppressor | null = null): Promise<boolean> {
    if (!this.#gain && gain === 1 && !suppressor) return false;
    const context = (this.#context ??= new AudioContext(suppressor ? {sampleRate: suppressor.sampleRate} : {}));
    this.#gain ??= new GainNode(context);
    this.#gain.gain.value = gain;
    const filter = suppressor && (await this.#filterOf(suppressor, context));
    if (context.state !== 'running') await context.resume();
    if (filter !== this.#filter) this.#made = null;
    this.#filter = filter;
    return this.#made === null;
  }

  #filterOf(suppressor: Suppressor, context: AudioContext): Promise<AudioNode> {
    const filter = this.#filters.get(suppressor) ?? suppressor.make(context);
    this.#filters.set(suppressor, filter);
    return filter;
  }

  /** Before the page may make sounds, what goes through a node would be silence. */
  readonly amplify = (from: MediaStreamTrack): MediaStreamTrack => {
    if (this.#context?.state !== 'running' || !this.#gain) return from;
    if (this.#made?.from !== from) {
      const out = new MediaStreamAudioDestinationNode(this.#context);
      for (const node of [this.#source, this.#filter, this.#gain]) node?.disconnect();
      this.#source = new MediaStreamAudioSourceNode(this.#context, {mediaStream: new MediaStream([from])});
      if (this.#filter) this.#source.connect(this.#filter).connect(this.#gain);
      else this.#source.connect(this.#gain);
      this.#gain.connect(out);
      this.#made = {from, track: out.stream.getAudioTracks()[0] ?? from};
    }
    return this.#made.track;
  };

  close(): void {
    void this.#context?.close().catch(() => undefined);
  }
}
