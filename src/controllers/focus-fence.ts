import type {ReactiveController, ReactiveControllerHost} from 'lit';

const types = ['focusin', 'focusout', 'focus'];

/**
 * Keeps from the page that the focus came to an element: dialogs made of script (Bootstrap, jQuery UI) hear of it at the
 * document and pull it back into themselves. Nothing else is kept from anybody.
 */
export class FocusFence implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of types) addEventListener(type, this.#stop, true);
  }

  hostDisconnected(): void {
    for (const type of types) removeEventListener(type, this.#stop, true);
  }

  readonly #stop = (event: Event): void => {
    if (event.composedPath().includes(this.host)) event.stopImmediatePropagation();
  };
}
