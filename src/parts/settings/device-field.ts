import type {TemplateResult} from 'lit';
import type {DeviceChoice} from '../../protocol/index.js';
import {findDevice} from './device-list.js';
import {type Field, renderChoice} from './fields.js';

export interface DeviceField extends Field {
  readonly devices: readonly DeviceChoice[];
  readonly chosen: DeviceChoice | null;
  /** What it says where none is chosen. */
  readonly none: string;
  isMissing(label: string): string;
  choose(device: DeviceChoice | null): void;
}

/** A device, or none of them. One that is not there stays chosen. */
export function renderDevices({devices, chosen, none, isMissing, choose, ...field}: DeviceField): TemplateResult {
  const found = findDevice(devices, chosen);
  const missing = chosen && !found ? chosen : null;
  const all = missing ? [...devices, missing] : devices;
  const options = all.map(device => ({
    value: device.id,
    text: device === missing ? isMissing(device.label) : device.label,
  }));
  return renderChoice({
    ...field,
    value: (found ?? missing)?.id ?? '',
    options: [{value: '', text: none}, ...options],
    choose: id => choose(all.find(device => device.id === id) ?? null),
  });
}
