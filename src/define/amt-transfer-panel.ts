import {TransferPanelElement} from '../parts/transfer-panel/transfer-panel-element.js';

if (!customElements.get('amt-transfer-panel')) customElements.define('amt-transfer-panel', TransferPanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-transfer-panel': TransferPanelElement;
  }
}
