import {provideReach} from '../../elements/call-toast/reach.js';
import {definePart} from '../part.js';
import {MiniCardElement} from './mini-card-element.js';
import {ModalReach} from './modal-reach.js';

definePart({tags: {'amt-mini-card': MiniCardElement}});
provideReach(toast => new ModalReach(toast));
