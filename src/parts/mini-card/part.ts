import {provideReach} from '../../elements/call-toast/reach.js';
import {definePart} from '../part.js';
import {MiniCardElement} from './mini-card-element.js';
import {ModalReach} from './modal-reach.js';
import {followFront} from './voice-place.js';

definePart({tags: {'amt-mini-card': MiniCardElement}});
provideReach(toast => new ModalReach(toast));
followFront();
