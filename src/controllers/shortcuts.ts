import {keysPattern, type Settings, type ShortcutName} from '../protocol/index.js';

/** What keys do in this page. */
export interface ShortcutAction {
  readonly name: ShortcutName;
  /** The keys, as the user has set them. */
  keys(): Settings['shortcuts'];
  /** What is done now; undefined: nothing, and the keys are the page's. */
  find(): (() => void) | undefined;
}

/** In a tag: what is pressed here is written down as the keys of a shortcut. */
export const recordsKeys = 'data-records-keys';

const actions = new Set<ShortcutAction>();

/** The keys as a shortcut has them; empty where no shortcut may have them. */
export function keysOf(event: KeyboardEvent): string {
  const {key, code, ctrlKey, altKey, shiftKey, metaKey} = event;
  // Windows says of AltGr that Ctrl and Alt are down.
  if (metaKey || event.isComposing || event.getModifierState('AltGraph')) return '';
  // With Alt, some layouts yield another character than the one on the key; with Shift, digits do.
  const name = /^(?:[a-z]|F\d+)$/i.test(key) ? key.toUpperCase() : code.replace(/^(?:Key|Digit)/, '');
  const keys = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join('+');
  return keysPattern.test(keys) ? keys : '';
}

/** One listener for the page, however many elements there are: the first that can do something does it. */
function onKeydown(event: KeyboardEvent): void {
  const keys = keysOf(event);
  const [target] = event.composedPath();
  if (!keys || (target instanceof Element && target.hasAttribute(recordsKeys))) return;
  for (const action of actions) {
    const run = action.keys()[action.name]?.key === keys && action.find();
    if (!run) continue;
    event.preventDefault();
    // A second copy of the script in this page listens as well.
    event.stopImmediatePropagation();
    // Of a key that is held down the first press counts.
    if (!event.repeat) run();
    return;
  }
}

/** Has keys do something. Returns the function that ends it. */
export function addShortcut(action: ShortcutAction): () => void {
  // A server that renders the page has no keys.
  if (actions.size === 0) globalThis.addEventListener?.('keydown', onKeydown, true);
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) removeEventListener('keydown', onKeydown, true);
  };
}
