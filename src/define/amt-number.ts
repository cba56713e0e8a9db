import {NumberElement} from '../elements/number/number-element.js';

if (!customElements.get('amt-number')) customElements.define('amt-number', NumberElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-number': NumberElement;
  }
}
