/** @file Whether the chosen microphone hears who sits here. */
import type * as Trial from '../../client/lend/trial.js';
import {errorText} from '../../elements/error-text.js';
import {PhoneError} from '../../protocol/index.js';
import {type Bench, type Check, type Finding, wait} from './check.js';
import {loadTrial} from './load-trial.js';

/** Milliseconds: how long one is listened to, and between two looks. */
const [patience, pause] = [7_000, 100];
/** How loud a voice at a desk is at least, of full scale; and a noise gate's silence, or a switch's. */
const [voice, nothing] = [0.02, 0.0005];
/** Looks at which a voice was heard: a click of the mouse is none. */
const enough = 4;

export const checkMicrophone: Check = async bench => {
  const {words, terms, signal, tell} = bench;
  const trial = await loadTrial().catch(() => null);
  if (!trial) return {verdict: 'skipped', text: words.soundUntested};
  tell(words.microphoneOpens);
  let stream: MediaStream;
  try {
    stream = await trial.openMicrophone();
  } catch (thrown) {
    const error = PhoneError.of(thrown);
    return {verdict: 'bad', text: errorText(error, terms), facts: error.code};
  }
  const [track] = stream.getAudioTracks();
  try {
    signal.throwIfAborted();
    if (track?.muted) return {verdict: 'bad', text: words.microphoneMuted};
    return track ? await listen(new trial.Meter(track), bench) : {verdict: 'bad', text: words.microphoneSilent};
  } finally {
    stream.getTracks().forEach(each => each.stop());
  }
};

async function listen(meter: Trial.Meter, {words, signal, tell, show}: Bench): Promise<Finding> {
  tell(words.speak);
  let [peak, heard, isMeasured] = [0, 0, false];
  try {
    for (let waited = 0; waited < patience && heard < enough; waited += pause) {
      await wait(pause, signal);
      const {level} = meter;
      if (level === null) continue;
      isMeasured = true;
      peak = Math.max(peak, level);
      if (level >= voice) heard += 1;
      show(asHeard(level));
    }
  } finally {
    meter.close();
  }
  const facts = (text: string) => `${text} ${decibels(peak)} dB`;
  if (!isMeasured) return {verdict: 'careful', text: words.microphoneUnheard};
  if (heard >= enough) return {verdict: 'good', text: words.microphoneGood, facts: facts(words.microphoneGood)};
  if (peak > nothing) return {verdict: 'careful', text: words.microphoneQuiet, facts: facts(words.microphoneQuiet)};
  return {verdict: 'bad', text: words.microphoneSilent, facts: facts(words.microphoneSilent)};
}

const decibels = (level: number): number => Math.round(20 * Math.log10(level + 1e-6));

/** From −60 dB to −10 dB, as loudness is felt. */
const asHeard = (level: number): number => Math.min(1, Math.max(0, (decibels(level) + 60) / 50));
