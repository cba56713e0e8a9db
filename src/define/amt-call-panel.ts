import {CallPanelElement} from '../parts/call-panel/call-panel-element.js';
import './amt-keypad.js';
import './amt-transfer-panel.js';

if (!customElements.get('amt-call-panel')) customElements.define('amt-call-panel', CallPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-call-panel': CallPanelElement;
  }
}
