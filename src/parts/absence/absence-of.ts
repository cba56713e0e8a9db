import {barEntries, type GatedPhone} from '../../controllers/index.js';
import type {Absence} from '../../protocol/index.js';

const known = new WeakMap<GatedPhone, {absence: Absence | undefined}>();

/** What happens to calls in, for the bars, which show it for as long as the page lives. Undefined: nothing is known. */
export function absenceOf(phone: GatedPhone | null | undefined): Absence | undefined {
  if (!phone) return undefined;
  const before = known.get(phone);
  if (before) return before.absence;
  const now: {absence: Absence | undefined} = {absence: undefined};
  known.set(phone, now);
  phone.watch('absence', absence => {
    now.absence = absence;
    barEntries.changed();
  });
  return now.absence;
}
