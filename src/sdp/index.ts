export {codecsOf, fingerprintsOf, isTones, usableAudio} from './audio.js';
export {readDescription, type Description, type Section} from './description.js';
