import {PhoneBarElement} from '../elements/phone-bar/phone-bar-element.js';
import './amt-call-panel.js';
import './amt-call-toast.js';
import './amt-dialer.js';
import './amt-mini-card.js';

if (!customElements.get('amt-phone-bar')) customElements.define('amt-phone-bar', PhoneBarElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-phone-bar': PhoneBarElement;
  }
}
