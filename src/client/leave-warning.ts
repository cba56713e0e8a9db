import type {PageId, PhoneState} from '../protocol/index.js';

/** Whether there is a call that somebody would miss. */
export const running = ({calls}: PhoneState): boolean => calls.some(({phase}) => phase !== 'ending');

/**
 * Whether a running call would be lost with this page. `coreHere`: the core runs in this page and dies with it. Otherwise
 * another page, or the next one, brings the call back, if the PBX takes an INVITE with Replaces.
 */
export function wouldLose(state: PhoneState, page: PageId, coreHere: boolean): boolean {
  if (!running(state)) return false;
  return coreHere || (!!state.replacesRefused && state.calls.some(({media}) => media.page === page));
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
