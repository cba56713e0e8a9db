/**
 * @file What happened of late, for whoever has to find out why a phone did not do what it should. No name, number, address or secret
 * of a call is ever written down: what is noted are words of our own, and what came from elsewhere is redacted first.
 */
import {
  PhoneError,
  wordsOf,
  type Call,
  type EndedCall,
  type PhoneErrorData,
  type PhoneState,
} from '../protocol/index.js';

/** Entries that are kept. */
const most = 500;
const longest = 80;

/** A text from elsewhere without addresses; of a number its first digits and its length. */
export const redact = (text: string): string =>
  text
    .replace(/\S*[@:/]\S*/g, '…')
    .replace(/\d{4,}/g, digits => `${digits.slice(0, 3)}…(${digits.length})`)
    .replace(/[^\w …().-]/g, '')
    .slice(0, longest);

export class Diagnostics {
  #lines: string[] = [];
  #state: PhoneState | null = null;
  /** Calls have ordinals here: their ids are known to the PBX. */
  #ordinals = new Map<string, number>();
  #count = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** `detail`: words of our own, or redacted by {@link redact}. */
  note(kind: string, detail = ''): void {
    this.#lines.push(`${new Date(this.now()).toISOString()} ${kind} ${redact(detail)}`.trimEnd());
    if (this.#lines.length > most) this.#lines.shift();
  }

  /** What went wrong and was got over: of an error its code and kind alone, for its text may quote a message. */
  failed(what: string, thrown: unknown): void {
    this.note('failed', `${what} ${wordsOf(thrown)}`);
  }

  /** Carries out a command, at once, and notes how it went. */
  async settled<Value>(command: string, work: () => Promise<Value> | Value): Promise<Value> {
    try {
      const value = await work();
      this.note(command, 'ok');
      return value;
    } catch (thrown) {
      this.note(command, errorWords(PhoneError.of(thrown)));
      throw thrown;
    }
  }

  /** Notes what is new since the last state. */
  follow(state: PhoneState): void {
    const before = this.#state;
    this.#state = state;
    for (const slice of ['connection', 'registration'] as const) {
      const {status, error} = state[slice];
      if (status !== before?.[slice].status || error?.code !== before?.[slice].error?.code)
        this.note(slice, `${status} ${errorWords(error)}`);
    }
    if (state.pages.count !== before?.pages.count) this.note('pages', `${state.pages.count}`);
    for (const call of state.calls)
      this.#followCall(
        call,
        before?.calls.find(({id}) => id === call.id),
      );
    for (const ended of state.ended) if (!before?.ended.some(({id}) => id === ended.id)) this.#end(ended);
  }

  /** The entries, oldest first, a line each. */
  get text(): string {
    return this.#lines.join('\n');
  }

  #followCall(call: Call, before: Call | undefined): void {
    const words = callWords(call);
    if (before && words === callWords(before)) return;
    this.note(`call ${this.#ordinal(call.id)}`, words);
  }

  #end({id, reason, error}: EndedCall): void {
    this.note(`call ${this.#ordinal(id)}`, `ended ${reason} ${errorWords(error)}`);
    this.#ordinals.delete(id);
  }

  #ordinal(id: string): number {
    const ordinal = this.#ordinals.get(id) ?? ++this.#count;
    this.#ordinals.set(id, ordinal);
    return ordinal;
  }
}

const callWords = ({direction, phase, held, heldByRemote, muted, media, error}: Call): string =>
  [
    direction,
    phase,
    held ? 'held' : '',
    heldByRemote ? 'held-by-remote' : '',
    muted ? 'muted' : '',
    `audio-${media.status}`,
    errorWords(error),
  ]
    .filter(Boolean)
    .join(' ');

const errorWords = (error: PhoneErrorData | PhoneError | undefined): string =>
  error ? [error.code, error.sipStatus].filter(Boolean).join(' ') : '';
