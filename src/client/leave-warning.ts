import type {Configuration, PageId, PhoneState} from '../protocol/index.js';

/**
 * Whether a running call would be lost with this page. `coreHere`: the core runs in this page and dies with it. Otherwise
 * another page, or the next one, brings the call back, if the PBX takes an INVITE with Replaces.
 */
export function wouldLose(
  {calls}: PhoneState,
  page: PageId,
  configuration: Configuration | null,
  coreHere: boolean,
): boolean {
  const running = calls.filter(({phase}) => phase !== 'ending');
  if (coreHere) return running.length > 0;
  return configuration?.replaces === false && running.some(({media}) => media.page === page);
}

/** Has the browser ask before the page is left. It listens only while it warns: a listener costs the back/forward cache. */
export class LeaveWarning {
  #on = false;

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (on) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
