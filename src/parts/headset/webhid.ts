/** @file What is used of WebHID (https://wicg.github.io/webhid/), which TypeScript does not know. */
import {PhoneError} from '../../protocol/index.js';

export interface HidItem {
  readonly isConstant?: boolean;
  /** An array: its fields say which usages are on. Otherwise each usage has a field of its own. */
  readonly isArray?: boolean;
  readonly isAbsolute?: boolean;
  /** It returns to it by itself when nobody presses: a button. */
  readonly hasPreferredState?: boolean;
  readonly isRange?: boolean;
  /** The page in the upper half. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly logicalMinimum?: number;
  /** Bits. */
  readonly reportSize?: number;
  readonly reportCount?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
  readonly children?: readonly HidCollection[];
}

export interface HidInput extends Event {
  readonly reportId: number;
  readonly data: DataView;
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array): Promise<void>;
}

export interface Hid extends EventTarget {
  getDevices(): Promise<readonly HidDevice[]>;
  requestDevice(options: {readonly filters: readonly {readonly usagePage: number}[]}): Promise<readonly HidDevice[]>;
}

/** Null where the browser has no WebHID, which Firefox and Safari do not; nor does a server. */
export const webHid = (): Hid | null => (globalThis.navigator as {hid?: Hid} | undefined)?.hid ?? null;

/** The usage page of telephones and headsets. */
export const telephony = 0x0b;

const isHeadset = ({collections}: HidDevice): boolean => collections.some(({usagePage}) => usagePage === telephony);

/** The headsets that this page may use and that are there. */
export async function permitted(hid: Hid): Promise<readonly HidDevice[]> {
  // Where Permissions-Policy or an administrator forbids it, it rejects.
  const devices = await hid.getDevices().catch(() => []);
  return devices.filter(isHeadset);
}

/** Opens a device, unless this page has it open. Rejects with `headset-busy`. */
export async function open(device: HidDevice): Promise<void> {
  if (device.opened) return;
  await device.open().catch((thrown: unknown) => {
    // The browser does not say why. It may be out of the socket by now: who looks for it sees that it is gone.
    throw new PhoneError('headset-busy', thrown instanceof DOMException ? thrown.name : 'open', {retryable: true});
  });
}
