import {CheckElement} from '../parts/check/check-element.js';

if (!customElements.get('amt-check')) customElements.define('amt-check', CheckElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-check': CheckElement;
  }
}
