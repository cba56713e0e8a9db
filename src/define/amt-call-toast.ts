import {CallToastElement} from '../elements/call-toast/call-toast-element.js';

if (!customElements.get('amt-call-toast')) customElements.define('amt-call-toast', CallToastElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-call-toast': CallToastElement;
  }
}
