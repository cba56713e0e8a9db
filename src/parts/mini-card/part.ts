import {definePart} from '../part.js';
import {keepInReach} from './in-reach.js';
import {MiniCardElement} from './mini-card-element.js';

definePart({tags: {'amt-mini-card': MiniCardElement}});
keepInReach();
