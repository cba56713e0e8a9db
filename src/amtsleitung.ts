/**
 * @file The one script of the one tag: the elements that are on a page at rest, and the way to the others. Loading it twice is
 * harmless.
 */
import './begin.js';
import {DialerElement} from './elements/dialer/dialer-element.js';
import {PhoneBarElement} from './elements/phone-bar/phone-bar-element.js';
import {PhoneElement} from './elements/phone/phone-element.js';
import {fetchElements} from './fetch-elements.js';

const atRest = {
  'amt-dialer': DialerElement,
  'amt-phone': PhoneElement,
  'amt-phone-bar': PhoneBarElement,
};

for (const [tag, element] of Object.entries(atRest)) if (!customElements.get(tag)) customElements.define(tag, element);
fetchElements();
