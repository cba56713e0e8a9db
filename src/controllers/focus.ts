import {page} from '../script/page.js';

/** The focused element itself, through shadow roots. */
export function deepActiveElement(): Element | null {
  let active = page.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
