import {overPage} from './overlay/overlay.js';

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
      const [target, before] = [event.target as Element, presses];
      overPage.load().then(
        ({tip}) => before === presses && tip.meet(target, (event as PointerEvent).pointerType, isWalking),
        () => undefined,
      );
    });
}
