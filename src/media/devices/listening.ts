/**
 * @file Whether the clerk is heard, by looks at the microphone. Silence is no fault by itself: many headsets have a noise gate, which
 * sends digital zeros in each pause of the clerk, and who listens to a citizen or waits in a queue may pause for minutes. So it is said
 * only of a microphone that the system has muted, and of one from which nothing has ever come in this call while the other side has
 * spoken and then waited for an answer. Who turns a headset off later on, by its own switch, knows that.
 */
import type {SoundProblem} from '../../protocol/index.js';

/** Peaks below −70 dB are no voice. It is not zero: what cancels the echo adds a noise of its own, of about −90 dB. */
const nothing = 3e-4;
/** About −34 dB: somebody speaks into this microphone. */
const speech = 0.02;
/** Peaks above −40 dB come from somebody who speaks; a quiet room at the other end is no word. */
const word = 0.01;
/** Milliseconds for which the system has muted it, for a headset does so for a moment when it is put on. */
const muted = 3_000;
/** Milliseconds in all for which the other side has waited for an answer. */
const unanswered = 5_000;
/** Milliseconds: a page that was asleep has not looked, and no wait is known of the time between. */
const longestPause = 1_000;
const [loudLooks, looks] = [3, 6];

export interface Look {
  /** How loud our microphone is, 0 to 1; null: that is not measured. */
  readonly own: number | null;
  /** How loud the other side is. */
  readonly far: number | null;
  /** The system or the headset has muted the microphone. */
  readonly isMuted: boolean;
  /** Our voice goes out. */
  readonly sending: boolean;
  readonly now: number;
}

/** What the looks at one microphone say. Somebody who spoke while muted is told so once, until it is over. */
export class Listening {
  #mutedSince: number | null = null;
  #lookedAt: number | null = null;
  #hasSpoken = false;
  #waited = 0;
  #loud: boolean[] = [];
  #isTold = false;

  /** `isHeard`: something came from this microphone already. */
  constructor(private isHeard = false) {}

  /** Something came from it: how loud it is while our voice goes out need not be known any more. */
  get works(): boolean {
    return this.isHeard;
  }

  look({own, far, isMuted, sending, now}: Look): SoundProblem | null {
    this.isHeard ||= own !== null && own > nothing;
    this.#mutedSince = sending && isMuted ? (this.#mutedSince ?? now) : null;
    const passed = Math.min(now - (this.#lookedAt ?? now), longestPause);
    this.#lookedAt = now;
    if (!sending) return this.#hears(own) ? 'speaking-muted' : null;
    this.#loud = [];
    this.#isTold = false;
    if (this.#mutedSince !== null) return now - this.#mutedSince >= muted ? 'microphone-silent' : null;
    if (this.isHeard || own === null) return null;
    if (far !== null && far > word) this.#hasSpoken = true;
    else if (this.#hasSpoken && far !== null) this.#waited += passed;
    return this.#waited >= unanswered ? 'microphone-silent' : null;
  }

  #hears(own: number | null): boolean {
    this.#loud = [...this.#loud, own !== null && own > speech].slice(-looks);
    this.#isTold ||= this.#loud.filter(isLoud => isLoud).length >= loudLooks;
    return this.#isTold;
  }
}

/** What a call's statistics say of both sides, 0 to 1; null where they say nothing. */
export function levelsOf(stats: RTCStatsReport | null): {readonly own: number | null; readonly far: number | null} {
  let own: number | null = null;
  let far: number | null = null;
  stats?.forEach(({type, audioLevel}: {readonly type: string; readonly audioLevel?: number}) => {
    if (audioLevel === undefined) return;
    if (type === 'media-source') own = audioLevel;
    // Of several sources one is heard.
    if (type === 'inbound-rtp') far = Math.max(far ?? 0, audioLevel);
  });
  return {own, far};
}
