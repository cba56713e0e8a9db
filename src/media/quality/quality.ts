/** @file Measures how well a call is heard. It comes when the call is heard already, as a file of its own. */
import type {CallQuality} from '../../protocol/quality.js';
import {figuresOf} from './figures.js';
import {Judge} from './judge.js';
import {type Sample, type Stats, sampleOf} from './sample.js';

/** Milliseconds until the first figures, and between the next ones. */
const [soon, pace] = [2_000, 5_000];
/** Windows without a single packet since the call began, after which it is no chance. */
const silence = 3;

/** What is measured; nothing while nothing is to be, as on hold. */
export type Measured = () => Promise<Stats> | null | undefined;

/** Tells the quality after each window until it is aborted. */
export async function measure(
  measured: Measured,
  tell: (quality: CallQuality) => void,
  signal: AbortSignal,
): Promise<void> {
  const judge = new Judge();
  let before: Sample | null = null;
  let unheard = 0;
  const look = async (): Promise<void> => {
    const stats = await measured();
    const now = stats ? sampleOf(stats) : null;
    const figures = before && now && figuresOf(before, now);
    const verdict = figures && judge.window(figures);
    before = now;
    unheard = now && !now.inbound?.['packetsReceived'] ? unheard + 1 : 0;
    if (signal.aborted) return;
    if (verdict) tell({...verdict, figures});
    else if (unheard > silence) tell(judge.silent());
  };
  for (let wait = soon; !signal.aborted; wait = pace) {
    // A connection that is closed meanwhile says nothing.
    await look().catch(() => (before = null));
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}
