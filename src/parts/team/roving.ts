/** @file One stop for the keyboard in a list of rows: the arrow keys go from row to row, and along the buttons of one. */

const buttonsOf = (row: Element | undefined): HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>('button') ?? [])];

/** Where a key leads from a button of the list; null: it is not for us. */
export function nextButton(list: Element, {key}: KeyboardEvent, from: Element): HTMLElement | null {
  const rows = [...list.querySelectorAll('[data-number]')].filter(row => row.querySelector('button'));
  const row = from.closest('[data-number]');
  const place = row ? rows.indexOf(row) : -1;
  if (!row || place < 0) return null;
  const along = buttonsOf(row);
  const isBackwards = getComputedStyle(list).direction === 'rtl';
  const beside = (step: number) => along[along.indexOf(from as HTMLElement) + (isBackwards ? -step : step)] ?? null;
  // In the same column; where there is no such button there, in the last one, which each row has.
  const does = (from as HTMLElement).dataset['does'];
  const within = (at: number) => {
    const buttons = buttonsOf(rows[Math.max(0, Math.min(at, rows.length - 1))]);
    return buttons.find(button => button.dataset['does'] === does) ?? buttons.at(-1) ?? null;
  };
  switch (key) {
    case 'ArrowDown':
      return within(place + 1);
    case 'ArrowUp':
      return within(place - 1);
    case 'Home':
      return within(0);
    case 'End':
      return within(rows.length - 1);
    case 'ArrowRight':
      return beside(1);
    case 'ArrowLeft':
      return beside(-1);
    default:
      return null;
  }
}
