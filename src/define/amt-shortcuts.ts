import {ShortcutsElement} from '../parts/shortcuts/shortcuts-element.js';

if (!customElements.get('amt-shortcuts')) customElements.define('amt-shortcuts', ShortcutsElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-shortcuts': ShortcutsElement;
  }
}
