import type {ReactiveControllerHost} from 'lit';
import type {HistoryEntry} from '../../protocol/index.js';

type Host = ReactiveControllerHost & {readonly renderRoot: HTMLElement | DocumentFragment};

/**
 * Nothing moves under the pointer, nor what has the focus: while either is at the list, calls that come stay away until they are asked
 * for. What goes goes at once, and what is older may follow below.
 */
export class Held {
  #known: ReadonlySet<string> | null = null;
  #oldest = 0;
  #isAtPointer = false;

  constructor(
    private readonly host: Host,
    private readonly entries: () => readonly HistoryEntry[],
  ) {}

  readonly hold = (): void => {
    const entries = this.entries();
    this.#known ??= new Set(entries.map(({id}) => id));
    this.#oldest ||= entries.at(-1)?.startedAt ?? 0;
  };

  readonly onPointerenter = (): void => {
    this.#isAtPointer = true;
    this.hold();
  };

  readonly onPointerleave = (): void => {
    this.#isAtPointer = false;
    this.letGo();
  };

  /** The focus may go on to another row. */
  readonly letGo = (): void => {
    setTimeout(() => {
      const {activeElement} = this.host.renderRoot as ShadowRoot;
      if (!this.#isAtPointer && !activeElement?.closest('.list')) this.release();
    });
  };

  readonly release = (): void => {
    this.#known = null;
    this.#oldest = 0;
    this.host.requestUpdate();
  };

  /** How many stay away. */
  waiting(entries: readonly HistoryEntry[]): number {
    return entries.length - this.shown(entries).length;
  }

  shown(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
    const known = this.#known;
    return known ? entries.filter(({id, startedAt}) => startedAt < this.#oldest || known.has(id)) : entries;
  }
}
