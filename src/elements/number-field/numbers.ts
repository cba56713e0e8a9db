/** @file What the elements need once a number is read, and not before: it is loaded as one part. */
import '../../i18n/de-numbers.js';
export {numberReasons} from '../../i18n/de-number-reasons.js';
export {readAgain} from '../../dialling/read.js';
export {findNumbers, format, interpret} from '../../numbers/index.js';
export {checkSite} from './check-site.js';
export {edit} from './edit.js';
export {decide, transferTarget} from './propose.js';
export {renderLamp} from './lamp.js';
export {renderOpenQuestion, renderQuestion} from './question.js';
