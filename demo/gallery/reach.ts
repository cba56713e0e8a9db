/** @file Brings an element into a state of the gallery as a user would. */
import {deepAll, settled, type} from '../../test/support/find.js';
import {type Example, more, phoneFor} from './states/index.js';

/** The element of an example, with its phone, not yet in a page. */
export function elementFor(example: Example): HTMLElement {
  const {tag, attributes = {}} = example;
  const element: HTMLElement & {phone?: unknown} = document.createElement(tag);
  element.phone = phoneFor(example);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * Types, strikes keys and presses; what is not in view is looked for behind "more", where there is little room. False where there is no such
 * state; throws when what is to be pressed is nowhere. `beforePress` may let it stand for a while.
 */
export async function reach(element: Element, example: Example, beforePress = async () => {}): Promise<boolean> {
  const find = (selector: string) => deepAll(element, selector).find(button => button.checkVisibility());
  const press = async (button: HTMLElement) => {
    await beforePress();
    button.click();
    await settled(element);
  };
  await settled(element);
  if (example.typed !== undefined) await type(element, example.typed);
  for (const key of example.keys ?? []) {
    const init = {key, bubbles: true, composed: true, cancelable: true};
    find('input')?.dispatchEvent(new KeyboardEvent('keydown', init));
    await settled(element);
  }
  for (const selector of example.press ?? []) {
    if (!find(selector)) {
      const rest = example.isWideOnly ? undefined : find(more);
      if (rest) await press(rest);
    }
    const button = find(selector);
    if (!button && example.isWideOnly) return false;
    if (!button) throw new Error(`${example.id} is not reached: nothing in view matches ${selector}`);
    await press(button);
  }
  if (example.focus) find(example.focus)?.focus();
  return true;
}
