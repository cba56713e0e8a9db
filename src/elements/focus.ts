/** Whether the focus is in the phone that the element is a part of: in itself, or in the bar around it. */
export function holdsFocus(element: HTMLElement): boolean {
  let outer = element;
  for (;;) {
    const root = outer.getRootNode();
    if (!(root instanceof ShadowRoot) || !root.host.localName.startsWith('amt-')) return outer.matches(':focus-within');
    outer = root.host as HTMLElement;
  }
}
