import type {Call, EndedCall, PhoneState, StatePatch} from '../../protocol/index.js';

/** The house knows some callers by lists that pages of other hosts may not search: nor are those told whom these name. */
function withoutPrivate<Entry extends Call | EndedCall>(call: Entry): Entry {
  if (call.known?.guests !== false) return call;
  return Object.fromEntries(Object.entries(call).filter(([name]) => name !== 'known')) as unknown as Entry;
}

export const stateForGuests = (state: PhoneState): PhoneState => ({
  ...state,
  calls: state.calls.map(withoutPrivate),
  ended: state.ended.map(withoutPrivate),
});

export const patchForGuests = ({changedCalls, ended, ...patch}: StatePatch): StatePatch => ({
  ...patch,
  ...(changedCalls && {changedCalls: changedCalls.map(withoutPrivate)}),
  ...(ended && {ended: ended.map(withoutPrivate)}),
});
