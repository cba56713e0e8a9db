import {TeamElement} from '../parts/team/team-element.js';

if (!customElements.get('amt-team')) customElements.define('amt-team', TeamElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-team': TeamElement;
  }
}
