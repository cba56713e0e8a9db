export {Floating} from './floating.js';
export {overlayStyles} from './overlay-styles.js';
export {tip} from './tip.js';
