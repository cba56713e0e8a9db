/** @file How this page sounds, tried without a call: its microphone, and what rings. */
import {microphoneConstraints} from '../../media/chosen.js';
import {microphoneError} from '../../media/microphone-error.js';

export {Meter} from '../../media/devices/meter.js';
export {ring} from '../../media/ring/ring.js';
export {maySound, toneFor} from './ringer.js';

/** The microphone that the user has set, for this page alone. Rejects with a `microphone-*` error; who opens it closes it. */
export async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({audio: microphoneConstraints()});
  } catch (thrown) {
    throw microphoneError(thrown);
  }
}
