import {html, nothing, type TemplateResult} from 'lit';
import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import {icon} from '../icons.js';

/** The phone window that this page opened, if it did. */
let opened: Window | null = null;

/** Brings the phone window to the front. One that another page opened can't be reached: a new one takes its place. */
export function showPhoneWindow(url: string, terms: Terms, isOpen: boolean): boolean {
  if (isOpen && opened && !opened.closed) {
    opened.focus();
    return true;
  }
  const address = new URL(url);
  address.searchParams.set('lang', terms.lang);
  opened = window.open(address, '_blank', 'popup,width=480,height=640');
  return opened !== null;
}

/** Whether the user was never asked whether system notifications may be shown. */
export function canAskForNotifications(): boolean {
  return globalThis.Notification?.permission === 'default';
}

interface ExtrasView {
  readonly terms: Terms;
  readonly isWindowOpen: boolean;
  /** The browser kept the window from opening. */
  readonly isBlocked: boolean;
  readonly showWindow: () => void;
  readonly askForNotifications: () => void;
}

/** Whether there is something to offer beyond the bar. */
export function hasExtras(phone: Phone | null, isPhoneWindow: boolean): boolean {
  return phone !== null && ((phone.windowUrl !== null && !isPhoneWindow) || canAskForNotifications());
}

/** The row that the bar's last button opens. */
export function renderExtras(phone: Phone, isPhoneWindow: boolean, view: ExtrasView): TemplateResult {
  const {terms, isWindowOpen, isBlocked, showWindow, askForNotifications} = view;
  return html`
    <div class="extras" id="extras">
      ${
        phone.windowUrl === null || isPhoneWindow
          ? nothing
          : html`<button type="button" class="button small" @click=${showWindow}>
              ${icon('window')}${isWindowOpen ? terms.showPhoneWindow : terms.openPhoneWindow}
            </button>`
      }
      ${
        canAskForNotifications()
          ? html`<button type="button" class="button small" @click=${askForNotifications}>
              ${icon('bell')}${terms.allowNotifications}
            </button>`
          : nothing
      }
      ${isBlocked ? html`<p class="message careful">${icon('warning')}<span>${terms.windowBlocked}</span></p>` : nothing}
    </div>
  `;
}
