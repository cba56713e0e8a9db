import {overPage} from './overlay/overlay.js';

/** What tells more than it shows: an icon without a word, and a text that may be cut off. */
const tipped = '.icon,[data-tip],[data-cut]';

/** Whether the clerk walks through the page by keys. A field has `:focus-visible` whoever gave it the focus. */
let isWalking = false;
/** Whoever has pressed meanwhile knows what it does, and has it open. */
let presses = 0;
for (const type of ['keydown', 'pointerdown'])
  globalThis.addEventListener?.(
    type,
    event => {
      isWalking = (event as KeyboardEvent).key === 'Tab';
      presses++;
    },
    true,
  );

/** Has it told where the pointer rests or the keyboard comes to; what shows it comes with the first one. */
export function offerTips(root: EventTarget): void {
  for (const type of ['pointerover', 'focusin'])
    root.addEventListener(type, event => {
      const target = event.target as Element;
      const isFocused = target.matches(':focus-visible') && (isWalking || target.localName !== 'input');
      const at = target.closest<HTMLElement>(tipped);
      const before = presses;
      // A finger rests nowhere.
      if (at && (isFocused || (event as PointerEvent).pointerType === 'mouse'))
        overPage.load().then(
          ({tip}) => before === presses && at.matches(isFocused ? ':focus-within' : ':hover') && tip.offer(at, isFocused),
          () => undefined,
        );
    });
}
