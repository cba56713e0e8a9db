/** @file Whether who sits here hears a call, and hears it ring: only a person can say so. */
import type {Check} from './check.js';
import {loadTrial} from './load-trial.js';

const sounding = () => loadTrial().catch(() => null);

export const checkSpeaker: Check = async ({words, sound, ask}) => {
  const module = await sounding();
  if (!module) return {verdict: 'skipped', text: words.soundUntested};
  const {speaker, volume} = sound.audio;
  const stop = module.ring({tone: 'gong', volume, devices: speaker ? [speaker] : []});
  const isHeard = await ask(words.heard).finally(stop);
  return isHeard ? {verdict: 'good', text: words.speakerGood} : {verdict: 'bad', text: words.speakerBad};
};

export const checkRing: Check = async ({phone, words, sound, ask}) => {
  const {ringing} = sound;
  if (ringing.seenOnly) return {verdict: 'skipped', text: words.ringSeen};
  const module = await sounding();
  if (!module) return {verdict: 'skipped', text: words.soundUntested};
  const {configuration} = phone;
  const tone = module.toneFor('external', ringing, configuration ?? {});
  const stop = module.ring({...ringing, tone}, configuration?.ringing?.sounds);
  const isHeard = await ask(words.rings).finally(stop);
  return isHeard ? {verdict: 'good', text: words.ringGood} : {verdict: 'bad', text: words.ringBad};
};
