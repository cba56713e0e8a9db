/**
 * @file The one script of the one tag: the elements that are on a page at rest, and the way to the others. Loading it twice is
 * harmless.
 */
import './begin.js';
import {DialerElement} from './elements/dialer/dialer-element.js';
import {PhoneBarElement} from './elements/phone-bar/phone-bar-element.js';
import {PhoneElement} from './elements/phone/phone-element.js';
import {fetchElements} from './fetch-elements.js';
import {definePart} from './parts/part.js';

definePart({tags: {'amt-dialer': DialerElement, 'amt-phone': PhoneElement, 'amt-phone-bar': PhoneBarElement}});
fetchElements();
