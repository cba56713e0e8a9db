/** @file What the one script does before its elements are defined. */
import {beginOwnPhone} from './client/create-phone.js';
import {loadParts} from './script/load-part.js';

loadParts();
beginOwnPhone();
