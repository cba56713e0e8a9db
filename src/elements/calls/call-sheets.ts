import type {Call, CallId, EndedCall} from '../../protocol/index.js';
import type {Sheet} from '../sheet.js';
import type {Consulted} from './consulted.js';

/** What the calls have become. */
interface Course {
  readonly calls: readonly Call[];
  /** The one that ended last. */
  readonly ended: EndedCall | undefined;
  /** Who has left, while another one waits. */
  readonly gone: EndedCall | undefined;
  /** The call that one talked in, and that one talks in now. */
  readonly former: CallId | undefined;
  readonly current: CallId | undefined;
}

/** Opens and closes what the clerk has beside a call, as calls come and go. */
export class CallSheets {
  readonly #seen = new Set<CallId>();
  #lastEnded: CallId = '';

  constructor(
    private readonly sheet: Sheet,
    private readonly consulted: Consulted,
  ) {}

  look({calls, ended, gone, former, current}: Course): void {
    for (const call of calls) {
      // The page before this one had a transfer half written.
      if (!this.#seen.has(call.id) && call.draft) this.sheet.show('transfer');
      this.#seen.add(call.id);
    }
    const isOver = !current && calls.length < this.#seen.size;
    if ((gone && gone.reason !== 'failed') || isOver) this.#forget('transfer', 'keypad');
    // The form is for one caller: who comes to talk with another one does not send that one away.
    const isOther = former && current && former !== current && !this.consulted.areOfOneTransfer(former, current);
    // Who has gone back to the caller is done with it, and who is asked about one that has left; who could not be had is
    // followed by another one.
    const isDone =
      ended &&
      ended.id !== this.#lastEnded &&
      (this.consulted.has(ended) ? ended.reason.endsWith('-here') : this.consulted.wasFor(current, ended.id));
    if (isOther || isDone) this.#forget('transfer');
    this.#lastEnded = ended?.id ?? '';
    if (isOver) this.#seen.clear();
  }

  #forget(...sheets: readonly string[]): void {
    if (sheets.includes(this.sheet.open)) this.sheet.show('');
  }
}
