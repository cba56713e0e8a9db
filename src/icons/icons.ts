import {svg, html, type TemplateResult} from 'lit';

/** Drawn for this project on a grid of 24, in outlines of `currentColor`. Always beside a word, or in a named button. */
const paths = {
  handset: svg`<path d="M8.6 4.5 6.7 3.6a1.6 1.6 0 0 0-1.9.4L3.7 5.3a2.6 2.6 0 0 0-.5 2.3c1.6 6.3 6.9 11.6 13.2 13.2a2.6 2.6 0 0 0 2.3-.5l1.3-1.1a1.6 1.6 0 0 0 .4-1.9l-.9-1.9a1.6 1.6 0 0 0-1.9-.9l-2.3.7a1.6 1.6 0 0 1-1.6-.4l-3-3a1.6 1.6 0 0 1-.4-1.6l.7-2.3a1.6 1.6 0 0 0-.9-1.9l-1.5-1.5"/>`,
  dial: svg`<path d="M6.9 5.6 5.6 5a1.1 1.1 0 0 0-1.3.3l-.8.9a1.8 1.8 0 0 0-.3 1.6 13 13 0 0 0 9 9 1.8 1.8 0 0 0 1.6-.3l.9-.8a1.1 1.1 0 0 0 .3-1.3l-.6-1.3a1.1 1.1 0 0 0-1.3-.6l-1.6.5a1.1 1.1 0 0 1-1.1-.3l-2-2a1.1 1.1 0 0 1-.3-1.1l.5-1.6a1.1 1.1 0 0 0-.6-1.3ZM17 4v7M13.5 7.5h7"/>`,
  keypad: svg`<g fill="currentColor" stroke="none"><circle cx="6" cy="5" r="1.7"/><circle cx="12" cy="5" r="1.7"/><circle cx="18" cy="5" r="1.7"/><circle cx="6" cy="11" r="1.7"/><circle cx="12" cy="11" r="1.7"/><circle cx="18" cy="11" r="1.7"/><circle cx="6" cy="17" r="1.7"/><circle cx="12" cy="17" r="1.7"/><circle cx="18" cy="17" r="1.7"/><circle cx="12" cy="22" r="1.4"/></g>`,
  chevronUp: svg`<path d="m6 14.5 6-6 6 6"/>`,
  chevronDown: svg`<path d="m6 9.5 6 6 6-6"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v4.5M12 8v.1"/>`,
  more: svg`<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="1.8"/><circle cx="12" cy="12" r="1.8"/><circle cx="19" cy="12" r="1.8"/></g>`,
  window: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M3.5 9.5h17"/>`,
  redial: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4.2h-4.2"/>`,
  // Shapes for states: a state is never its colour alone.
  dot: svg`<circle cx="12" cy="12" r="6" fill="currentColor" stroke="none"/>`,
  ring: svg`<circle cx="12" cy="12" r="5" stroke-width="2.5"/>`,
  block: svg`<circle cx="12" cy="12" r="6.5" stroke-width="2.25"/><path d="m7.5 16.5 9-9" stroke-width="2.25"/>`,
} as const;

export type IconName = keyof typeof paths;

/** An icon, hidden from assistive technology. */
export const icon = (name: IconName): TemplateResult => drawn(paths[name]);

export const drawn = (shape: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
