import '../../i18n/de-calls.js';
import type {Phone} from '../../client/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, PhoneState} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {Later} from '../../script/later.js';

const isAllowed = () => globalThis.Notification?.permission === 'granted';

const buttons = new Later(() => import('./button-notice.js'));

/** Buttons are a service worker's, which is of the page's own origin; in a page of another host the phone has none. */
const hasButtons = ({windowUrl}: Phone): boolean =>
  isAllowed() &&
  ((Notification as {maxActions?: number}).maxActions ?? 0) > 1 &&
  'serviceWorker' in navigator &&
  windowUrl?.startsWith(`${location.origin}/`) === true;

/**
 * The system's notification of a call, while the user sees no page of this phone. It says that somebody calls and not
 * who: it may lie on a locked screen.
 */
export class CallNotification {
  #call: CallId | undefined;
  #shown: AbortController | null = null;

  /** Shows or closes it as the state demands of this page. */
  update({calls, pages}: PhoneState, phone: Phone, terms: Terms): void {
    const call = calls.find(({direction, phase}) => direction === 'in' && phase === 'ringing');
    // Where no page may make a sound it is shown beside the page that the user sees.
    const isShown = pages.notifier === phone.page || (pages.silent && pages.announcer === phone.page && isAllowed());
    if (!call || !isShown) return this.close();
    // Its buttons are for one call.
    if (this.#call !== call.id) this.#show(call, phone, terms);
  }

  close(): void {
    this.#call = undefined;
    this.#shown?.abort();
    this.#shown = null;
  }

  #show(call: Call, phone: Phone, terms: Terms): void {
    this.close();
    this.#call = call.id;
    const {signal} = (this.#shown = new AbortController());
    if (!hasButtons(phone)) return showPlain(terms, signal);
    buttons
      .load()
      .then(({showButtonNotice}) => showButtonNotice(call, phone, terms, signal))
      .catch((thrown: unknown) => {
        failed('notification')(thrown);
        showPlain(terms, signal);
      });
  }
}

function showPlain({incoming, lang}: Terms, signal: AbortSignal): void {
  if (signal.aborted) return;
  let notification: Notification;
  try {
    // The phone rings by itself.
    notification = new Notification(incoming, {tag: 'amtsleitung', lang, requireInteraction: true, silent: true});
  } catch (thrown) {
    // Chromium on Android knows notifications of service workers alone.
    return failed('notification')(thrown);
  }
  signal.addEventListener('abort', () => notification.close());
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}
