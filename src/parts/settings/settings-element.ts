import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController, TopicController} from '../../controllers/index.js';
import {errorText} from '../../elements/error-text.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {type DeviceChoice, type Settings, type SettingsChange, defaultSettings} from '../../protocol/index.js';
import {renderDevices} from './device-field.js';
import {DeviceList} from './device-list.js';
import {type Field, renderLevel, renderSwitch} from './fields.js';
import {HouseTones} from './house-tones.js';
import {LevelMeter} from './level-meter.js';
import {levelStyles} from './level-styles.js';
import {renderRinging} from './ringing-fields.js';
import {settingsStyles} from './settings-styles.js';
import {texts} from './texts.js';
import {Trial} from './trial.js';

const switches = ['noise', 'echo', 'automaticGain'] as const;

/**
 * @summary How calls sound and ring: microphone, loudspeaker, what is done to the voice; where, how and how loud it rings. It holds for
 * all pages of this browser, at once. A page of another host says where it can be set.
 *
 * @csspart panel - The box.
 */
export class SettingsElement extends WidgetElement {
  static override styles = [widgetStyles, levelStyles, settingsStyles];

  protected readonly phones = new PhoneController(this, ({calls}) => calls.length > 0);
  readonly #settings = new TopicController(this, 'settings', () => this.phones.phone);
  readonly #devices = new DeviceList(this);
  readonly #meter = new LevelMeter(this);
  readonly #tones = new HouseTones(this, () => (this.#isGuest ? undefined : this.configuration?.ringing?.sounds));
  readonly #trial = new Trial(this, device => this.announce(texts(this.terms.lang).refuses(device), 'polite'));
  /** The user, or a policy, has said no. */
  @state() private isRefused = false;
  /** The self-test is open. */
  @state() private isChecking = false;
  /** Somebody is here: the browser shows a sign while the microphone is open, which an element that only stands in a page has no reason for. */
  @state() private isUsed = false;

  constructor() {
    super();
    this.addEventListener('focusin', () => (this.isUsed = true));
    this.addEventListener('focusout', () => (this.isUsed = false));
    this.#meter.target = () => this.renderRoot.querySelector('.level');
  }

  override render(): TemplateResult {
    const {settings, elsewhere} = texts(this.terms.lang);
    return html`
      <section class="root" part="panel" lang=${this.terms.lang} aria-label=${settings}>
        ${this.#isGuest ? html`<p class="quiet">${elsewhere}</p>` : [this.#renderCall(), this.#renderRinging(), this.#renderCheck()]}
      </section>
    `;
  }

  protected override updated(): void {
    if (this.isUsed && !this.#isGuest && this.phones.phone) void this.#meter.show(this.#value.audio);
    else this.#meter.hide();
    // Who calls is heard, and nothing beside it.
    if (this.#isBusy) this.#trial.stop();
    else this.#trial.follow(this.#value.ringing, this.configuration ?? {});
  }

  /** A page of another host may not change them. */
  get #isGuest(): boolean {
    return this.phones.phone?.confirmsNumbers ?? false;
  }

  get #isBusy(): boolean {
    return Boolean(this.phones.phone?.state.calls.length);
  }

  get #value(): Settings {
    return {...defaultSettings, ...this.#settings.value};
  }

