/** @file The fields of the settings, each with its words: what is chosen is set at once. */
import {html, nothing, type TemplateResult} from 'lit';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** What went wrong when it was set. */
  readonly problem: string;
  /** What else there is to know of it. */
  readonly note?: string;
}

const tell = ({name, problem, note}: Field): TemplateResult => html`
  ${note ? html`<p class="quiet" id="note-${name}">${note}</p>` : nothing}
  ${problem ? html`<p class="message bad" id="problem-${name}">${problem}</p>` : nothing}
`;

const describes = ({name, problem, note}: Field): string | typeof nothing =>
  [note && `note-${name}`, problem && `problem-${name}`].filter(Boolean).join(' ') || nothing;

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface ChoiceField extends Field {
  readonly value: string;
  readonly options: readonly Option[];
  /** Of another kind than those. */
  readonly others?: {readonly label: string; readonly options: readonly Option[]};
  choose(value: string): void;
}

export function renderChoice(field: ChoiceField): TemplateResult {
  const {name, label, value, options, others, choose} = field;
  const render = (each: Option) =>
    html`<option value=${each.value} ?selected=${each.value === value}>${each.text}</option>`;
  return html`
    <div class="row">
      <label for=${name}>${label}</label>
      <div class="pick">
        <select
          class="field"
          id=${name}
          aria-describedby=${describes(field)}
          .value=${value}
          @change=${({target}: Event) => choose((target as HTMLSelectElement).value)}
        >
          ${options.map(render)}
          ${
            others?.options.length
              ? html`<optgroup label=${others.label}>${others.options.map(render)}</optgroup>`
              : nothing
          }
        </select>
      </div>
      ${tell(field)}
    </div>
  `;
}

export interface LevelField extends Field {
  readonly value: number;
  readonly most: number;
  readonly said: string;
  set(value: number): void;
}

export function renderLevel(field: LevelField): TemplateResult {
  const {name, label, value, most, said, set} = field;
  return html`
    <div class="row">
      <label for=${name}>${label}</label>
      <output for=${name} aria-hidden="true">${said}</output>
      <input
        type="range"
        id=${name}
        min="0"
        max=${most}
        step="0.05"
        aria-valuetext=${said}
        aria-describedby=${describes(field)}
        .value=${String(value)}
        @change=${({target}: Event) => set((target as HTMLInputElement).valueAsNumber)}
      />
      ${tell(field)}
    </div>
  `;
}

export interface SwitchField extends Field {
  readonly on: boolean;
  set(on: boolean): void;
}

export function renderSwitch(field: SwitchField): TemplateResult {
  const {label, on, set} = field;
  const onchange = ({target}: Event) => {
    // It says what holds: the core's word, not the click.
    (target as HTMLInputElement).checked = on;
    set(!on);
  };
  return html`
    <div class="switch">
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-checked=${on}
          aria-describedby=${describes(field)}
          .checked=${on}
          @change=${onchange}
        />
        ${label}
      </label>
      ${tell(field)}
    </div>
  `;
}
