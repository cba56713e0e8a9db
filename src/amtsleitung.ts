/**
 * @file The one script of the one tag: the page's phone, and the way to the elements that show it. Loading it twice is
 * harmless.
 */
import './begin.js';
import {PhoneElement} from './elements/phone/phone-element.js';
import {fetchElements} from './fetch-elements.js';

customElements.define('amt-phone', PhoneElement);
fetchElements();
