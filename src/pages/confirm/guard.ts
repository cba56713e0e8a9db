/** Milliseconds without which nobody can have read what is asked. */
const REST = 500;

/**
 * Keeps buttons asleep until a person can have seen them: half a second, which begins anew with each press or key
 * meanwhile, and when the window comes back to the front or changes its size. So no click and no key that was meant for
 * something else is an answer.
 */
export class Guard {
  #awake = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onchange: () => void) {
    for (const type of ['focus', 'resize']) addEventListener(type, () => this.rest());
    document.addEventListener('visibilitychange', () => this.rest());
    const pressed = () => this.#awake || this.rest();
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, pressed, {capture: true});
    this.rest();
  }

  get awake(): boolean {
    return this.#awake;
  }

  /** Begins anew. */
  rest(): void {
    this.#set(false);
    clearTimeout(this.#timer);
    if (document.visibilityState === 'visible') this.#timer = setTimeout(() => this.#set(true), REST);
  }

  #set(awake: boolean): void {
    if (awake === this.#awake) return;
    this.#awake = awake;
    this.onchange();
  }
}
