/** @file Details of the page that close around what has the focus, or is to have it again: browsers leave it to nobody. */
import {deepActiveElement} from '../../controllers/index.js';
import {focusMemory, isInPhone} from '../../controllers/focus-memory.js';
import {isWithin} from '../../elements/in-front.js';
import {page} from '../../script/page.js';

/** What had the focus in the phone. */
let last: WeakRef<Element> | null = null;

function remember(): void {
  const active = deepActiveElement();
  if (active && active !== page.body) last = isInPhone(active) ? new WeakRef(active) : null;
}

function onToggle({target}: Event): void {
  if (!(target instanceof HTMLDetailsElement) || target.open) return;
  const summary = target.querySelector('summary');
  const [focused, active, {lastHost}] = [last?.deref(), deepActiveElement(), focusMemory];
  if (lastHost && isWithin(target, lastHost) && !lastHost.checkVisibility()) focusMemory.remember(summary);
  const isLost = focused && isWithin(target, focused) && !focused.checkVisibility();
  if (isLost && (active === focused || active === page.body)) summary?.focus({preventScroll: true});
}

/** Their summary gets it. */
export function keepFocusInDetails(): void {
  remember();
  addEventListener('focusin', remember, true);
  addEventListener('toggle', onToggle, true);
}
