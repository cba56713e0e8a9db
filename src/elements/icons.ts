import {svg, html, type TemplateResult} from 'lit';

/** Drawn for this project on a grid of 24, in outlines of `currentColor`. Always beside a word, or in a named button. */
const paths = {
  handset: svg`<path d="M8.6 4.5 6.7 3.6a1.6 1.6 0 0 0-1.9.4L3.7 5.3a2.6 2.6 0 0 0-.5 2.3c1.6 6.3 6.9 11.6 13.2 13.2a2.6 2.6 0 0 0 2.3-.5l1.3-1.1a1.6 1.6 0 0 0 .4-1.9l-.9-1.9a1.6 1.6 0 0 0-1.9-.9l-2.3.7a1.6 1.6 0 0 1-1.6-.4l-3-3a1.6 1.6 0 0 1-.4-1.6l.7-2.3a1.6 1.6 0 0 0-.9-1.9l-1.5-1.5"/>`,
  hangUp: svg`<path d="M2.8 15.4c-.4-1.9.2-3.8 1.7-4.9a13 13 0 0 1 15 0c1.5 1.1 2.1 3 1.7 4.9l-.1.6a1.3 1.3 0 0 1-1.5 1l-3-.6a1.3 1.3 0 0 1-1-1.1l-.2-1.7a11 11 0 0 0-6.8 0l-.2 1.7a1.3 1.3 0 0 1-1 1.1l-3 .6a1.3 1.3 0 0 1-1.5-1Z" fill="currentColor" stroke-width="1"/>`,
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  microphoneOff: svg`<path d="M9 9v2a3 3 0 0 0 4.6 2.5M15 10.6V6a3 3 0 0 0-5.8-1M5.5 11.5a6.5 6.5 0 0 0 9.8 5.6M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3M4 4l16 16"/>`,
  pause: svg`<path d="M9 5.5v13M15 5.5v13" stroke-width="2.5"/>`,
  keypad: svg`<g fill="currentColor" stroke="none"><circle cx="6" cy="5" r="1.7"/><circle cx="12" cy="5" r="1.7"/><circle cx="18" cy="5" r="1.7"/><circle cx="6" cy="11" r="1.7"/><circle cx="12" cy="11" r="1.7"/><circle cx="18" cy="11" r="1.7"/><circle cx="6" cy="17" r="1.7"/><circle cx="12" cy="17" r="1.7"/><circle cx="18" cy="17" r="1.7"/><circle cx="12" cy="22" r="1.4"/></g>`,
  transfer: svg`<path d="M14 5h5.5v5.5M19.5 5 12 12.5M4.5 10v7A2.5 2.5 0 0 0 7 19.5h7"/>`,
  consult: svg`<path d="M4 5.5h11a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3H4A1.5 1.5 0 0 1 2.5 12V7A1.5 1.5 0 0 1 4 5.5ZM19.5 9.5h.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-1v2.5l-3-2.5h-3.5"/>`,
  connect: svg`<circle cx="5" cy="12" r="2.5"/><circle cx="19" cy="12" r="2.5"/><path d="M7.5 12h9"/>`,
  swap: svg`<path d="M7 4 3.5 7.5 7 11M3.5 7.5h14M17 13l3.5 3.5L17 20M20.5 16.5h-14"/>`,
  back: svg`<path d="M9 5 4 10l5 5M4 10h9.5a6 6 0 0 1 6 6v3"/>`,
  chevronUp: svg`<path d="m6 14.5 6-6 6 6"/>`,
  chevronDown: svg`<path d="m6 9.5 6 6 6-6"/>`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v4.5M12 8v.1"/>`,
  more: svg`<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="1.8"/><circle cx="12" cy="12" r="1.8"/><circle cx="19" cy="12" r="1.8"/></g>`,
  window: svg`<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M3.5 9.5h17"/>`,
  bell: svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2 2 0 0 0 4 0"/>`,
  redial: svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4.2h-4.2"/>`,
  missed: svg`<path d="M4 7l7.5 7.5L20 6M4 12V7h5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  // Shapes for states: a state is never its colour alone.
  dot: svg`<circle cx="12" cy="12" r="6" fill="currentColor" stroke="none"/>`,
  ring: svg`<circle cx="12" cy="12" r="5" stroke-width="2.5"/>`,
  block: svg`<circle cx="12" cy="12" r="6.5" stroke-width="2.25"/><path d="m7.5 16.5 9-9" stroke-width="2.25"/>`,
} as const;

export type IconName = keyof typeof paths;

/** An icon, hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
