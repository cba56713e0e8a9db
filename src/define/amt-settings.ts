import {SettingsElement} from '../parts/settings/settings-element.js';

if (!customElements.get('amt-settings')) customElements.define('amt-settings', SettingsElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-settings': SettingsElement;
  }
}
