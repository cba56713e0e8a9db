import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {page} from '../../script/page.js';
import type {HistoryEntry} from '../../protocol/index.js';

/** Milliseconds that the list must have been in view. */
const aLook = 1_000;

type Host = ReactiveControllerHost &
  HTMLElement & {readonly renderRoot: HTMLElement | DocumentFragment; further(): void};

/** Whether somebody has looked at the missed calls; those go on being marked for as long as the list is open. */
export class Seen implements ReactiveController {
  #new = new Set<string>();
  #hasUnseen = false;
  #isInView = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #observer: IntersectionObserver | null = null;
  #further: Element | null = null;

  constructor(
    private readonly host: Host,
    private readonly seen: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#new.clear();
    this.#observer = new IntersectionObserver(looks => {
      for (const {target, isIntersecting} of looks) {
        if (target === this.host) this.#isInView = isIntersecting;
        else if (isIntersecting) this.host.further();
      }
      this.#wait();
    });
    this.#observer.observe(this.host);
    page.addEventListener('visibilitychange', this.#wait);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    this.#further = null;
    page.removeEventListener('visibilitychange', this.#wait);
  }

  isNew(id: string): boolean {
    return this.#new.has(id);
  }

  /** What the list shows. */
  look(entries: readonly HistoryEntry[]): void {
    const unseen = entries.filter(({kind, seen}) => kind === 'missed' && !seen);
    const before = this.#new.size;
    for (const {id} of unseen) this.#new.add(id);
    if (this.#new.size > before) this.host.requestUpdate();
    this.#hasUnseen = unseen.length > 0;
    this.#wait();
    const further = this.host.renderRoot.querySelector('.further');
    // Observed anew: it may still be in view after more has come.
    if (this.#further) this.#observer?.unobserve(this.#further);
    if (further) this.#observer?.observe(further);
    this.#further = further;
  }

  readonly #wait = (): void => {
    const isLookedAt = this.#hasUnseen && this.#isInView && page.visibilityState === 'visible';
    if (!isLookedAt) clearTimeout(this.#timer);
    else if (this.#timer === undefined) this.#timer = setTimeout(this.now, aLook);
    if (!isLookedAt) this.#timer = undefined;
  };

  /** Whoever calls back has seen it. */
  readonly now = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#hasUnseen) this.seen();
  };
}
