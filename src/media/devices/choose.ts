/**
 * @file Which microphone and which loudspeaker a call has. The rule: what the user has chosen, if it is there; else the system's
 * default. But who has a headset may have somebody in the room who must not hear the other side: from a headset the sound goes to
 * another headset or nowhere, and never by itself to a loudspeaker.
 */
import type {DeviceChoice} from '../../protocol/index.js';

/** What the browser tells of a device: `MediaDeviceInfo`. */
export type Device = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId' | 'label'>;

/** Windows, macOS and Linux put the kind into the label, in the language of the system. */
const headset = /head-?\s?(set|phone)|kopfh|ohrh|ear-?\s?(phone|piece|bud)|hands-?free|handset|airpods/i;

/** Whether it is certain that nobody else in the room hears it. */
export const isPrivate = ({label}: {readonly label: string}): boolean => headset.test(label);

/** Chromium's names for what the system has chosen; each such device is in the list by its own id as well. */
const isAlias = ({deviceId}: Device): boolean => deviceId === 'default' || deviceId === 'communications';

/** The devices of a kind that can be chosen. Without a permission browsers tell one of each kind, with nothing in it. */
export const choicesOf = (devices: readonly Device[], kind: MediaDeviceKind): readonly Device[] =>
  devices.filter(device => device.kind === kind && device.deviceId && !isAlias(device));

/** The device of a choice, by id, else by label; null: it is not there. */
export function find(devices: readonly Device[], choice: DeviceChoice | null): Device | null {
  if (!choice) return null;
  return (
    devices.find(({deviceId}) => deviceId === choice.id) ??
    devices.find(({label}) => label !== '' && label === choice.label) ??
    null
  );
}

/** The device that the system uses; null where the browser does not tell. Chromium: an alias of its own, "Default - Headset". */
export function systemDefault(devices: readonly Device[], kind: MediaDeviceKind): Device | null {
  const all = devices.filter(device => device.kind === kind);
  const alias = all.find(({deviceId}) => deviceId === 'default');
  const same = all.filter(device => !isAlias(device) && alias?.groupId === device.groupId);
  return same.find(({label}) => label && alias?.label.endsWith(label)) ?? same[0] ?? null;
}

/** The microphone to be used: null for the system's default. `isMissing`: the chosen one is not there. */
export function chooseMicrophone(
  devices: readonly Device[],
  wanted: DeviceChoice | null,
): {readonly device: Device | null; readonly isMissing: boolean} {
  const device = find(choicesOf(devices, 'audioinput'), wanted);
  return {device, isMissing: wanted !== null && !device};
}

export interface Output {
  /** Null: the system's default. */
  readonly device: Device | null;
  /** Nothing is played, so that nobody else hears it. */
  readonly silent: boolean;
  /** It is not what the user has chosen, or was heard until now. */
  readonly isOther: boolean;
}

/** Where a call is heard. `heard`: where it was heard until now, as far as that is known. */
export function chooseSpeaker(
  devices: readonly Device[],
  wanted: DeviceChoice | null,
  heard: DeviceChoice | null,
): Output {
  const speakers = choicesOf(devices, 'audiooutput');
  const chosen = find(speakers, wanted);
  if (chosen) return {device: chosen, silent: false, isOther: false};
  const fallback = systemDefault(devices, 'audiooutput');
  const lost = wanted ?? (heard && !find(speakers, heard) ? heard : null);
  // Firefox lists only what it was allowed to use in this page: what it does not list may well be there.
  const isTold = fallback !== null || heard !== null;
  if (!lost || !isTold || !isPrivate(lost) || (fallback && isPrivate(fallback)))
    return {device: null, silent: false, isOther: lost !== null};
  const other = speakers.find(isPrivate) ?? null;
  return {device: other, silent: !other, isOther: true};
}
