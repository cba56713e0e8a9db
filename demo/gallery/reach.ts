/** @file Brings an element into a state of the gallery as a user would. */
import {deepAll, settled, type} from '../../test/support/find.js';
import {type Example, phoneFor} from './states.js';

/** The element of an example, with its phone, not yet in a page. */
export function elementFor(example: Example): HTMLElement {
  const {tag, attributes = {}} = example;
  const element: HTMLElement & {phone?: unknown} = document.createElement(tag);
  element.phone = phoneFor(example);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Types and presses. Throws when what is to be pressed is not in view. `beforePress` may let it stand for a while. */
export async function reach(element: Element, example: Example, beforePress = async () => {}): Promise<void> {
  await settled(element);
  if (example.typed !== undefined) await type(element, example.typed);
  for (const selector of example.press ?? []) {
    await beforePress();
    const button = deepAll(element, selector).find(other => other.checkVisibility());
    if (!button) throw new Error(`${example.id} is not reached: nothing in view matches ${selector}`);
    button.click();
    await settled(element);
  }
}
