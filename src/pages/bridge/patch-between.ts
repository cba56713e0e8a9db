import type {PhoneState, StatePatch} from '../../protocol/index.js';

/** The patch that makes `next` of `previous`, by the identity of slices and calls. */
export function patchBetween(previous: PhoneState, next: PhoneState): StatePatch {
  const {calls, ...slices} = next;
  const changed = Object.entries(slices).filter(([key, slice]) => slice !== previous[key as keyof PhoneState]);
  const patch: StatePatch = {...Object.fromEntries(changed), revision: next.revision};
  if (calls === previous.calls) return patch;
  return {
    ...patch,
    changedCalls: calls.filter(call => !previous.calls.includes(call)),
    callIds: calls.map(({id}) => id),
  };
}
