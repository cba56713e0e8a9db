import {pass} from './time.js';

/** Everything that matches, through open shadow roots, in document order. */
export function deepAll(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const child of root.children) {
    if (child.matches(selector)) found.push(child as HTMLElement);
    found.push(...deepAll(child, selector));
  }
  return 'shadowRoot' in root && root.shadowRoot ? [...deepAll(root.shadowRoot, selector), ...found] : found;
}

/** The visible words, or the label, of a button. */
export function nameOf(button: Element): string {
  return (button.getAttribute('aria-label') ?? button.textContent).replace(/\s+/g, ' ').trim();
}

/** The first visible button with this name. Throws when there is none. */
export function button(root: Element, name: string): HTMLButtonElement {
  const found = deepAll(root, 'button').find(other => nameOf(other) === name && other.checkVisibility());
  if (!(found instanceof HTMLButtonElement)) {
    const names = deepAll(root, 'button').map(nameOf).join(', ');
    throw new Error(`No button "${name}" among: ${names}`);
  }
  return found;
}

export function hasButton(root: Element, name: string): boolean {
  return deepAll(root, 'button').some(other => nameOf(other) === name && other.checkVisibility());
}

/** All words that the element shows, in one line. */
export function words(root: Element | ShadowRoot): string {
  let text = '';
  const walk = (node: Node): void => {
    if (node instanceof HTMLElement && (node.localName === 'style' || !node.checkVisibility())) {
      if (getComputedStyle(node).display !== 'contents') return;
    }
    if (node instanceof Text) text += node.data;
    for (const child of node.childNodes) walk(child);
    if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    if (node instanceof Element) text += ' ';
  };
  walk(root);
  return text.replace(/\s+/g, ' ').trim();
}

/** Lets every element inside finish its updates. */
export async function settled(root: Element): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await Promise.resolve();
    for (const element of [root, ...deepAll(root, '*')])
      if ('updateComplete' in element) await (element as {updateComplete: Promise<unknown>}).updateComplete;
  }
}

/** Types into the element's field, as a user would replace its text. */
export async function type(root: Element, text: string): Promise<HTMLInputElement> {
  const field = deepAll(root, 'input')[0];
  if (!(field instanceof HTMLInputElement)) throw new Error('No field');
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await settled(root);
  return field;
}

/** What ends a call takes no press before it has stood at its place for 800 ms (Auflegen) or 500 ms (Ablehnen). */
export async function stood(): Promise<void> {
  // It is looked every 100 ms whether it has moved.
  await new Promise(resolve => setTimeout(resolve, 150));
  pass(950);
}

export async function press(root: Element, name: string): Promise<void> {
  if (button(root, name).matches('[part=hang-up], [part=decline]')) await stood();
  button(root, name).click();
  await settled(root);
}
