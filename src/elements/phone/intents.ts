/**
 * @file Whether the user is about to dial or to answer, from what all elements show alike: the pointer rests on a number or a button
 * for it, or presses it; a key leads there; a number that can be dialled was typed; the keys of the shortcut are held while it rings.
 */
import type {Phone} from '../../client/index.js';
import {isIncoming} from '../incoming.js';
import {readNumber} from '../number-field/reading.js';

const dials = 'button[part~=number],[part~=dial],[part~=option],[aria-activedescendant],[data-amt-numbers]';
const answers = '[part~=answer]';
/** Milliseconds: a pointer that only crosses a number means nothing. */
const rests = 80;
/** Milliseconds in which the same is not told again. */
const pause = 1_000;

type Direction = Parameters<Phone['intend']>[0];

/** Tells the phone of it. Returns what ends that. */
export function watchIntents(phone: Phone): () => void {
  const end = new AbortController();
  const options = {capture: true, passive: true, signal: end.signal};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Direction | null = null;
  const tell = (direction: Direction) => {
    if (told === direction) return;
    told = direction;
    setTimeout(() => (told = null), pause);
    phone.intend(direction);
  };
  const onEvent = (event: Event) => {
    clearTimeout(timer);
    // What the page's script makes up is the script's wish, not the user's.
    const direction = event.isTrusted ? meant(event, phone) : null;
    if (direction && event.type === 'pointerover') timer = setTimeout(() => tell(direction), rests);
    else if (direction) tell(direction);
  };
  for (const type of ['pointerover', 'pointerdown', 'input', 'keydown', 'keyup'])
    addEventListener(type, onEvent, options);
  return () => {
    clearTimeout(timer);
    end.abort();
  };
}

function meant(event: Event, {state, configuration}: Phone): Direction | null {
  const path = event.composedPath().filter(one => one instanceof Element);
  const [target] = path;
  if (event instanceof KeyboardEvent) {
    const {ctrlKey, altKey, metaKey, key, type} = event;
    if (type === 'keydown') return (ctrlKey || metaKey) && altKey && state.calls.some(isIncoming) ? 'in' : null;
    // The focus alone says nothing: it comes back with the window, and to where it was before a call.
    if (!/^(Tab|Arrow)/.test(key)) return null;
  }
  if (event.type === 'input') {
    const isNumber = target instanceof HTMLInputElement && target.matches('[part~=field]');
    return isNumber && readNumber(target.value, configuration)?.dial ? 'out' : null;
  }
  if (path.some(element => element.matches(answers))) return 'in';
  return path.some(element => element.matches(dials)) ? 'out' : null;
}
