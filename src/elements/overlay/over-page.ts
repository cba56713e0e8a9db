export {Floating} from './floating.js';
export {overlayStyles} from './overlay-styles.js';
