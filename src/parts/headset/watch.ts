import {audioFirst} from '../../client/lend/audio-first.js';
import {insist} from '../../script/insist.js';
import {followPhone} from './follow.js';
import {followMediaSession} from './media-session.js';
import {permitted, webHid} from './webhid.js';

let isWatched = false;

/** Fetches the driver where there is a headset that this page may use. */
export async function findHeadset(): Promise<void> {
  const hid = webHid();
  // A call that comes to this page is heard first.
  await audioFirst();
  if (!hid || !(await permitted(hid)).length) return;
  // Where it is of another build the elements say so.
  await insist(async () => (await import('./headset-driver.js')).drive(hid)).catch(() => undefined);
}

/** Has the headset's keys, and those of the browser, work for the page's phone: now, or as soon as one is plugged in. */
export function watchHeadsets(): void {
  // A server that renders the page has neither.
  if (isWatched || !globalThis.navigator?.mediaDevices) return;
  isWatched = true;
  followPhone(followMediaSession);
  webHid()?.addEventListener('connect', () => void findHeadset());
  void findHeadset();
}
