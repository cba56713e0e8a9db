import {provideReach} from '../elements/call-toast/reach.js';
import {MiniCardElement} from '../parts/mini-card/mini-card-element.js';
import {ModalReach} from '../parts/mini-card/modal-reach.js';
import {followFront} from '../parts/mini-card/voice-place.js';
import './amt-call-toast.js';

if (!customElements.get('amt-mini-card')) customElements.define('amt-mini-card', MiniCardElement);
provideReach(toast => new ModalReach(toast));
followFront();

declare global {
  interface HTMLElementTagNameMap {
    'amt-mini-card': MiniCardElement;
  }
}
