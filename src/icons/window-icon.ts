import type {TemplateResult} from 'lit';
import {drawn, line} from './icons.js';

/** As those of icons.ts; no page at rest has it. */
export const windowIcon = (): TemplateResult =>
  drawn(line('M5.5 5h13a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM3.5 9.5h17'));
