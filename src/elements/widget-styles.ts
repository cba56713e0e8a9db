import type {CSSResultGroup} from 'lit';
import {moreControls} from '../styles/more-controls.js';
import {atRestStyles} from './widget.js';

/** What the styles of every element begin with, but for those that are on a page at rest. */
export const widgetStyles: CSSResultGroup = [atRestStyles, moreControls];
