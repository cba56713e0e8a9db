import {svg, type TemplateResult} from 'lit';
import {drawn, icon as iconAtRest, type IconName} from './icons.js';

/** As those of icons.ts; they come with what shows a call. */
const paths = {
  hangUp: svg`<path d="M2.8 15.4c-.4-1.9.2-3.8 1.7-4.9a13 13 0 0 1 15 0c1.5 1.1 2.1 3 1.7 4.9l-.1.6a1.3 1.3 0 0 1-1.5 1l-3-.6a1.3 1.3 0 0 1-1-1.1l-.2-1.7a11 11 0 0 0-6.8 0l-.2 1.7a1.3 1.3 0 0 1-1 1.1l-3 .6a1.3 1.3 0 0 1-1.5-1Z" fill="currentColor" stroke-width="1"/>`,
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`,
  microphoneOff: svg`<path d="M9 9v2a3 3 0 0 0 4.6 2.5M15 10.6V6a3 3 0 0 0-5.8-1M5.5 11.5a6.5 6.5 0 0 0 9.8 5.6M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3M4 4l16 16"/>`,
  pause: svg`<path d="M9 5.5v13M15 5.5v13" stroke-width="2.5"/>`,
  transfer: svg`<path d="M14 5h5.5v5.5M19.5 5 12 12.5M4.5 10v7A2.5 2.5 0 0 0 7 19.5h7"/>`,
  consult: svg`<path d="M4 5.5h11a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3H4A1.5 1.5 0 0 1 2.5 12V7A1.5 1.5 0 0 1 4 5.5ZM19.5 9.5h.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-1v2.5l-3-2.5h-3.5"/>`,
  connect: svg`<circle cx="5" cy="12" r="2.5"/><circle cx="19" cy="12" r="2.5"/><path d="M7.5 12h9"/>`,
  swap: svg`<path d="M7 4 3.5 7.5 7 11M3.5 7.5h14M17 13l3.5 3.5L17 20M20.5 16.5h-14"/>`,
  back: svg`<path d="M9 5 4 10l5 5M4 10h9.5a6 6 0 0 1 6 6v3"/>`,
  bellOff: svg`<path d="M6 16.5V11a6 6 0 0 1 9.3-5M18 10.5v6M4 16.5h12.5M10 19.5a2 2 0 0 0 4 0M4 3.5l16 17"/>`,
  missed: svg`<path d="M4 7l7.5 7.5L20 6M4 12V7h5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
} as const;

const isOfCalls = (name: string): name is keyof typeof paths => name in paths;

export type CallIconName = keyof typeof paths | IconName;

/** An icon, of these or of those. */
export const icon = (name: CallIconName): TemplateResult => (isOfCalls(name) ? drawn(paths[name]) : iconAtRest(name));
