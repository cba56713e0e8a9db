export {choose, chosen} from './chosen.js';
export type {MediaConfiguration} from './call-media.js';
export {MediaHost, type MediaHostOptions} from './media-host.js';
export {Tones, type Tone} from './tones.js';
