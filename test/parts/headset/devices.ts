/**
 * @file Headsets as their makers and others have published them: what each says of itself, and how it behaves. Where a whole descriptor
 * is public it stands here; elsewhere the one that the published bits make.
 */
import {type HidCollection, type HidDevice, type HidReport} from '../../../src/parts/headset/webhid.js';
import {collectionsOf, reportOf} from './descriptors.js';

export const usage = {
  hook: 0x0b0020,
  flash: 0x0b0021,
  hold: 0x0b0023,
  drop: 0x0b0026,
  mute: 0x0b002f,
  reject: 0x090007,
} as const;
export const led = {
  mute: 0x080009,
  offHook: 0x080017,
  ring: 0x080018,
  hold: 0x080020,
  microphone: 0x080021,
  onLine: 0x08002a,
};

export interface Model {
  readonly name: string;
  readonly descriptor: string;
}

/**
 * Dell SP325, 413c:8223, as read from Linux' hidraw by the "meeting-scribe" project: a Realtek chip's descriptor that others have as
 * well. The hook is a switch, the mute key a relative button.
 */
export const dell: Model = {
  name: 'Dell SP325',
  descriptor: `050c0901a101850c1500250109e909ea09e209cd09b509b609b009b1750195088102c0
    0613ff0901a101150026ff00850609007508953d9102850709007508953d8102c0
    0614ff0901a101150026ff0085100900750895058102c0
    0699ff0901a101859a150026ff00953f75080903b102859b150025019501750109048106750195078101c0
    050b0905a1011500250175018505092095018122092f95018106092409210997092a0950950581060907050909017501950181020508
    850509170909091809200921092a9506912295029101c0`,
};

/** Plantronics Blackwire 3220, 047f:c056: https://github.com/libusb/hidapi/pull/262. A report for each light. */
export const plantronics: Model = {
  name: 'Plantronics Blackwire 3220',
  descriptor: `05 0b 09 05 a1 01
    85 08 09 2f 15 00 25 01 75 01 95 01 81 06 09 20 09 21 15 00 25 01 75 01 95 02 81 22
    85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22
    85 17 09 17 15 00 25 01 75 01 95 01 91 22
    85 18 09 18 15 00 25 01 75 01 95 01 91 22
    85 20 09 20 15 00 25 01 75 01 95 01 91 22 c0`,
};

/** Bits of Jabra's, which Gigaset's ION has as well: https://teamwork.gigaset.com/gigawiki/pages/viewpage.action?pageId=1136427703 */
const jabraBits = (kind: '01' | '05') => `05 0b 09 ${kind} a1 01 85 02 15 00 25 01 75 01
    09 20 95 01 81 22  09 97 09 2a 95 02 81 22  09 2f 95 01 81 06  09 21 09 24 09 50 95 03 81 06
    05 09 09 07 95 01 81 06  95 08 81 01
    05 08 09 17 09 09 09 18 09 20 09 21 09 2a 95 06 91 22  05 0b 09 9e 95 01 91 22  95 09 91 01 c0`;

/**
 * The dongle of Jabra's wireless headsets. An off-hook that is not answered in some two seconds is taken back, and what it is told it
 * says in turn: https://github.com/WICG/webhid/issues/61 and developer.jabra.com, "Interacting with Jabra devices".
 */
export const jabraLink: Model = {name: 'Jabra Link 380', descriptor: jabraBits('05')};

export const gigaset: Model = {name: 'Gigaset ION', descriptor: jabraBits('01')};

/** Bits in github.com/purecloudlabs/softphone-vendor-headsets, yealink.ts. */
const yealinkBits = `85 04 15 00 25 01 75 01 05 0b 09 20 95 01 81 22  95 01 81 01  05 0b 09 2f 09 21 95 02 81 06
    95 02 81 01  05 09 09 07 95 01 81 06  95 01 81 01
    05 08 09 17 09 09 09 18 09 20 95 04 91 22 95 04 91 01`;
export const yealink: Model = {name: 'Yealink WH66', descriptor: `05 0b 09 05 a1 01 ${yealinkBits} c0`};

/** The UH38 has its reports in an inner collection, with another id: pull request 150 there. */
export const yealinkNested: Model = {
  name: 'Yealink UH38',
  descriptor: `05 0b 09 05 a1 01 05 0b 09 05 a1 02 ${yealinkBits.replace('85 04', '85 02')} c0 c0`,
};

/**
 * Sennheiser (EPOS) SC 230, 1395:0028. Its keys spring back, and it wakes up by "on-line": what CounterPath's X-Lite has of it in
 * HID/1395-0028.cps.
 */
