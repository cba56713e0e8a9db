import {deepAll} from './find.js';

/** As a clerk's own style sheet for text spacing has it (WCAG 1.4.12). */
export const spacing = new CSSStyleSheet();
spacing.replaceSync(`
  * {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
  p {margin-block-end: 2em !important}
`);

/** Lets it reach into each element, as such a style sheet of a browser does. */
export function spaceOut(root: Element): void {
  for (const {shadowRoot} of [root, ...deepAll(root, '*')])
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(spacing)) shadowRoot.adoptedStyleSheets.push(spacing);
}
