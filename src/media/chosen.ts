/** @file What the user has set of the sound, as far as this page knows it: what is not known yet is not waited for. */
import type {AudioSettings, SoundSettings} from '../protocol/index.js';

interface Chosen {
  sound: Partial<SoundSettings>;
  /** Help is being called: that is heard, whoever else hears it. */
  isUrgent?: boolean;
  /** The site has another suppression of noise than the browser's own. */
  suppressor?: 'rnnoise' | undefined;
  /** Who is told when something of it has changed. */
  readonly listeners: Set<() => void>;
}

export const chosen: Chosen = {sound: {}, listeners: new Set()};

/** `change`: what has changed of it; nothing else becomes unknown. */
export function choose(change: Partial<Chosen>): void {
  Object.assign(chosen, change);
  chosen.listeners.forEach(listener => listener());
}

/** A microphone that is not there is no reason to have none: the browser takes another one then. */
export function microphoneConstraints(): MediaTrackConstraints {
  const {microphone, echo, noise, automaticGain}: Partial<AudioSettings> = chosen.sound.audio ?? {};
  return {
    echoCancellation: echo !== false,
    noiseSuppression: noise !== false && !chosen.suppressor,
    autoGainControl: automaticGain !== false,
    // Undefined is any: it need not be left out.
    deviceId: microphone?.id as string,
  };
}
