import {KeypadElement} from '../parts/keypad/keypad-element.js';

if (!customElements.get('amt-keypad')) customElements.define('amt-keypad', KeypadElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-keypad': KeypadElement;
  }
}