export const sennheiser: Model = {
  name: 'Sennheiser SC 230 USB CTRL II',
  descriptor: `05 0b 09 05 a1 01 85 01 15 00 25 01 75 01 09 20 09 2f 95 02 81 06 95 06 81 01
    05 08 09 17 09 2a 09 09 09 18 95 04 91 02 95 04 91 01 c0`,
};

/** Logitech H820e, 046d:0a4a: "Momentary" keys in X-Lite's HID/046D-0A4A.cps, and yet absolute. */
export const logitech: Model = {
  name: 'Logitech H820e',
  descriptor: `05 0b 09 05 a1 01 85 08 15 00 25 01 75 01 09 20 09 2f 95 02 81 02 95 06 81 01
    05 08 09 17 09 09 09 18 95 03 91 02 95 05 91 01 c0`,
};

/** Google's speakermic: its mute key is a switch, 1 is muted. https://github.com/systemd/systemd/pull/23372 */
export const speakermic: Model = {
  name: 'Google Hangouts Meet speakermic',
  descriptor: `05 0b 09 05 a1 01 85 01 15 00 25 01 75 01 09 20 09 2f 95 02 81 22 95 06 81 01
    05 08 09 17 09 09 95 02 91 22 95 06 91 01 c0`,
};

/** A desk phone whose keys are an array, the form of HID 1.11, appendix on telephony (6.2.2.5: 0 is none of them). */
export const arrayPhone: Model = {
  name: 'Telephone with an array of keys',
  descriptor: `05 0b 09 01 a1 01 85 03 15 01 25 10 75 08 95 02 19 20 29 2f 81 00 c0`,
};

/** A device that can be opened, told and pressed. */
export class FakeDevice extends EventTarget implements HidDevice {
  opened = false;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  /** What it was told: the report's id and its bytes. */
  readonly told: (readonly [number, ...number[]])[] = [];
  /** Another program has it for itself. */
  isHeld = false;
  /** What it does when it is told something. */
  onTold: (on: ReadonlySet<number>) => void = () => {};
  readonly #on = new Set<number>();
  readonly #lit = new Set<number>();

  constructor({name, descriptor}: Model) {
    super();
    this.productName = name;
    this.collections = collectionsOf(descriptor);
  }

  async open(): Promise<void> {
    if (this.isHeld) throw new DOMException('Failed to open the device.', 'NotAllowedError');
    if (this.opened) throw new DOMException('The device is already open.', 'InvalidStateError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async sendReport(reportId: number, data: Uint8Array): Promise<void> {
    if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError');
    const report = this.#reports('outputReports').find(other => other.reportId === reportId);
    if (!report) throw new DOMException('Failed to write the report.', 'NotAllowedError');
    const expected = reportOf(report, []).length;
    if (data.length !== expected) throw new Error(`${data.length} bytes instead of ${expected}`);
    this.told.push([reportId, ...data]);
    for (const light of Object.values(led)) {
      const [alone] = [reportOf(report, [light])];
      if (!alone.some(byte => byte)) continue;
      const isLit = alone.some((byte, index) => byte & (data[index] ?? 0));
      this.#lit[isLit ? 'add' : 'delete'](light);
    }
    this.onTold(this.#lit);
  }

  /** The names of what is lit. */
  get lit(): readonly string[] {
    return Object.entries(led)
      .filter(([, light]) => this.#lit.has(light))
      .map(([name]) => name)
      .sort();
  }

  /** Says that one of its keys is down, or not any more. */
  says(key: number, on: boolean): void {
    this.#on[on ? 'add' : 'delete'](key);
    const report = this.#reports('inputReports').find(({items = []}) =>
      items.some(
        ({usages = [], isRange, usageMinimum = 0, usageMaximum = 0}) =>
          usages.includes(key) || (isRange && key >= usageMinimum && key <= usageMaximum),
      ),
    );
    if (!report) throw new Error(`${this.productName} has no key ${key.toString(16)}`);
    const data = new DataView(reportOf(report, [...this.#on]).buffer);
    if (this.opened) this.dispatchEvent(Object.assign(new Event('inputreport'), {reportId: report.reportId, data}));
  }

  /** Down, and up again. */
  presses(key: number): void {
    this.says(key, true);
    this.says(key, false);
  }

  #reports(kind: 'inputReports' | 'outputReports'): HidReport[] {
    const all = (collections: readonly HidCollection[]): HidReport[] =>
      collections.flatMap(collection => [...(collection[kind] ?? []), ...all(collection.children ?? [])]);
    return all(this.collections.filter(({usagePage}) => usagePage === 0x0b));
  }
}
