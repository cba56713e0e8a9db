/**
 * @file The rows of the bar that come when there is something for them: they are loaded then. Lit and the icons are
 * the page's, for this part has none of its own.
 */
import type {html as Html, TemplateResult} from 'lit';
import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import type {Voicemail} from '../../protocol/index.js';
import type {icon as Icon} from '../icons.js';
import {canAskForNotifications} from './extras.js';

/** What the rows show, and what they may do to the bar. */
interface Bar {
  readonly html: typeof Html;
  readonly icon: typeof Icon;
  readonly phone: Phone;
  readonly terms: Terms;
  /** Null: nothing waits. */
  readonly voicemail: Voicemail | null | undefined;
  /** The row that the bar's last button opens is open. */
  readonly isExtended: boolean;
  readonly isPhoneWindow: boolean;
  readonly isWindowOpen: boolean;
  readonly isDialling: boolean;
  dial(target: string): void;
  announce(text: string): void;
  /** Something is to be shown that the phone does not know of. */
  changed(): void;
  /** Closes that row. */
  fold(): void;
}

/** The phone window that this page opened, if it did. */
let opened: Window | null = null;
/** The browser kept it from opening. */
let isBlocked = false;

export function forgetBlocked(): void {
  isBlocked = false;
}

export function renderRows(bar: Bar): unknown {
  const {isExtended, voicemail} = bar;
  return [isExtended ? renderExtras(bar) : null, voicemail ? renderVoicemail(bar, voicemail) : null];
}

function renderExtras(bar: Bar): TemplateResult {
  const {html, icon, phone, terms, isPhoneWindow, isWindowOpen} = bar;
  return html`
    <div class="extras" id="extras">
      ${
        phone.windowUrl === null || isPhoneWindow
          ? null
          : html`<button type="button" class="button small" @click=${() => showWindow(bar)}>
              ${icon('window')}${isWindowOpen ? terms.showPhoneWindow : terms.openPhoneWindow}
            </button>`
      }
      ${
        canAskForNotifications()
          ? html`<button type="button" class="button small" @click=${() => askForNotifications(bar)}>
              ${icon('bell')}${terms.allowNotifications}
            </button>`
          : null
      }
      ${isBlocked ? html`<p class="message careful">${icon('warning')}<span>${terms.windowBlocked}</span></p>` : null}
    </div>
  `;
}

/** How many messages wait, with the way to them. */
function renderVoicemail(bar: Bar, {newMessages}: Voicemail): TemplateResult {
  const {html, phone, terms} = bar;
  const target = phone.configuration?.voicemailNumber;
  const words = html`<svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="6" cy="12" r="3.5" />
      <circle cx="18" cy="12" r="3.5" />
      <path d="M6 15.5h12" />
    </svg>
    <span>${terms.newMessages(newMessages)}</span>`;
  return html`
    <div class="extras">
      ${
        target
          ? html`<button
              type="button"
              class="button small"
              title=${terms.callVoicemail}
              aria-busy=${bar.isDialling}
              @click=${() => bar.dial(target)}
            >
              ${words}
            </button>`
          : html`<p class="message">${words}</p>`
      }
    </div>
  `;
}

function showWindow(bar: Bar): void {
  const {phone, terms, isWindowOpen} = bar;
  if (!phone.windowUrl) return;
  isBlocked = !showPhoneWindow(phone.windowUrl, terms, isWindowOpen);
  if (!isBlocked) return bar.fold();
  bar.announce(terms.windowBlocked);
  bar.changed();
}

/** Brings the phone window to the front. One that another page opened can't be reached: a new one takes its place. */
function showPhoneWindow(url: string, terms: Terms, isOpen: boolean): boolean {
  if (isOpen && opened && !opened.closed) {
    opened.focus();
    return true;
  }
  const address = new URL(url);
  address.searchParams.set('lang', terms.lang);
  opened = window.open(address, '_blank', 'popup,width=480,height=640');
  return opened !== null;
}

/** By this click alone: a page that asks by itself is refused for good. */
async function askForNotifications(bar: Bar): Promise<void> {
  await Notification.requestPermission();
  bar.changed();
}
