import {svg, type TemplateResult} from 'lit';
import {drawn} from '../../icons/icons.js';

/** A bell, struck out. */
export const doNotDisturbIcon = (): TemplateResult =>
  drawn(
    svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2 2 0 0 0 4 0M3.5 3.5l17 17" stroke-width="1.75"/>`,
  );

/** An arrow that turns away. */
export const forwardedIcon = (): TemplateResult =>
  drawn(svg`<path d="M4 18v-5a4 4 0 0 1 4-4h11M14.5 4.5 19 9l-4.5 4.5" stroke-width="1.75"/>`);
