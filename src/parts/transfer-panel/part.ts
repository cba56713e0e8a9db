import {definePart} from '../part.js';
import {TransferPanelElement} from './transfer-panel-element.js';

definePart({tags: {'amt-transfer-panel': TransferPanelElement}});
