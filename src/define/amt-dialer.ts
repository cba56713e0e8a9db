import {DialerElement} from '../elements/dialer/dialer-element.js';
import './amt-keypad.js';

if (!customElements.get('amt-dialer')) customElements.define('amt-dialer', DialerElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-dialer': DialerElement;
  }
}
