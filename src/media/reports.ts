import type {CallQuality, MediaEvent, SoundProblem} from '../protocol/index.js';
import {failed} from '../script/failures.js';
import {whenIdle} from '../script/insist.js';
import type {Peer} from './peer.js';

type OfCall<Event> = Event extends MediaEvent ? Omit<Event, 'call'> : never;

const STATUS = {connecting: 'connecting', connected: 'connected', disconnected: 'lost', failed: 'failed'} as const;

/** What the core hears of one call's audio without having asked, each thing where it is news. */
export class Reports {
  #status = '';
  /** What was told of the sound; undefined: nothing yet. */
  #problem: SoundProblem | null | undefined;
  #isMeasured = false;

  /** `type`: as which message it goes to the core. */
  constructor(
    private readonly post: (event: OfCall<MediaEvent>, type?: 'quality') => void,
    private readonly peer: () => Peer | null,
    private readonly ended: AbortSignal,
  ) {}

  connection(state: RTCPeerConnectionState): void {
    const status = STATUS[state as keyof typeof STATUS];
    if (!status || status === this.#status) return;
    this.#status = status;
    this.post({event: 'connection', status});
    if (status !== 'connected' || this.#isMeasured) return;
    this.#isMeasured = true;
    whenIdle(() => void this.#measure());
  }

  /** What is wrong with the sound; null: nothing is. */
  sound(problem: SoundProblem | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.post({event: 'sound', problem});
  }

  tone(tone: string): void {
    this.post({event: 'tone', tone});
  }

  microphoneLost(): void {
    this.post({event: 'microphone-lost'});
  }

  /** Its code comes when the call is heard, and with it that of tones. */
  async #measure(): Promise<void> {
    try {
      // Without it the first tone asks again.
      import('./tone-queue.js').catch(() => undefined);
      const {measure} = await import('./quality/quality.js');
      const tell = (quality: CallQuality) => this.post({event: 'quality', quality}, 'quality');
      await measure(() => this.peer()?.measured, tell, this.ended);
    } catch (thrown) {
      this.#isMeasured = false;
      failed('quality')(thrown);
    }
  }
}
