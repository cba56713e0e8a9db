import {HistoryElement} from '../parts/history/history-element.js';

if (!customElements.get('amt-history')) customElements.define('amt-history', HistoryElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-history': HistoryElement;
  }
}
