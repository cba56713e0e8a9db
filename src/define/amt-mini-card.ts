import {keepInReach} from '../parts/mini-card/in-reach.js';
import {MiniCardElement} from '../parts/mini-card/mini-card-element.js';
import './amt-call-toast.js';

if (!customElements.get('amt-mini-card')) customElements.define('amt-mini-card', MiniCardElement);
keepInReach();

declare global {
  interface HTMLElementTagNameMap {
    'amt-mini-card': MiniCardElement;
  }
}
