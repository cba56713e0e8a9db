import type {CSSResult} from 'lit';

/** Adds the styles of what is loaded when it is needed. */
export function addStyles(root: HTMLElement | DocumentFragment, {styleSheet}: CSSResult): void {
  if (root instanceof ShadowRoot && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets.push(styleSheet);
}
