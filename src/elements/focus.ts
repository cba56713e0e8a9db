/** Whether the focus is in the phone that the element is a part of: in itself, or in the bar around it. */
export function holdsFocus(element: HTMLElement): boolean {
  let outer = element;
  for (;;) {
    const root = outer.getRootNode();
    if (!(root instanceof ShadowRoot) || !root.host.localName.startsWith('amt-')) return holds(root as Document, outer);
    outer = root.host as HTMLElement;
  }
}

/** Not by `:focus-within`, which Chromium does not carry out of a popover. */
const holds = ({activeElement}: DocumentOrShadowRoot, element: Element): boolean =>
  activeElement !== null && element.contains(activeElement);
