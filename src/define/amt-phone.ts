import {PhoneElement} from '../elements/phone/phone-element.js';

if (!customElements.get('amt-phone')) customElements.define('amt-phone', PhoneElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-phone': PhoneElement;
  }
}
