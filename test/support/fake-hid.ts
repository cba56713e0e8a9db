/** @file A browser's headset keys, set by hand: import it before what uses them. */
import type {FakeDevice} from '../parts/headset/devices.js';

/** WebHID of a browser: which devices are plugged in, and which the page may use. */
class FakeHid extends EventTarget {
  /** What the page may use, and is there. */
  permitted: FakeDevice[] = [];
  /** What the user picks when the browser asks. */
  picks: FakeDevice[] | DOMException = [];
  asked: unknown[] = [];

  async getDevices(): Promise<readonly FakeDevice[]> {
    return [...this.permitted];
  }

  async requestDevice(options: unknown): Promise<readonly FakeDevice[]> {
    this.asked.push(options);
    if (this.picks instanceof DOMException) throw this.picks;
    this.permitted.push(...this.picks);
    return this.picks;
  }

  plug(device: FakeDevice): void {
    this.permitted.push(device);
    this.dispatchEvent(Object.assign(new Event('connect'), {device}));
  }

  unplug(device: FakeDevice): void {
    this.permitted = this.permitted.filter(other => other !== device);
    device.opened = false;
    this.dispatchEvent(Object.assign(new Event('disconnect'), {device}));
  }
}

export const hid = new FakeHid();

export function setHid(value: FakeHid | undefined): void {
  Object.defineProperty(navigator, 'hid', {configurable: true, get: () => value});
}

setHid(hid);

/** What the browser shows of a call. */
export const session = new Map<string, (() => void) | null>();
let isActive: boolean | undefined;
export const microphone = (): boolean | undefined => isActive;
navigator.mediaSession.setActionHandler = (action, handler) => void session.set(action, handler as () => void);
Object.assign(navigator.mediaSession, {setMicrophoneActive: (active: boolean) => (isActive = active)});
