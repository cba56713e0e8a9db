/** @file What the elements need once a number is read, and not before: it is loaded as one part. */
import '../../i18n/de-numbers.js';
export {readAgain} from '../../dialling/read.js';
export {findNumbers, interpret} from '../../numbers/index.js';
export {Asking} from './asking.js';
export {awaitAnswer} from './await-answer.js';
export {edit} from './edit.js';
export {displayNumber, reasonText} from './in-words.js';
export {renderLamp} from './lamp.js';
export {numberFieldStyles} from './number-field-styles.js';
export {complain, decide, pickUpTarget, transferTarget} from './propose.js';
export {renderQuestion} from './question.js';
