import {HeadsetElement} from '../parts/headset/headset-element.js';
import {watchHeadsets} from '../parts/headset/watch.js';

if (!customElements.get('amt-headset')) customElements.define('amt-headset', HeadsetElement);
watchHeadsets();

declare global {
  interface HTMLElementTagNameMap {
    'amt-headset': HeadsetElement;
  }
}
