/** @file Written by build/list-parts.mjs, from the folders beside it: nobody has to name a part here. */
import type {PartKind} from './part.js';
import {part as absence} from './absence/part.js';
import {part as directory} from './directory/part.js';
import {part as history} from './history/part.js';
import {part as quality} from './quality/part.js';
import {part as settings} from './settings/part.js';
import {part as watch} from './watch/part.js';

/** The parts of a phone. */
export const allParts: readonly PartKind[] = [absence, directory, history, quality, settings, watch];
