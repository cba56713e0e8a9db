import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ShortcutName} from '../protocol/index.js';
import type {GatedPhone} from './gated-phone.js';
import {SettingsController} from './settings-controller.js';
import {addShortcut} from './shortcuts.js';

export interface HostShortcut {
  readonly name: ShortcutName;
  readonly phone: () => GatedPhone | null;
  readonly isActive: () => boolean;
  readonly run: () => void;
}

/** A shortcut of the page for as long as an element is in it, with the keys that the user has set. It acts only while `isActive`. */
export class ShortcutController implements ReactiveController {
  readonly #shortcut: HostShortcut;
  readonly #settings: SettingsController;
  #end: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, shortcut: HostShortcut) {
    this.#shortcut = shortcut;
    this.#settings = new SettingsController(host, shortcut.phone);
    host.addController(this);
  }

  /** Null: it is off. */
  get keys(): string | null {
    return this.#settings.value.shortcuts[this.#shortcut.name]?.key ?? null;
  }

  hostConnected(): void {
    const {name, isActive, run} = this.#shortcut;
    this.#end = addShortcut({
      name,
      keys: () => this.#settings.value.shortcuts,
      find: () => (isActive() ? run : undefined),
    });
  }

  hostDisconnected(): void {
    this.#end?.();
  }
}
