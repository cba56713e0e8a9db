import {definePart} from '../part.js';
import {KeypadElement} from './keypad-element.js';

definePart({tags: {'amt-keypad': KeypadElement}});
