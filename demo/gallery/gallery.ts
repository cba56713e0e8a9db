/**
 * @file Shows every state of the phone. `?only=talking` shows one, `?theme=dark`, `?lang=en` and `?width=320` change
 * how. Toasts lie in the window's corner, so that they are shown one at a time.
 */
import '../../src/all.js';
import {PhoneError} from '../../src/protocol/index.js';
import {type Example, examples, phoneFor} from './states.js';

const query = new URLSearchParams(location.search);
const only = query.get('only');
document.documentElement.style.colorScheme = query.get('theme') ?? 'light dark';
document.documentElement.lang = query.get('lang') ?? 'de';
const gallery = document.querySelector<HTMLElement>('main');
if (query.has('width')) gallery?.style.setProperty('max-inline-size', `${query.get('width')}px`);

async function show(example: Example): Promise<void> {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = example.title;
  const phone = phoneFor(example);
  const {refusal} = example;
  if (refusal) phone.answerWith = () => new PhoneError(refusal);
  const element = document.createElement(example.tag);
  element.phone = phone;
  section.append(heading, element);
  gallery?.append(section);
  await settle(element);
  const field = deepQuery(element, 'input')[0] as HTMLInputElement | undefined;
  if (field && example.typed !== undefined) {
    field.value = example.typed;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }
  for (const step of example.press ?? []) {
    const [name = '', within] = step.split('@');
    const scope = within ? (deepQuery(element, within)[0] ?? element) : element;
    const button = deepQuery(scope, 'button').find(
      other => (other.getAttribute('aria-label') ?? other.textContent).trim() === name,
    );
    (button as HTMLElement | undefined)?.click();
    await settle(element);
  }
  (document.activeElement as HTMLElement | null)?.blur();
}

/** Finds through shadow roots, in document order. */
function deepQuery(root: Element, selector: string): Element[] {
  const found: Element[] = root.matches(selector) ? [root] : [];
  for (const child of [...(root.shadowRoot?.children ?? []), ...root.children])
    found.push(...deepQuery(child, selector));
  return found;
}

async function settle(element: HTMLElement & {updateComplete: Promise<boolean>}): Promise<void> {
  await element.updateComplete;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

const shown = examples.filter(({id, tag}) => (only ? id === only : tag !== 'amt-call-toast'));
for (const example of shown) await show(example);
document.documentElement.dataset['ready'] = 'true';
