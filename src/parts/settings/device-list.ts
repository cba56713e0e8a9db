import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {DeviceChoice} from '../../protocol/index.js';

/** Milliseconds: one plug makes several events. */
const settling = 200;

/** The devices of this browser while an element shows them; it renders again when they come and go. */
export class DeviceList implements ReactiveController {
  #all: readonly MediaDeviceInfo[] = [];
  #settled: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    navigator.mediaDevices?.addEventListener('devicechange', this.#onchange);
    void this.look();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    clearTimeout(this.#settled);
    navigator.mediaDevices?.removeEventListener('devicechange', this.#onchange);
  }

  /** Those that can be chosen: Chromium lists its aliases for the system's default besides, and all of them nameless without permission. */
  of(kind: MediaDeviceKind): readonly DeviceChoice[] {
    return this.#all
      .filter(device => device.kind === kind && device.label && !/^(default|communications)$/.test(device.deviceId))
      .map(({deviceId, label}) => ({id: deviceId, label}));
  }

  /** Whether the browser keeps the devices to itself until the microphone is allowed. */
  get isSecret(): boolean {
    return this.#all.some(({kind, label}) => kind === 'audioinput' && !label);
  }

  async look(): Promise<void> {
    // Where the browser refuses it there is the system's default alone.
    this.#all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    if (this.#isConnected) this.host.requestUpdate();
  }

  readonly #onchange = (): void => {
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => void this.look(), settling);
  };
}

/** The one of a choice, by id, else by label. */
export const findDevice = (devices: readonly DeviceChoice[], choice: DeviceChoice | null): DeviceChoice | undefined =>
  choice ? (devices.find(({id}) => id === choice.id) ?? devices.find(({label}) => label === choice.label)) : undefined;
