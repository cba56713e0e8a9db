import '../../i18n/de-calls.js';
import type {Terms} from '../../i18n/index.js';
import type {PageId, PhoneState} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';

const isAllowed = () => globalThis.Notification?.permission === 'granted';

/**
 * The system's notification of a call, while the user sees no page of this phone. It says that somebody calls and not
 * who: it may lie on a locked screen.
 */
export class CallNotification {
  #shown: Notification | null = null;

  /** Shows or closes it as the state demands of this page. */
  update({calls, pages}: PhoneState, page: PageId, terms: Terms): void {
    const rings = calls.some(({direction, phase}) => direction === 'in' && phase === 'ringing');
    // Where no page may make a sound it is shown beside the page that the user sees.
    const isShown = pages.notifier === page || (pages.silent && pages.announcer === page && isAllowed());
    if (!rings || !isShown) this.close();
    else this.#shown ??= this.#show(terms);
  }

  close(): void {
    this.#shown?.close();
    this.#shown = null;
  }

  #show({incoming, lang}: Terms): Notification | null {
    let notification: Notification;
    try {
      // The phone rings by itself.
      notification = new Notification(incoming, {tag: 'amtsleitung', lang, requireInteraction: true, silent: true});
    } catch (thrown) {
      // Chromium on Android knows notifications of service workers alone.
      failed('notification')(thrown);
      return null;
    }
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    return notification;
  }
}
