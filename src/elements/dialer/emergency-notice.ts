import {html, nothing, type TemplateResult} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import type {DialString, Reading} from '../../dialling/reading.js';
import {icon} from '../../icons/icons.js';
import type {Terms} from '../../i18n/index.js';
import type {CallId, Configuration} from '../../protocol/index.js';
import type {Workplace} from '../desk.js';
import {type EmergencyFacts, hasNoAnswer} from '../emergency.js';
import {readEmergency} from '../number-field/reading.js';

/** Milliseconds after which somebody in need is told to take another telephone, while this one goes on trying. */
const patience = 4000;

/** What the element says of itself that dials. */
interface Dialler {
  readonly terms: () => Terms;
  readonly configuration: () => Configuration | null;
  readonly facts: () => EmergencyFacts;
  readonly workplace: () => Workplace;
  /** An emergency call was sent to the core, which has not taken it up yet. */
  readonly isOnItsWay: () => boolean;
  readonly requestUpdate: () => void;
  /** Interrupts what a screen reader is saying. */
  readonly announce: (text: string) => void;
  readonly dial: (target: DialString, reading: Reading) => void;
}

/** What the clerk is to know of an emergency call, in one message: that it did not get through is before all else. */
export class EmergencyNotice {
  /** One that the phone did not even take, and when. */
  #refused: {readonly number: string; readonly at: number} | null = null;
  /** One has waited for an answer for so long that the clerk is to know. */
  #isSlow = false;

  constructor(private readonly dialler: Dialler) {}

  /** `text`: what stands in the field. */
  render(text: string): TemplateResult | typeof nothing {
    const {terms: inWords, configuration, facts, isOnItsWay} = this.dialler;
    const terms = inWords();
    const {call, isWaiting, failed, workedAt} = facts();
    const number = failed || (this.#refused && this.#refused.at > workedAt ? this.#refused.number : '');
    if (this.#isSlow && (isWaiting || isOnItsWay())) return this.#renderAlarm(terms.emergencySlow);
    if (number && !call && !isOnItsWay()) return this.#renderAlarm(terms.emergencyImpossible, number);
    if (!call && !readEmergency(text, configuration())) return nothing;
    const where = this.#whereabouts;
    return where ? html`<p class="message careful emergency">${icon('info')}<span>${where}</span></p>` : nothing;
  }

  /** `number`: what may be tried once more. */
  #renderAlarm(text: string, number = ''): TemplateResult {
    const {terms, configuration, dial} = this.dialler;
    const reading = readEmergency(number, configuration());
    const {dial: target} = reading ?? {};
    return html`
      <div class="emergency bad">
        <p class="message bad">${icon('warning')}<span>${text}</span></p>
        ${
          reading && target
            ? html`<button type="button" class="button" @click=${() => dial(target, reading)}>
                ${icon('redial')}${terms().tryAgain}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** What to tell the control centre first, where it can't see it; nothing is said of the place that nobody knows. */
  get #whereabouts(): string {
    const {emergencyAway, emergencyAddress} = this.dialler.terms();
    return {office: '', home: emergencyAway, unknown: emergencyAddress}[this.dialler.workplace()];
  }

  /** A call is on its way. Returns the wait for its answer, for whoever finds that it was refused. */
  watch(phone: GatedPhone, call: Promise<CallId>): ReturnType<typeof setTimeout> {
    const {terms, announce, requestUpdate} = this.dialler;
    if (this.#whereabouts) announce(this.#whereabouts);
    this.#isSlow = false;
    let id: CallId | undefined;
    call.then(
      accepted => (id = accepted),
      () => {},
    );
    return setTimeout(() => {
      if (!hasNoAnswer(phone.state, id)) return;
      this.#isSlow = true;
      announce(terms().emergencySlow);
      requestUpdate();
    }, patience);
  }

  /** It can't be had here. */
  giveUp(number: string): void {
    this.#refused = {number, at: Date.now()};
    this.dialler.announce(this.dialler.terms().emergencyImpossible);
    this.dialler.requestUpdate();
  }
}
