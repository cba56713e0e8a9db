/** @file What stands behind the bar's button "Mehr": it is loaded when it is pressed. */
import {html, type TemplateResult} from 'lit';
import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import {type Corner, type Voicemail, corners} from '../../protocol/index.js';
import '../../i18n/de-more.js';
import {icon} from '../../icons/icons.js';

/** Whether the user was never asked whether system notifications may be shown. */
const canAskForNotifications = (): boolean => globalThis.Notification?.permission === 'default';

/** Whether what happened may be told here: a page of another host, where numbers are confirmed elsewhere, is not told. */
const canDiagnose = (phone: Phone): boolean => !phone.confirmsNumbers;

/** What the rows show, and what they may do to the bar. */
interface Bar {
  readonly phone: Phone | null;
  readonly terms: Terms;
  /** Null: nothing waits. */
  readonly voicemail: Voicemail | null;
  /** What parts have put into the bar, for where it is too narrow to show it. */
  readonly parts: readonly TemplateResult[];
  /** Where a docked bar lies; null: it lies in the page. */
  readonly corner: Corner | null;
  move(corner: Corner): void;
  /** What may be done in the call. */
  readonly extras: unknown;
  readonly isTalking: boolean;
  /** That of the number field, for where it is too narrow for its button. */
  keypad(): void;
  readonly isPhoneWindow: boolean;
  readonly isWindowOpen: boolean;
  readonly isDialling: boolean;
  dial(target: string): void;
  announce(text: string): void;
  /** Something is to be shown that the phone does not know of. */
  changed(): void;
  /** Closes it. */
  fold(): void;
}

/** The phone window that this page opened, if it did. */
let opened: Window | null = null;
/** The browser kept it from opening. */
let isBlocked = false;

/** What is shown to be copied, and whether it is in the clipboard. */
let diagnosis: {readonly text: string; readonly isCopied: boolean} | null = null;

/** It is opened or closed: it says nothing of before. */
export function forget(): void {
  isBlocked = false;
  diagnosis = null;
}

export function renderMore(bar: Bar): TemplateResult {
  const {phone, terms, voicemail, parts, extras, isPhoneWindow, isWindowOpen} = bar;
  return html`
    <div class="more" part="extras">
      ${extras}${bar.isTalking ? null : renderKeypad(bar)}${voicemail ? renderVoicemail(bar, voicemail) : null}${parts}
      ${
        !phone || phone.windowUrl === null || isPhoneWindow
          ? null
          : html`<button type="button" class="button small" @click=${() => showWindow(bar)}>
              ${icon('window')}${isWindowOpen ? terms.showPhoneWindow : terms.openPhoneWindow}
            </button>`
      }
      ${
        canAskForNotifications()
          ? html`<button type="button" class="button small" @click=${() => askForNotifications(bar)}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2 2 0 0 0 4 0" />
              </svg>
              ${terms.allowNotifications}
            </button>`
          : null
      }
      ${
        phone && canDiagnose(phone)
          ? html`<button type="button" class="button small" @click=${() => copyDiagnosis(bar, phone)}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M9 8h11v13H9zM5 16H4V3h11v2" />
              </svg>
              ${terms.copyDiagnosis}
            </button>`
          : null
      }
      ${bar.corner && renderCorners(bar, bar.corner)}
      ${isBlocked ? html`<p class="message careful">${icon('warning')}<span>${terms.windowBlocked}</span></p>` : null}
      ${diagnosis ? renderDiagnosis(bar, diagnosis) : null}
    </div>
  `;
}

function renderKeypad({terms, keypad, fold}: Bar): TemplateResult {
  const open = () => {
    fold();
    keypad();
  };
  return html`<button type="button" class="button small dial-pad" @click=${open}>
    ${icon('keypad')}${terms.keypad}
  </button>`;
}

/** A docked bar goes to the corner that one presses. */
function renderCorners({terms, move}: Bar, current: Corner): TemplateResult {
  return html`<div class="corners" role="group" aria-label=${terms.corner}>
    ${corners.map(
      corner =>
        html`<button type="button" class="button small" aria-pressed=${corner === current} @click=${() => move(corner)}>
          ${terms.corners[corner]}
        </button>`,
    )}
  </div>`;
}

/** Who sends it on sees what is in it. */
function renderDiagnosis({terms}: Bar, {text, isCopied}: NonNullable<typeof diagnosis>): TemplateResult {
  return html`<div class="diagnosis">
    <p class="message" id="diagnosis">${isCopied ? terms.diagnosisCopied : terms.diagnosisShown}</p>
    <textarea class="field" readonly rows="8" aria-labelledby="diagnosis" .value=${text}></textarea>
  </div>`;
}

async function copyDiagnosis(bar: Bar, phone: Phone): Promise<void> {
  const text = await phone.diagnose();
  // The browser may refuse, or the page's policy: the text can be copied by hand.
  const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text)).then(
    () => navigator.clipboard !== undefined,
    () => false,
  );
  diagnosis = {text, isCopied};
  bar.announce(isCopied ? bar.terms.diagnosisCopied : bar.terms.diagnosisShown);
  bar.changed();
}

/** How many messages wait, with the way to them. */
function renderVoicemail(bar: Bar, {newMessages}: Voicemail): TemplateResult {
  const {phone, terms} = bar;
  const target = phone?.configuration?.voicemailNumber;
  const words = html`<svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="6" cy="12" r="3.5" />
      <circle cx="18" cy="12" r="3.5" />
      <path d="M6 15.5h12" />
    </svg>
    <span>${terms.newMessages(newMessages)}</span>`;
  return target
    ? html`<button
        type="button"
        class="button small"
        data-tip=${terms.callVoicemail}
        aria-description=${terms.callVoicemail}
        aria-busy=${bar.isDialling}
        @click=${() => bar.dial(target)}
      >
        ${words}
      </button>`
    : html`<p class="message">${words}</p>`;
}

function showWindow(bar: Bar): void {
  const {phone, terms, isWindowOpen} = bar;
  if (!phone?.windowUrl) return;
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
