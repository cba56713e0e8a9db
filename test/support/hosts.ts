/** @file Pages of other people: what stands around an element, and which rules it meets there. */

/** The page's markup around `<i>`, which stands for the element, and its rules. */
export const hostLayouts: Record<string, readonly [markup: string, rules?: string]> = {
  'a flex row': ['<div style="display:flex"><b>Wohngeld</b><i></i><a>Abmelden</a></div>'],
  'a flex row that centres': ['<div style="display:flex;justify-content:center"><i></i></div>'],
  'a flex column that does not stretch': [
    '<div style="display:flex;flex-direction:column;align-items:start"><i></i></div>',
  ],
  'an automatic grid column': ['<div style="display:grid;grid-template-columns:auto 1fr"><i></i><b>Seite</b></div>'],
  'a grid that does not stretch': ['<div style="display:grid;justify-items:start"><i></i></div>'],
  'a float': ['<div style="float:left"><i></i></div>'],
  'an inline-block': ['<div style="display:inline-block"><i></i></div>'],
  'a table cell': ['<table><tr><td><i></i></td><td>Abmelden</td></tr></table>'],
  'a box as wide as its content': ['<div style="inline-size:fit-content"><i></i></div>'],
  'an absolute box': ['<div style="position:absolute"><i></i></div>'],
  'a float of its own': ['<div><i class="it"></i></div>', '.it{float:left}'],
  'an inline-block of its own': ['<div><i class="it"></i></div>', '.it{display:inline-block}'],
  'a table cell of its own': ['<div style="display:table"><i class="it"></i></div>', '.it{display:table-cell}'],
  'a page where all is flex': ['<div><i></i></div>', '*{display:flex}'],
  'a page where all is grid': ['<div><i></i></div>', '*{display:grid}'],
};

/** Puts the element into such a page, and yields how to take the page away. */
export function intoHost(
  element: HTMLElement,
  [markup, rules = '']: readonly [string, string?],
  width: number,
): () => void {
  const page = document.createElement('div');
  const style = document.createElement('style');
  style.textContent = rules;
  page.style.cssText = `inline-size:${width}px;position:relative;font:16px sans-serif`;
  page.innerHTML = markup;
  const place = page.querySelector('i');
  if (place) {
    element.className = place.className;
    place.replaceWith(element);
  }
  document.head.append(style);
  // The test runner writes below it.
  document.body.prepend(page);
  return () => {
    page.remove();
    style.remove();
  };
}
