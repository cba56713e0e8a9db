import type {PageId, PhoneState} from '../../protocol/index.js';

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
