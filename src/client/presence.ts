import type {PageInfo} from '../protocol/index.js';
import {page} from '../script/page.js';

/** What the user sees of the page. */
export type Looks = Pick<PageInfo, 'visible' | 'focused' | 'activated' | 'notifies'>;

export interface PresenceEvents {
  /** It came into sight, lost the focus, … */
  onchange(info: PageInfo): void;
  /** The page goes away; `kept`: into the back/forward cache, from where it may come back. */
  onleave(kept: boolean): void;
  /** Back from the back/forward cache. */
  onreturn(): void;
}

/** Whether and how this page is there, for the core to know. */
export class Presence {
  #end = new AbortController();
  #looks: Looks | null = null;
  #silent = false;

  constructor(
    private readonly phoneWindow: boolean,
    private readonly events: PresenceEvents,
  ) {
    const {signal} = this.#end;
    const changed = () => events.onchange(this.info);
    page.addEventListener('visibilitychange', changed, {signal});
    addEventListener('focus', changed, {signal});
    addEventListener('blur', changed, {signal});
    // From its first click on the page may make sounds; the focus may have been there long before.
    for (const type of ['click', 'keyup']) addEventListener(type, changed, {signal, once: true, capture: true});
    addEventListener('pagehide', ({persisted}) => events.onleave(persisted), {signal});
    addEventListener('pageshow', ({persisted}) => persisted && events.onreturn(), {signal});
  }

  get info(): PageInfo {
    return {
      visible: page.visibilityState === 'visible',
      focused: page.hasFocus(),
      activated: navigator.userActivation?.hasBeenActive ?? false,
      notifies: globalThis.Notification?.permission === 'granted',
      ...this.#looks,
      phoneWindow: this.phoneWindow,
      media: 'RTCPeerConnection' in globalThis && 'mediaDevices' in navigator,
      // No key without a value: a bridge takes what a page says of itself to the letter.
      ...(this.#silent && {silent: true}),
    };
  }

  /** The browser lets it make no sound, until the first click or key. */
  hush(): void {
    this.#silent = true;
    this.events.onchange(this.info);
  }

  /** In a frame: how the page around it looks, which the frame itself cannot see. */
  look({visible, focused, activated, notifies}: Looks): void {
    this.#looks = {visible, focused, activated, notifies};
    this.events.onchange(this.info);
  }

  close(): void {
    this.#end.abort();
  }
}
