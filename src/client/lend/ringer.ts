/** @file How a call rings: which tone for whom, and where. It comes when the browser is idle; see call-audio.ts. */
import {fetchTone, ring} from '../../media/ring/ring.js';
import {
  standardTones,
  type Call,
  type Configuration,
  type DeviceChoice,
  type RingingSettings,
  type RingKind,
} from '../../protocol/index.js';
import {isHeard} from './ringing.js';

export {maySound} from '../../media/ring/may-sound.js';

/** What a site's configuration says that has to do with ringing. */
export type House = Pick<Configuration, 'site' | 'ringing'>;

/** Who calls, by the numbers of the house; a hotline is known by the number that was called first (Diversion, History-Info). */
export function ringKind({remote: {number}, divertedFrom}: Call, {site, ringing}: House): RingKind {
  if (divertedFrom && ringing?.hotlines?.includes(divertedFrom.number)) return 'hotline';
  const isExtension = /^[1-9]\d*$/.test(number) && [site?.extensionDigits ?? 3].flat().includes(number.length);
  return isExtension || site?.internal?.includes(number) ? 'internal' : 'external';
}

/** What the user has set, as far as that is known. */
type Wish = Partial<RingingSettings>;

/** What the user has chosen; else, for calls from outside, what the site has; else what is made here. */
export const toneFor = (kind: RingKind, {tones}: Wish, {ringing}: House): string =>
  tones?.[kind] || (kind === 'external' && ringing?.tone) || standardTones[kind];

/** Rings as for a call of this kind, until what it yields is called. */
export const ringLike = (
  kind: RingKind,
  wish: Wish,
  house: House,
  refused?: (device: DeviceChoice) => void,
): (() => void) => ring({...wish, tone: toneFor(kind, wish, house)}, house.ringing?.sounds, refused);

/** Rings for the first call that is to be heard. */
export function ringFor(calls: readonly Call[], wish: Wish, house: House): () => void {
  const call = calls.find(isHeard);
  return ringLike(call ? ringKind(call, house) : 'external', wish, house);
}

const kinds = ['internal', 'external', 'hotline'] as const;

/** Tones of the site's are there before it rings; settles when they are, or can't be had. */
export const fetchTones = (wish: Wish, house: House): Promise<unknown> =>
  Promise.all(kinds.map(kind => fetchTone(toneFor(kind, wish, house), house.ringing?.sounds)));
