/** @file What the user has set of the sound, as far as this page knows it: what is not known yet is not waited for. */
import type {AudioSettings, RingingSettings, SoundSettings} from '../protocol/index.js';

let known: Partial<SoundSettings> = {};
let urgent = false;
const listeners = new Set<() => void>();

/** Undefined: nothing is known, and what was known holds. */
export function setSound(sound: Partial<SoundSettings> | undefined): void {
  if (!sound) return;
  known = sound;
  listeners.forEach(listener => listener());
}

export const soundSettings = (): Partial<SoundSettings> => known;
export const audioSettings = (): Partial<AudioSettings> => known.audio ?? {};
export const ringingSettings = (): Partial<RingingSettings> => known.ringing ?? {};

/** Whether help is being called: that is heard, whoever else hears it. */
export const isUrgent = (): boolean => urgent;

export function setUrgent(on: boolean): void {
  if (on === urgent) return;
  urgent = on;
  listeners.forEach(listener => listener());
}

/** Calls back when they have changed; returns the function that ends it. */
export function followSound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A microphone that is not there is no reason to have none: the browser takes another one then. */
export function microphoneConstraints(): MediaTrackConstraints {
  const {microphone, echo = true, noise = true, automaticGain = true} = audioSettings();
  const processing = {echoCancellation: echo, noiseSuppression: noise, autoGainControl: automaticGain};
  return microphone ? {...processing, deviceId: microphone.id} : processing;
}