  #renderCall(): TemplateResult {
    const words = texts(this.terms.lang);
    const {audio} = this.#value;
    return html`
      <fieldset>
        <legend>${words.call}</legend>
        ${this.#renderDevice('microphone', 'audioinput')} ${this.#renderMicrophone()} ${this.#renderShare('gain', 2)}
        ${this.#renderDevice('speaker', 'audiooutput')} ${this.#renderFind(speaker => this.#choose('speaker', speaker))}
        ${this.#renderShare('volume', 1)}
        <div class="switches">
          ${switches.map(name =>
            renderSwitch({
              ...this.#field(name, words[name]),
              on: audio[name],
              set: on => this.#set(name, {audio: {[name]: on}}),
            }),
          )}
        </div>
      </fieldset>
    `;
  }

  #renderRinging(): TemplateResult {
    const {ringing} = this.#value;
    const words = texts(this.terms.lang);
    const add = (device: DeviceChoice) => {
      const devices = [...ringing.devices.filter(({id}) => id !== device.id), device];
      this.#set('ring-device-0', {ringing: {devices}}, words.set(words.ringDevice(0), device.label));
    };
    return renderRinging({
      words,
      ringing,
      house: this.configuration ?? {},
      devices: this.#devices.of('audiooutput'),
      tones: this.#tones.all,
      trial: this.#trial,
      isBusy: this.#isBusy,
      field: (name, label) => this.#field(name, label),
      set: (name, change, said) => this.#set(name, {ringing: change}, said),
      find: this.#renderFind(add),
    });
  }

  /** Whoever has set something wants to know whether it is right. */
  #renderCheck(): TemplateResult {
    const {selfTest} = texts(this.terms.lang);
    const {problem} = this.#field('check', selfTest);
    return html`
      <button type="button" class="button small" aria-expanded=${this.isChecking} @click=${this.#check}>
        ${selfTest}
      </button>
      ${problem ? html`<p class="message bad">${problem}</p>` : nothing}
      ${this.isChecking ? html`<amt-check .phone=${this.phones.phone ?? undefined}></amt-check>` : nothing}
    `;
  }

  readonly #check = async (): Promise<void> => {
    const isOpening = !this.isChecking;
    this.isChecking = isOpening && (await this.commands.run('check', 'load', () => import('../check/part.js')));
  };

  /** How loud it is, or how it may be seen. */
  #renderMicrophone(): TemplateResult | typeof nothing {
    const {level, allow, whyAllow, refused} = texts(this.terms.lang);
    if (this.#meter.isOn)
      return html`<div
        class="level"
        role="meter"
        aria-label=${level}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
      ></div>`;
    if (!this.#devices.isSecret) return html`<div class="level"></div>`;
    return html`
      <p class="quiet" role=${this.isRefused ? 'alert' : nothing}>${this.isRefused ? refused : whyAllow}</p>
      <button type="button" class="button small" @click=${this.#allow}>${allow}</button>
    `;
  }

  #renderDevice(name: 'microphone' | 'speaker', kind: MediaDeviceKind): TemplateResult {
    const words = texts(this.terms.lang);
    return renderDevices({
      ...this.#field(name, words[name]),
      devices: this.#devices.of(kind),
      chosen: this.#value.audio[name],
      none: words.systems,
      isMissing: words.isMissing,
      choose: device => this.#choose(name, device),
    });
  }

  #choose(name: 'microphone' | 'speaker', device: DeviceChoice | null): void {
    const {set, systems, [name]: label} = texts(this.terms.lang);
    this.#set(name, {audio: {[name]: device}}, set(label, device?.label ?? systems));
  }

  #renderShare(name: 'volume' | 'gain', most: number): TemplateResult {
    const {percent, [name]: label} = texts(this.terms.lang);
    const value = this.#value.audio[name];
    const set = (share: number) => this.#set(name, {audio: {[name]: share}});
    return renderLevel({...this.#field(name, label), value, most, said: percent(value), set});
  }

  /** Firefox lists a loudspeaker when the user has shown it in a window of the browser's own. */
  #renderFind(found: (device: DeviceChoice) => void): TemplateResult | typeof nothing {
    if (!('selectAudioOutput' in (navigator.mediaDevices ?? {}))) return nothing;
    const {findSpeaker} = texts(this.terms.lang);
    return html`<button type="button" class="button small" @click=${() => this.#find(found)}>${findSpeaker}</button>`;
  }

  #field(name: string, label: string): Field {
    const error = this.commands.error(name);
    return {name, label, problem: error ? errorText(error, this.terms) : ''};
  }

  #set(name: string, change: SettingsChange, said?: string): void {
    const {phone} = this.phones;
    if (!phone) return;
    void this.commands
      .run(name, 'set', () => phone.changeSettings(change))
      .then(isSet => {
        if (isSet && said) this.announce(said, 'polite');
        this.requestUpdate();
      });
  }

  readonly #allow = async (): Promise<void> => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({audio: true});
      stream.getTracks().forEach(track => track.stop());
      this.isRefused = false;
    } catch {
      this.isRefused = true;
    }
    await this.#devices.look();
    this.#meter.again();
  };

  async #find(found: (device: DeviceChoice) => void): Promise<void> {
    const devices = navigator.mediaDevices as MediaDevices & {selectAudioOutput(): Promise<MediaDeviceInfo>};
    // Closed without a choice.
    const device = await devices.selectAudioOutput().catch(() => null);
    if (!device) return;
    await this.#devices.look();
    found({id: device.deviceId, label: device.label});
  }
}
