import {html, nothing, type TemplateResult} from 'lit';
import {type GatedPhone, PhoneController, TopicController} from '../../controllers/index.js';
import type {DialString} from '../../dialling/reading.js';
import {errorText} from '../../elements/error-text.js';
import {NumberEntry} from '../../elements/number-field/number-entry.js';
import {displayNumber} from '../../elements/number-field/reading.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import type {Absence, Profile} from '../../protocol/index.js';
import {wide} from '../../styles/index.js';
import {doNotDisturbIcon, forwardedIcon} from './absence-icon.js';
import {absenceStyles} from './absence-styles.js';
import {texts} from './texts.js';

type Change = Parameters<GatedPhone['setAbsence']>[0];

/**
 * @summary What happens to all calls in: do not disturb, forwarding, and profiles that set both with one click.
 * A page of another host shows that calls are not taken, and changes nothing.
 *
 * @csspart panel - The box.
 * @csspart do-not-disturb - The button that turns it on and off.
 * @csspart profile - Each profile's button.
 * @csspart field - The field for the target of a forwarding.
 */
export class AbsenceElement extends WidgetElement {
  static override styles = [widgetStyles, wide, absenceStyles];

  protected readonly phones = new PhoneController(this, () => null);
  readonly #topic = new TopicController(this, 'absence', () => this.phones.phone);
  private readonly entry = new NumberEntry(this, target => this.#forward(target));

  override render(): TemplateResult {
    const words = texts(this.terms.lang);
    const absence = this.#topic.value ?? {doNotDisturb: false, forwards: false};
    const isGuest = this.phones.phone?.confirmsNumbers ?? false;
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${words.absence}>
        ${isGuest ? nothing : this.#renderToggle(absence)}
        <p class="quiet">${this.#sentences(absence).join(' ')}</p>
        ${isGuest ? html`<p class="quiet">${words.elsewhere}</p>` : [this.#renderProfiles(absence), this.#renderForm(absence)]}
      </section>
    `;
  }

  #renderToggle({doNotDisturb}: Absence): TemplateResult {
    return html`<button
      type="button"
      class="button wait do-not-disturb"
      part="do-not-disturb"
      aria-pressed=${doNotDisturb}
      aria-busy=${this.commands.isPending('absence', 'on')}
      @click=${() => this.#set('on', {on: !doNotDisturb})}
    >
      ${doNotDisturbIcon()}${texts(this.terms.lang).doNotDisturb}
    </button>`;
  }

  #renderProfiles({profile}: Absence): TemplateResult | typeof nothing {
    const profiles = this.configuration?.services?.profiles ?? [];
    if (profiles.length === 0) return nothing;
    return html`<div class="profiles" role="group" aria-label=${texts(this.terms.lang).profiles}>
      ${profiles.map(
        each =>
          html`<button
            type="button"
            class="button small"
            part="profile"
            aria-pressed=${each.name === profile}
            aria-busy=${this.commands.isPending('absence', `profile ${each.name}`)}
            @click=${() => this.#choose(each)}
          >
            ${each.name}
          </button>`,
      )}
    </div>`;
  }

  #renderForm({forwards}: Absence): TemplateResult | typeof nothing {
    const {terms} = this;
    const words = texts(terms.lang);
    if (!this.configuration?.services?.forwarding?.always) return nothing;
    const hint = {sentence: words.sentence, confirm: words.confirm, commands: []};
    return html`
      <form novalidate aria-label=${words.forward} @submit=${this.#onSubmit}>
        <label for="number">${words.target}</label>
        ${this.entry.renderInput(terms, this.configuration, this.#submit)}
        ${this.entry.renderHint(this.configuration, terms, hint)}
        <label for="end">${words.end}</label>
        <input
          id="end"
          class="field end"
          type="datetime-local"
          aria-describedby="end-hint"
          min=${localTime(Date.now())}
        />
        <p class="quiet" id="end-hint">${words.endHint}</p>
        <div class="actions">
          <button
            type="button"
            class="button"
            aria-busy=${this.commands.isPending('absence', 'to')}
            @click=${this.#submit}
          >
            ${forwardedIcon()}${words.forward}
          </button>
          <button
            type="button"
            class="button"
            ?hidden=${!forwards}
            aria-busy=${this.commands.isPending('absence', 'stop')}
            @click=${() => this.#set('stop', {to: ''})}
          >
            ${words.stop}
          </button>
        </div>
      </form>
    `;
  }

  /** What holds, in words. */
  #sentences({doNotDisturb, forwards, target, until, isOwn, openUntil}: Absence): string[] {
    const words = texts(this.terms.lang);
    const said = [
      openUntil && words.openUntil(this.#time(openUntil)),
      doNotDisturb && words.refused,
      doNotDisturb && isOwn && words.endsWithBrowser,
      forwards && (target ? words.goTo(displayNumber(target, this.configuration)) : words.goElsewhere),
      forwards && until && words.until(this.#time(until)),
    ].filter(sentence => typeof sentence === 'string');
    return said.length > 0 ? said : [words.taken];
  }

  #time(time: number): string {
    const isToday = new Date(time).toDateString() === new Date().toDateString();
    return new Date(time).toLocaleString(this.terms.lang, {
      ...(!isToday && {day: 'numeric', month: 'numeric'}),
      ...{hour: '2-digit', minute: '2-digit'},
    });
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#submit();
  };

  readonly #submit = (): void => this.entry.submit(this.phones.phone, this.terms, problem => this.announce(problem));

  #forward(to: DialString): void {
    void this.#set('to', {to, ...this.#end}).then(isSet => isSet && this.entry.set(''));
  }

  #choose({name}: Profile): void {
    void this.#set(`profile ${name}`, {profile: name, ...this.#end});
  }

  get #endInput(): HTMLInputElement | null {
    return this.renderRoot.querySelector('.end');
  }

  /** What is no time is left out. */
  get #end(): {until?: string} {
    const time = Date.parse(this.#endInput?.value ?? '');
    return Number.isNaN(time) ? {} : {until: new Date(time).toISOString()};
  }

  /** Says what holds then; a missing end is to be typed. */
  async #set(name: string, change: Change): Promise<boolean> {
    const {phone} = this.phones;
    if (!phone || !(await this.commands.run('absence', name, () => phone.setAbsence(change)))) {
      const error = this.commands.error('absence');
      if (error?.code === 'end-missing') this.#endInput?.focus();
      else if (error && name === 'to') this.entry.reject(errorText(error, this.terms));
      return false;
    }
    await this.updateComplete;
    if (this.#topic.value) this.announce(this.#sentences(this.#topic.value).join(' '));
    return true;
  }
}

/** As the field has it: the time of this place, to the minute. */
function localTime(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
