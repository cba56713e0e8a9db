import {isInPhone} from './focus-memory.js';

/** What a person presses twice at one place within this time, in milliseconds and pixels, she meant to press once. */
const [within, around] = [800, 12];

interface Click {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** Of the phone. */
  readonly button: Element | null;
}

let before: Click = {at: -Infinity, x: 0, y: 0, button: null};
let isSecond = false;

// The browsers' own count (`detail`) begins anew when another button has come to the place, which is the case in question.
globalThis.addEventListener?.(
  'click',
  (event: MouseEvent) => {
    const {clientX: x, clientY: y, detail, timeStamp: at} = event;
    isSecond = detail > 0 && at - before.at <= within && Math.hypot(x - before.x, y - before.y) < around;
    // Keys, assistive technology and scripts press without a pointer: no place, and no second click.
    if (detail === 0) return;
    const [target] = event.composedPath();
    const pressed = target instanceof Element ? target.closest('button') : null;
    const button = isInPhone(pressed) ? pressed : null;
    const first = before.button;
    // What has gone was meant, and not what it lay upon: neither by the second click nor by a third.
    const isStray = isSecond && first && button && button !== first;
    before = {at, x, y, button: isStray ? first : button};
    if (isStray) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

/** The listener, deaf to the second click of a double click, whatever the first one hit. */
export const once =
  <E extends Event>(listener: (event: E) => void) =>
  (event: E): void => {
    if (!isSecond) listener(event);
  };
