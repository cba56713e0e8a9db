import {svg, html, type TemplateResult} from 'lit';

/**
 * Drawn for this project on a grid of 24, in outlines of `currentColor`. Always beside a word, or in a named button. One line each, and
 * how thick it is where it is not as thick as others: a dot is a line without length.
 */
const paths = {
  handset: [
    'M8.6 4.5 6.7 3.6a1.6 1.6 0 0 0-1.9.4L3.7 5.3a2.6 2.6 0 0 0-.5 2.3c1.6 6.3 6.9 11.6 13.2 13.2a2.6 2.6 0 0 0 2.3-.5l1.3-1.1a1.6 1.6 0 0 0 .4-1.9l-.9-1.9a1.6 1.6 0 0 0-1.9-.9l-2.3.7a1.6 1.6 0 0 1-1.6-.4l-3-3a1.6 1.6 0 0 1-.4-1.6l.7-2.3a1.6 1.6 0 0 0-.9-1.9l-1.5-1.5',
  ],
  keypad: ['M6 5h0M12 5h0M18 5h0M6 11h0M12 11h0M18 11h0M6 17h0M12 17h0M18 17h0M12 22h0', 3.2],
  chevronUp: ['m6 14.5 6-6 6 6'],
  chevronDown: ['m6 9.5 6 6 6-6'],
  warning: ['M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.1'],
  info: ['M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0ZM12 11.5v4.5M12 8v.1'],
  more: ['M5 12h0M12 12h0M19 12h0', 3.6],
  redial: ['M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4.2h-4.2'],
  // Shapes for states: a state is never its colour alone.
  dot: ['M12 12h0', 12],
  ring: ['M7 12a5 5 0 1 0 10 0 5 5 0 1 0-10 0Z', 2.5],
  block: ['M5.5 12a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0ZM7.5 16.5l9-9', 2.25],
} as const satisfies Record<string, readonly [path: string, width?: number]>;

export type IconName = keyof typeof paths;

/** An icon, hidden from assistive technology. */
export const icon = (name: IconName): TemplateResult => {
  const [path, width] = paths[name];
  return drawn(line(path, width));
};

/** For a further call: the handset, smaller, and a plus. */
export const another = (): TemplateResult =>
  drawn(
    svg`<g transform="translate(.6 2.4) scale(.8)">${line(paths.handset[0], 2.2)}</g>${line('M17 4v7M13.5 7.5h7')}`,
  );

export const line = (path: string, width = 1.75): TemplateResult => svg`<path d=${path} stroke-width=${width}></path>`;

export const drawn = (shape: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
