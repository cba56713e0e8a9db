import type {Lamp} from '../../../protocol/index.js';
import {DIALOG_INFO, readDialogInfo} from './dialog-info.js';
import type {Feed} from './feed.js';

/** Dialogs of one line; more are not believed. */
const MOST = 50;

/** The lamp of one line: right or unknown, never out of date (RFC 4235 §4.3). */
export class LampFeed implements Feed {
  readonly event = 'dialog';
  readonly accept = [DIALOG_INFO];
  /** Null: no whole state to add to. */
  #version: number | null = null;
  #dialogs = new Map<string, Lamp>();
  #closed = false;

  get lamp(): Lamp {
    if (this.#version === null) return 'unknown';
    const lamps = new Set(this.#dialogs.values());
    return (
      (['busy', 'unknown', 'ringing'] as const).find(lamp => lamps.has(lamp)) ??
      (this.#closed ? 'unregistered' : 'idle')
    );
  }

  take(type: string, body: string): boolean {
    const info = type === DIALOG_INFO ? readDialogInfo(body) : null;
    if (!info) {
      this.forget();
      return true;
    }
    const {version, full, closed, dialogs} = info;
    if (full) this.#dialogs.clear();
    else if (this.#version === null || version > this.#version + 1) {
      this.forget();
      return false;
    } else if (version <= this.#version) return true;
    this.#version = version;
    this.#closed = closed;
    for (const {id, lamp} of dialogs) {
      if (lamp === 'idle') this.#dialogs.delete(id);
      else this.#dialogs.set(id, lamp);
    }
    if (this.#dialogs.size > MOST) this.forget();
    return true;
  }

  forget(): void {
    this.#version = null;
    this.#dialogs.clear();
  }
}
