/** @file The elements that are on a page at rest: a file beside the one script, for a page with no more than `amt-phone` does without. */
import {DialerElement} from './elements/dialer/dialer-element.js';
import {PhoneBarElement} from './elements/phone-bar/phone-bar-element.js';
import {definePart} from './parts/part.js';

definePart({tags: {'amt-dialer': DialerElement, 'amt-phone-bar': PhoneBarElement}});
