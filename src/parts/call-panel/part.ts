import {definePart} from '../part.js';
import {CallPanelElement} from './call-panel-element.js';

definePart({tags: {'amt-call-panel': CallPanelElement}});
