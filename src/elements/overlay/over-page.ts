/** @file What lies over the page, and what the bar says there when something is wrong. */
import '../../i18n/de-errors.js';
export {Floating} from './floating.js';
export {overlayStyles} from './overlay-styles.js';
export {moreControls} from '../../styles/more-controls.js';
export {tip} from './tip.js';
export {Trouble} from '../phone-bar/trouble.js';
