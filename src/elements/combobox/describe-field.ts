/** @file What the field says of itself as a combobox. It is a plain field until this has come. */

/** The id of an option, in the same shadow root as the field. */
export const idOf = (index: number): string => `hit-${index}`;

interface FieldState {
  readonly isListed: boolean;
  /** Of the option that the keyboard has led to; -1: none. */
  readonly active: number;
  /** Whose number stands in the field is written below it. */
  readonly isChosen: boolean;
}

/** Sets the field's attributes, and brings the option into view. */
export function describeField(input: HTMLInputElement, {isListed, active, isChosen}: FieldState): void {
  const attributes = {
    role: 'combobox',
    // Names need letters, which a keypad has not.
    inputmode: 'text',
    'aria-autocomplete': 'list',
    'aria-expanded': String(isListed),
    'aria-controls': isListed ? 'hits' : null,
    'aria-activedescendant': active < 0 ? null : idOf(active),
    'aria-describedby': isChosen ? 'chosen hint' : 'hint',
  };
  for (const [name, value] of Object.entries(attributes))
    if (value === null) input.removeAttribute(name);
    else input.setAttribute(name, value);
  const root = input.getRootNode() as ShadowRoot;
  if (active >= 0) root.querySelector(`#${idOf(active)}`)?.scrollIntoView({block: 'nearest'});
}
