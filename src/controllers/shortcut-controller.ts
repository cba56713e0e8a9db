import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface Shortcut {
  /** A letter, as on the key. */
  readonly letter: string;
  readonly isActive: () => boolean;
  readonly run: () => void;
}

/**
 * One shortcut for the whole page, with Ctrl, Alt and Shift: three modifiers, because Ctrl and Alt alone are AltGr
 * on German keyboards and write characters (WCAG 2.1.4). It acts only while `isActive`, and only once per press.
 */
export class ShortcutController implements ReactiveController {
  readonly #shortcut: Shortcut;

  constructor(host: ReactiveControllerHost, shortcut: Shortcut) {
    this.#shortcut = shortcut;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeydown, true);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeydown, true);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {letter, isActive, run} = this.#shortcut;
    if (!event.ctrlKey || !event.altKey || !event.shiftKey || event.metaKey || event.repeat) return;
    // With Alt, some layouts yield another character than the one on the key.
    if (event.key.toLowerCase() !== letter && event.code !== `Key${letter.toUpperCase()}`) return;
    if (!isActive()) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}
