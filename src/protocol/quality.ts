/** @file How well the two sides of a call hear each other, as the page measures it that hosts the audio; see docs/quality.md. */

/** Three plain levels. */
export type QualityLevel = 'good' | 'moderate' | 'poor';

/**
 * What is to blame most. `silent`: nothing was ever heard; `wifi`, `network`: what comes in is incomplete or uneven; `uneven`: it is
 * uneven, but the network loses nothing and is fast; `sent`: what goes out is incomplete; `delay`: it takes long.
 */
export type QualityCause = 'silent' | 'wifi' | 'network' | 'uneven' | 'sent' | 'delay';

/** Numbers of the last seconds, for a help desk. What the browser or the far end does not tell is missing. */
export interface QualityFigures {
  /** Rating of ITU-T G.107, narrowband: 93 at best. */
  readonly r?: number;
  /** The same as a mean opinion score, 1 to 4.4. For help desks alone. */
  readonly mos?: number;
  readonly codec?: string;
  /** How the audio goes: `host`, `srflx`, `prflx` or `relay`; the network where the browser says it. */
  readonly path?: string;
  readonly network?: string;
  /** Percent of packets that did not come, and of ours that did not arrive. */
  readonly loss?: number;
  readonly lossSent?: number;
  /** Percent of what is heard that the browser had to make up. */
  readonly concealed?: number;
  /** Milliseconds. */
  readonly jitter?: number;
  readonly jitterSent?: number;
  /** Milliseconds there and back. */
  readonly roundTrip?: number;
  /** Milliseconds that sound waits here, so that it is even. */
  readonly buffer?: number;
  /** Loudness of what is heard and of what is said, 0 to 1. */
  readonly heard?: number;
  readonly said?: number;
}

export interface CallQuality {
  readonly level: QualityLevel;
  /** Null where the level is good. */
  readonly cause: QualityCause | null;
  /** Not in pages of other hosts. */
  readonly figures?: QualityFigures;
}
