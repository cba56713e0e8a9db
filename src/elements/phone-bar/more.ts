/** @file What stands behind the bar's button "Mehr", and what parts have put into the bar: it comes when there is such a one, or when the button is pressed. */
import {html, type LitElement, type TemplateResult} from 'lit';
import type {Phone} from '../../client/phone.js';
import type {CommandController, GatedPhone} from '../../controllers/index.js';
import {readConfigured} from '../../dialling/configured.js';
import type {Terms} from '../../i18n/index.js';
import {type PageId, type Voicemail, PhoneError, corners} from '../../protocol/index.js';
import '../../i18n/de-more.js';
import {icon} from '../../icons/icons.js';
import {windowIcon} from '../../icons/window-icon.js';
import {intend} from '../events.js';
import type {Sheet} from '../sheet.js';
import {renderList} from './bar-parts.js';
import type {BarPlace} from './bar-place.js';

export {renderButtons, renderPanel} from './bar-parts.js';

/** Whether the user was never asked whether system notifications may be shown. */
const canAskForNotifications = (): boolean => globalThis.Notification?.permission === 'default';

/** Whether what happened may be told here: a page of another host, where numbers are confirmed elsewhere, is not told. */
const canDiagnose = (phone: Phone): boolean => !phone.confirmsNumbers;

/** Who calls the mailbox. */
interface Caller {
  readonly element: LitElement;
  readonly commands: CommandController;
  readonly phone: GatedPhone | null;
  readonly terms: Terms;
}

/** What the rows show, and what they may do to the bar. */
interface Bar extends Caller {
  readonly sheet: Sheet;
  readonly place: BarPlace;
  readonly voicemail: Voicemail | null;
  readonly phoneWindow: PageId | null;
  /** It lies in a corner of the window. */
  readonly isDocked: boolean;
  /** What may be done in the call. */
  readonly extras: unknown;
  readonly isTalking: boolean;
  /** That of the number field, for where it is too narrow for its button. */
  keypad(): void;
  announce(text: string): void;
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
  const {phone, terms, voicemail, extras, phoneWindow, sheet, place} = bar;
  return html`
    <div class="more" part="extras">
      ${extras}${bar.isTalking ? null : renderKeypad(bar)}${voicemail?.waiting ? renderVoicemail(bar, voicemail) : null}${renderList(sheet, phone, terms)}
      ${
        !phone || phone.windowUrl === null || phoneWindow === phone.page
          ? null
          : html`<button type="button" class="button small" @click=${() => showWindow(bar)}>
              ${windowIcon()}${phoneWindow !== null ? terms.showPhoneWindow : terms.openPhoneWindow}
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
      ${bar.isDocked ? renderCorners(terms, place) : null}
      ${isBlocked ? html`<p class="message careful">${icon('warning')}<span>${terms.windowBlocked}</span></p>` : null}
      ${diagnosis ? renderDiagnosis(bar, diagnosis) : null}
    </div>
  `;
}

function renderKeypad({terms, keypad, sheet}: Bar): TemplateResult {
  const open = () => {
    sheet.close();
    keypad();
  };
  return html`<button type="button" class="button small dial-pad" @click=${open}>
    ${icon('keypad')}${terms.keypad}
  </button>`;
}

/** A docked bar goes to the corner that one presses. */
function renderCorners(terms: Terms, place: BarPlace): TemplateResult {
  return html`<div class="corners" role="group" aria-label=${terms.corner}>
    ${corners.map(
      corner =>
        html`<button
          type="button"
          class="button small"
          aria-pressed=${corner === place.corner}
          @click=${() => place.move(corner)}
        >
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
  bar.element.requestUpdate();
}

/** How many messages wait, with the way to them. */
export function renderVoicemail(bar: Caller, {newMessages}: Voicemail): TemplateResult {
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
        aria-busy=${bar.commands.isPending('phone', 'call')}
        @click=${() => dial(bar, target)}
      >
        ${words}
      </button>`
    : html`<p class="message">${words}</p>`;
}

function dial({element, commands, phone}: Caller, number: string): void {
  const target = readConfigured(number, phone?.configuration ?? null);
  if (target && !intend(element, 'amt-dial', {target})) return;
  void commands.run('phone', 'call', () =>
    target && phone ? phone.call(target) : Promise.reject(new PhoneError('number-invalid')),
  );
}

function showWindow(bar: Bar): void {
  const {phone, terms, phoneWindow, sheet} = bar;
  if (!phone?.windowUrl) return;
  isBlocked = !showPhoneWindow(phone.windowUrl, terms, phoneWindow !== null);
  if (!isBlocked) return sheet.close();
  bar.announce(terms.windowBlocked);
  bar.element.requestUpdate();
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
  bar.element.requestUpdate();
}
