import {AbsenceElement} from '../parts/absence/absence-element.js';

if (!customElements.get('amt-absence')) customElements.define('amt-absence', AbsenceElement);

declare global {
  interface HTMLElementTagNameMap {
    'amt-absence': AbsenceElement;
  }
}
