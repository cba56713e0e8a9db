/** What a person presses twice at one place within this time, in milliseconds and pixels, she meant to press once. */
const [within, around] = [500, 12];

let before = {at: -Infinity, x: 0, y: 0};
let isSecond = false;

// The browsers' own count (`detail`) begins anew when another button has come to the place, which is the case in question.
globalThis.addEventListener?.(
  'click',
  ({clientX: x, clientY: y, detail, timeStamp: at}: MouseEvent) => {
    isSecond = detail > 0 && at - before.at < within && Math.hypot(x - before.x, y - before.y) < around;
    // Keys, assistive technology and scripts press without a pointer: no place, and no second click.
    if (detail > 0) before = {at, x, y};
  },
  true,
);

/** The listener, deaf to the second click of a double click, whatever the first one hit. */
export const once =
  <E extends Event>(listener: (event: E) => void) =>
  (event: E): void => {
    if (!isSecond) listener(event);
  };
