/**
 * @file A mark that a page leaves in its tab when it goes away with a call's audio: the next page then makes its own ready
 * before it was asked for, and before it has read its configuration. It says no more than that there was a call, and how it sounded.
 */
import {chosen} from '../../media/chosen.js';
import type {Configuration, IceServer, SoundSettings} from '../../protocol/index.js';
import {MARK, withStorage} from './mark-storage.js';

/** Milliseconds: by then the call is elsewhere, or over, and no page is to open its microphone for it. */
const LASTS = 30_000;

/** Servers that want a password are not written down: the next page waits for its configuration. */
export function leaveMark({iceServers = [], dtlsActive = true}: Configuration, source: string | null): void {
  const isOpen = typeof iceServers !== 'string' && iceServers.every(({credential}) => credential === undefined);
  const known = isOpen && {iceServers, dtlsActive};
  withStorage(storage => storage.setItem(MARK, JSON.stringify({known, source, sound: chosen.sound, at: Date.now()})));
}

/** How a call's audio is made, as the page before knew it. */
export interface KnownAudio {
  readonly iceServers: readonly IceServer[];
  readonly dtlsActive: boolean;
}

/** `known`: the configuration of the audio. `source`: the address of the whole, where it says all that there is to say of the phone. */
export interface Mark {
  readonly known: KnownAudio | false;
  readonly source: string | null;
}

interface Left {
  readonly at: number;
  /** A page of yesterday's left none. */
  readonly sound?: Partial<SoundSettings>;
}

/** What the page before left in this tab. The call is to sound here as it did there: the same microphone is opened. */
export function readMark(): Mark | false | undefined {
  return withStorage(storage => {
    const {at, sound = {}, ...mark} = JSON.parse(storage.getItem(MARK) as string) as Mark & Left;
    return Date.now() - at < LASTS && (chosen.sound = sound) && mark;
  });
}

/** The same, which is gone then. */
export function takeMark(): Mark | false | undefined {
  const mark = readMark();
  withStorage(storage => storage.removeItem(MARK));
  return mark;
}
