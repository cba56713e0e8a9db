/** Puts an element that has no box into a dialog: at the end, or where no rule on first and last children moves what is there. */
export function insertUnnoticed(element: HTMLElement, dialog: HTMLElement): void {
  const children = [...dialog.children];
  const places = () =>
    [dialog, ...children]
      .map(child => child.getBoundingClientRect())
      .map(({x, y, width, height}) => [x, y, width, height].join())
      .join(';');
  const before = places();
  for (const place of [null, dialog.firstChild, children[1] ?? null]) {
    dialog.insertBefore(element, place);
    if (places() === before) return;
  }
  dialog.append(element);
}
