/** A microphone that is made louder or softer. One whose gain is 1 goes out as it is: each node costs time. */
export class Amplifier {
  #context: AudioContext | null = null;
  #gain: GainNode | null = null;
  #made: {readonly from: MediaStreamTrack; readonly track: MediaStreamTrack} | null = null;

  /** Whether calls need another track for this gain. */
  set(gain: number): boolean {
    if (this.#gain) this.#gain.gain.value = gain;
    else if (gain === 1) return false;
    const context = (this.#context ??= new AudioContext());
    this.#gain ??= new GainNode(context, {gain});
    if (context.state !== 'running') void context.resume().catch(() => undefined);
    return this.#made === null;
  }

  /** Before the page may make sounds, what goes through a node would be silence. */
  readonly amplify = (from: MediaStreamTrack): MediaStreamTrack => {
    if (this.#context?.state !== 'running' || !this.#gain) return from;
    if (this.#made?.from !== from) {
      const out = new MediaStreamAudioDestinationNode(this.#context);
      this.#gain.disconnect();
      this.#gain.connect(out);
      const source = new MediaStreamAudioSourceNode(this.#context, {mediaStream: new MediaStream([from])});
      source.connect(this.#gain);
      this.#made = {from, track: out.stream.getAudioTracks()[0] ?? from};
    }
    return this.#made.track;
  };

  close(): void {
    void this.#context?.close().catch(() => undefined);
  }
}
