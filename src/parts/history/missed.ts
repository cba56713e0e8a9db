import {barEntries, type GatedPhone} from '../../controllers/index.js';

const known = new WeakMap<GatedPhone, {missed: number | undefined}>();

/** How many missed calls nobody has seen yet: for the bars, which show it for as long as the page lives. Undefined: nothing is known. */
export function missedOf(phone: GatedPhone | null | undefined): number | undefined {
  if (!phone) return undefined;
  const before = known.get(phone);
  if (before) return before.missed;
  const now: {missed: number | undefined} = {missed: undefined};
  known.set(phone, now);
  phone.watch('missed', missed => {
    now.missed = missed;
    barEntries.changed();
  });
  return now.missed;
}
