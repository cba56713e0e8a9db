import type {GatedPhone} from '../../controllers/index.js';
import type {Reading} from '../../dialling/reading.js';
import {readTyped} from '../../dialling/typed.js';
import {interpret} from '../../numbers/index.js';
import type {Lamp} from '../../protocol/index.js';
import {deskOf} from '../desk.js';
import {type Option, optionsOf} from './options.js';
import {isName, queryOf} from './query.js';
import {recentOf} from './recent.js';
import {Search} from './search.js';
import type {texts} from './texts.js';

/** What the field knows of the phone. */
export interface Around {
  readonly phone: () => GatedPhone | null | undefined;
  readonly lamps: () => Readonly<Record<string, Lamp>> | undefined;
  readonly words: () => ReturnType<typeof texts>;
}

/** What there is to choose for a text: who is found by it, or whom one talked with last. */
export class Hits {
  options: readonly Option[] = [];
  /** What is looked for; empty: nothing. */
  query = '';
  /** Whether the text is a name, which can't be dialled itself. */
  isName = false;
  #isWithLamps = false;
  readonly #search: Search;

  constructor(
    private readonly around: Around,
    changed: () => void,
  ) {
    this.#search = new Search(() => {
      this.#list();
      changed();
    });
  }

  /** Whether what was found is for this text, and not for the one before. */
  get isCurrent(): boolean {
    return this.#search.found.query === this.query;
  }

  get isDone(): boolean {
    return this.isCurrent && this.#search.found.isDone;
  }

  /** How many people were found. */
  get count(): number {
    return this.isCurrent ? this.#search.found.hits.length : 0;
  }

  /** Names of the sources that could not be asked; an empty name: the page's own. */
  get failed(): readonly string[] {
    return this.isCurrent ? this.#search.found.failed : [];
  }

  /** Reads what stands in the field. */
  read(text: string): void {
    const reading = this.#read(text);
    this.query = queryOf(text, reading, this.around.phone()?.configuration?.site);
    this.isName = isName(text, reading);
  }

  /** Looks for the text that was read. */
  look(): void {
    const phone = this.around.phone();
    if (!phone || !this.query) return;
    this.#search.look(this.query, {
      phone,
      isConfigured: Boolean(phone.configuration?.directory?.length),
      lookup: deskOf(phone).directory,
      dialled: number => this.#read(number)?.dial ?? number,
    });
    // Who is busy has a deputy. Later no row comes or goes with a lamp: none moves under the pointer.
    if (!this.#isWithLamps && this.around.lamps()) this.#list();
  }

  /** Whom one talked with last. */
  recall(): void {
    const phone = this.around.phone();
    this.options = phone ? recentOf(phone, this.around.words().outside) : [];
  }

  forget(): void {
    this.#search.forget();
    this.options = [];
  }

  #read(text: string): Reading | null {
    return text.trim() ? readTyped(text, this.around.phone()?.configuration ?? null, interpret) : null;
  }

  #list(): void {
    const lamps = this.around.lamps();
    const {room} = this.around.words();
    this.#isWithLamps = lamps !== undefined;
    const {query, hits} = this.#search.found;
    const own = this.around.phone()?.state.account?.user;
    const rules = {read: (number: string) => this.#read(number), lamps: lamps ?? {}, own, room};
    this.options = hits.flatMap(hit => optionsOf(hit, query, rules));
  }
}
