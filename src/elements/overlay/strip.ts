/** The bar's strip around an element, be it in the bar itself or in one of our elements that stand in the strip. */
export function stripAround(element: Element): Element | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.localName === 'amt-phone-bar' ? element.closest('.bar') : stripAround(root.host);
}

/** What else may lie over the page at this strip: the bar's overlay, and what stands below the dialler's field. */
export function besideAt(strip: Element | null, popover: HTMLElement): HTMLElement | null {
  const overlay = strip?.parentElement?.querySelector<HTMLElement>(':scope > .overlay');
  const below = strip?.querySelector('amt-dialer')?.shadowRoot?.querySelector<HTMLElement>('.below');
  return (popover === overlay ? below : overlay) ?? null;
}
