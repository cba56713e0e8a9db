/** @file The one script of the one tag: defines every element. Loading it twice is harmless. */
import {loadParts} from './script/load-part.js';
import './all.js';

loadParts();
