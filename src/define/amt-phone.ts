import {PhoneElement} from '../elements/phone/phone-element.js';
import '../elements/phone/shortcuts.js';
import '../elements/phone/telling.js';

if (!customElements.get('amt-phone')) customElements.define('amt-phone', PhoneElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-phone': PhoneElement;
  }
}
