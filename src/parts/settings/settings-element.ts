import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {PhoneController, TopicController} from '../../controllers/index.js';
import {errorText} from '../../elements/error-text.js';
import {WidgetElement, widgetStyles} from '../../elements/widget.js';
import {type AudioSettings, type DeviceChoice, type Settings, defaultSettings} from '../../protocol/index.js';
import {DeviceList} from './device-list.js';
import {renderDevices, renderLevel, renderSwitch} from './fields.js';
import {LevelMeter} from './level-meter.js';
import {settingsStyles} from './settings-styles.js';
import {texts} from './texts.js';

const switches = ['noise', 'echo', 'automaticGain'] as const;

/**
 * @summary How calls sound: microphone, loudspeaker, and what is done to the voice. It holds for all pages of this browser, at once.
 * A page of another host says where it can be set.
 *
 * @csspart panel - The box.
 */
export class SettingsElement extends WidgetElement {
  static override styles = [widgetStyles, settingsStyles];

  protected readonly phones = new PhoneController(this, () => null);
  readonly #settings = new TopicController(this, 'settings', () => this.phones.phone);
  readonly #devices = new DeviceList(this);
  readonly #meter = new LevelMeter(this);
  /** The user, or a policy, has said no. */
  @state() private isRefused = false;
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
        ${this.#isGuest ? html`<p class="quiet">${elsewhere}</p>` : this.#renderCall()}
      </section>
    `;
  }

  protected override updated(): void {
    if (this.isUsed && !this.#isGuest && this.phones.phone) void this.#meter.show(this.#value.audio);
    else this.#meter.hide();
  }

  /** A page of another host may not change them. */
  get #isGuest(): boolean {
    return this.phones.phone?.confirmsNumbers ?? false;
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
        ${this.#renderDevice('speaker', 'audiooutput')}
        ${
          'selectAudioOutput' in (navigator.mediaDevices ?? {})
            ? html`<button type="button" class="button small" @click=${this.#findSpeaker}>${words.findSpeaker}</button>`
            : nothing
        }
        ${this.#renderShare('volume', 1)}
        <div class="switches">
          ${switches.map(name =>
            renderSwitch({
              ...this.#field(name),
              on: audio[name],
              set: on => this.#set(name, {[name]: on}),
            }),
          )}
        </div>
      </fieldset>
    `;
  }

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
    const {systems, isMissing, set} = texts(this.terms.lang);
    const field = this.#field(name);
    return renderDevices({
      ...field,
      devices: this.#devices.of(kind),
      chosen: this.#value.audio[name],
      systems,
      isMissing,
      choose: device => this.#set(name, {[name]: device}, set(field.label, device?.label ?? systems)),
    });
  }

  #renderShare(name: 'volume' | 'gain', most: number): TemplateResult {
    const value = this.#value.audio[name];
    const said = texts(this.terms.lang).percent(value);
    return renderLevel({...this.#field(name), value, most, said, set: share => this.#set(name, {[name]: share})});
  }

  #field(name: keyof AudioSettings): {name: string; label: string; problem: string} {
    const error = this.commands.error(name);
    return {name, label: texts(this.terms.lang)[name], problem: error ? errorText(error, this.terms) : ''};
  }

  #set(name: keyof AudioSettings, audio: Partial<AudioSettings>, said?: string): void {
    const {phone} = this.phones;
    if (!phone) return;
    void this.commands
      .run(name, 'set', () => phone.changeSettings({audio}))
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

  /** Firefox lists a loudspeaker when the user has shown it in a window of the browser's own. */
  readonly #findSpeaker = async (): Promise<void> => {
    const devices = navigator.mediaDevices as MediaDevices & {selectAudioOutput(): Promise<MediaDeviceInfo>};
    // Closed without a choice.
    const device = await devices.selectAudioOutput().catch(() => null);
    if (!device) return;
    await this.#devices.look();
    const speaker: DeviceChoice = {id: device.deviceId, label: device.label};
    this.#set('speaker', {speaker}, texts(this.terms.lang).set(this.#field('speaker').label, speaker.label));
  };
}
