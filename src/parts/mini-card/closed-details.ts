/** @file Details of the page that close around the phone while the focus is in it: browsers leave it to nobody. */
import {deepActiveElement} from '../../controllers/index.js';
import {isInPhone, toSummary} from '../../controllers/focus-memory.js';
import {page} from '../../script/page.js';

let last: WeakRef<Element> | null = null;

/** The element of the page that the focused one is a part of. */
function outermost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : element;
}

export function keepFocusInDetails(): void {
  const remember = () => {
    const active = deepActiveElement();
    if (active && active !== page.body) last = isInPhone(active) ? new WeakRef(active) : null;
  };
  remember();
  addEventListener('focusin', remember, true);
  addEventListener(
    'toggle',
    () => {
      const focused = last?.deref();
      const active = deepActiveElement();
      if (focused && (active === focused || active === page.body) && !focused.checkVisibility())
        toSummary(outermost(focused));
    },
    true,
  );
}
