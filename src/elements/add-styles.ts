import type {CSSResult} from 'lit';

/** Adds the styles of what is loaded when it is needed. */
export function addStyles(root: HTMLElement | DocumentFragment, ...styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const {adoptedStyleSheets: here} = root;
  for (const {styleSheet} of styles) if (styleSheet && !here.includes(styleSheet)) here.push(styleSheet);
}
