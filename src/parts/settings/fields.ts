/** @file The fields of the settings, each with its words: what is chosen is set at once. */
import {html, nothing, type TemplateResult} from 'lit';
import type {DeviceChoice} from '../../protocol/index.js';
import {findDevice} from './device-list.js';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** What went wrong when it was set. */
  readonly problem: string;
}

export interface DeviceField extends Field {
  readonly devices: readonly DeviceChoice[];
  readonly chosen: DeviceChoice | null;
  readonly systems: string;
  isMissing(label: string): string;
  choose(device: DeviceChoice | null): void;
}

const problemOf = ({name, problem}: Field): TemplateResult | typeof nothing =>
  problem ? html`<p class="message bad" id="problem-${name}">${problem}</p>` : nothing;

const describes = ({name, problem}: Field): string | typeof nothing => (problem ? `problem-${name}` : nothing);

/** A device, or the system's default. One that is not there stays chosen. */
export function renderDevices(field: DeviceField): TemplateResult {
  const {name, label, devices, chosen, systems, isMissing, choose} = field;
  const found = findDevice(devices, chosen);
  const missing = chosen && !found ? chosen : null;
  const all = missing ? [...devices, missing] : devices;
  const value = found?.id ?? missing?.id ?? '';
  const onchange = ({target}: Event) => {
    const {value: id} = target as HTMLSelectElement;
    choose(all.find(device => device.id === id) ?? null);
  };
  return html`
    <div class="row">
      <label for=${name}>${label}</label>
      <select class="field" id=${name} aria-describedby=${describes(field)} .value=${value} @change=${onchange}>
        <option value="" ?selected=${value === ''}>${systems}</option>
        ${all.map(
          device =>
            html`<option value=${device.id} ?selected=${device.id === value}>
              ${device === missing ? isMissing(device.label) : device.label}
            </option>`,
        )}
      </select>
      ${problemOf(field)}
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
      ${problemOf(field)}
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
      ${problemOf(field)}
    </div>
  `;
}
