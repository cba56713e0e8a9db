import SearchableMap from 'minisearch/SearchableMap';
import type {DirectoryEntry, SiteConfiguration} from '../protocol/index.js';
import {fold, isFiller, plain, soundOf, wordsOf} from './fold.js';
import {numberKey} from './number-key.js';
import {asTyped, costOf, fields, otherBeginning, ways, type Field, type Way} from './ranks.js';
import {reachOf, slipsBetween} from './slips.js';

/** An entry and how well it fits. */
export interface Ranked<Entry extends DirectoryEntry = DirectoryEntry> {
  readonly entry: Entry;
  /** The lower, the better. */
  readonly cost: number;
  /** What decides between those that cost the same. */
  readonly order: string;
}

/** Words of a search that count, and characters of it. */
const mostWords = 6;
const longestQuery = 80;
/** Shorter ones stand in too many others. */
const shortestWithin = 4;
/** Where as many fit as they were typed, nobody has slipped. */
const enough = 5;

/** Slips that are remembered. */
const mostMeant = 50;

/** Who costs what, by their place in the list. */
type Costs = Map<number, number>;

/** The entries of one source, by all words that they can be found by. */
export class DirectoryIndex<Entry extends DirectoryEntry = DirectoryEntry> {
  #site: Partial<SiteConfiguration> | undefined;
  #entries: Entry[] = [];
  #order: string[] = [];
  #spelled: string[] = [];
  #names: (readonly string[])[] = [];
  /** Where each word stands: the entry and the field, in one number. */
  #words = new SearchableMap<number[]>();
  #sounds = new Map<string, string[]>();
  #all: string[] = [];
  /** What folds to another word, for slips of the fingers; and the texts whose words are in it. */
  #plain = new SearchableMap<string>();
  #read = new Set<string>();
  #meant = new Map<string, ReadonlyMap<string, number>>();
  #byNumber = new Map<string, number[]>();

  constructor(site?: Partial<SiteConfiguration>) {
    this.#site = site;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Entry): void {
    const at = this.#entries.push(entry) - 1;
    this.#meant.clear();
    const words = this.#wordsOf(entry);
    // Who is called so and no more comes before those with double names.
    this.#order.push(`${words.surname.length + words.name.length} ${fold(entry.name)}`);
    this.#spelled.push(entry.name.toLowerCase());
    this.#names.push([...words.surname, ...words.name]);
    for (const text of [...entry.name.split(','), entry.department ?? '', ...(entry.about ?? [])])
      this.#readPlainly(text);
    for (const [field, all] of Object.entries(words))
      for (const word of new Set(all)) this.#put(word, at * fields.length + fields.indexOf(field as Field));
    for (const number of entry.numbers) {
      const key = numberKey(number, this.#site);
      const holders = this.#byNumber.get(key) ?? [];
      if (key && !holders.includes(at)) this.#byNumber.set(key, [...holders, at]);
    }
  }

  /** The best first. */
  search(query: string, most: number): Ranked<Entry>[] {
    const text = query.slice(0, longestQuery);
    const asked = this.#asked(text);
    if (asked.length === 0) return [];
    let found = intersection(asked.map(words => this.#strictly(words)));
    if (found.size < enough) found = intersection(asked.map(words => this.#loosely(words, text)));
    return this.#best(found, text, asked.flat(), most);
  }

  /** Who has this number. Nobody, where several share it. */
  whoHas(number: string): Entry | undefined {
    const [one, ...others] = this.#byNumber.get(numberKey(number, this.#site)) ?? [];
    return one === undefined || others.length > 0 ? undefined : this.#entries[one];
  }

  #wordsOf({name, department = '', room = '', about = [], numbers}: Entry): Record<Field, string[]> {
    const [before = [], ...others] = name.split(',').map(part => wordsOf(part));
    const all = [...before, ...others.flat()];
    const telling = all.filter(word => !isFiller(word));
    // Without a comma nobody knows which is the surname.
    const surname = [...telling.slice(0, 1), ...(others.length > 0 ? [] : telling.slice(-1))];
    const [one, other] = [before, others.flat()].map(words => words.map(([letter]) => letter).join(''));
    return {
      number: numbers.flatMap(number => this.#writings(number)),
      surname,
      name: all.filter(word => !surname.includes(word)),
      department: wordsOf(department),
      room: wordsOf(room),
      about: about.flatMap(text => wordsOf(text)),
      initials: [`${one}${other}`, `${other}${one}`],
    };
  }

  /** A number as it is dialled in the house, in the country, and from abroad. */
  #writings(number: string): string[] {
    const key = numberKey(number, this.#site);
    const digits = number.replace(/\D/g, '');
    const {country = '49'} = this.#site ?? {};
    const full = key.startsWith('+') ? key.slice(1) : '';
    return [key.replace('+', ''), digits, ...(full.startsWith(country) ? [`0${full.slice(country.length)}`] : [])];
  }

  #readPlainly(text: string): void {
    if (this.#read.has(text)) return;
    this.#read.add(text);
    for (const word of wordsOf(text, plain)) if (word !== fold(word)) this.#plain.set(word, fold(word));
  }

  #put(word: string, posting: number): void {
    const postings = this.#words.get(word);
    if (postings) return void postings.push(posting);
    this.#words.set(word, [posting]);
    this.#all.push(word);
    const sound = soundOf(word);
    const alike = this.#sounds.get(sound);
    if (alike) alike.push(word);
    else this.#sounds.set(sound, [word]);
  }

  /** The words that were typed, each with its other writings. */
  #asked(text: string): string[][] {
    const words = [...new Set(wordsOf(text))];
    if (/^[\d\s+()/.-]*\d[\d\s+()/.-]*$/.test(text)) {
      const [room = ''] = words;
      return [words.length === 1 && this.#words.has(room) ? [room] : this.#writings(text)];
    }
    const telling = words.filter(word => !isFiller(word));
    return (telling.length > 0 ? telling : words).slice(0, mostWords).map(word => [word]);
  }

  #strictly(words: readonly string[]): Costs {
    const costs: Costs = new Map();
    for (const word of words)
      for (const [found, postings] of this.#words.atPrefix(word).entries())
        this.#count(costs, postings, found === word ? ways.whole : ways.start);
    return costs;
  }

  #loosely(words: readonly string[], text: string): Costs {
    const costs = this.#strictly(words);
    for (const word of words) {
      if (/\d/.test(word)) continue;
      if (word.length >= shortestWithin)
        for (const found of this.#all)
          if (found.includes(word, 1)) this.#count(costs, this.#words.get(found), ways.within);
      for (const found of this.#sounds.get(soundOf(word)) ?? []) this.#count(costs, this.#words.get(found), ways.sound);
      const typed = wordsOf(text, plain).filter(one => fold(one) === word);
      for (const [found, slips] of this.#slips(new Set([word, ...typed])))
        this.#count(
          costs,
          this.#words.get(found),
          slips < 2 ? ways.slip : ways.slips,
          found[0] === word[0] ? 0 : otherBeginning,
        );
    }
    return costs;
  }

  /** Words that somebody may have meant who slipped. Who types on has typed most words before. */
  #slips(typed: ReadonlySet<string>): ReadonlyMap<string, number> {
    const key = [...typed].join(' ');
    const known = this.#meant.get(key);
    if (known) return known;
    const found = new Map<string, number>();
    if (this.#meant.size === mostMeant) this.#meant.clear();
    this.#meant.set(key, found);
    const take = (word: string, slips: number) => {
      if (slips <= 2) found.set(word, Math.min(slips, found.get(word) ?? slips));
    };
    for (const word of typed) {
      const reach = reachOf(word);
      for (const [meant, [, edits]] of this.#words.fuzzyGet(word, reach)) take(meant, slipsBetween(word, meant, edits));
      for (const [meant, [folded, edits]] of this.#plain.fuzzyGet(word, reach))
        take(folded, slipsBetween(word, meant, edits));
    }
    return found;
  }

  #count(costs: Costs, postings: readonly number[] | undefined, way: Way, more = 0): void {
    for (const posting of postings ?? []) {
      const plainly = costOf(fields[posting % fields.length] ?? 'about', way);
      const cost = plainly === undefined ? undefined : plainly + more;
      const at = Math.floor(posting / fields.length);
      if (cost !== undefined && cost < (costs.get(at) ?? Infinity)) costs.set(at, cost);
    }
  }

  #best(found: Costs, text: string, asked: readonly string[], most: number): Ranked<Entry>[] {
    const typed = text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(word => word.length > 1);
    const levels = new Map<number, number[]>();
    for (const [at, cost] of found) {
      const spelled = typed.reduce((sum, word) => sum + (this.#spelled[at]?.includes(word) ? asTyped : 0), cost);
      const exact = asked.length > 1 ? spelled + asTyped * placedApart(asked, this.#names[at] ?? []) : spelled;
      const level = levels.get(exact);
      if (level) level.push(at);
      else levels.set(exact, [at]);
    }
    const best: Ranked<Entry>[] = [];
    for (const [cost, level] of [...levels].sort(([one], [other]) => one - other)) {
      if (best.length >= most) break;
      for (const at of first(level, most - best.length, (one, other) => this.#compare(one, other))) {
        const entry = this.#entries[at];
        if (entry) best.push({entry, cost, order: this.#order[at] ?? ''});
      }
    }
    return best;
  }

  #compare(one: number, other: number): number {
    return compareOrder(this.#order[one] ?? '', this.#order[other] ?? '') || one - other;
  }
}

/** How many of the words stand for one of the name's each: the M of `M. Maurer` is not that of Maurer. */
function placedApart(asked: readonly string[], name: readonly string[]): number {
  const left = [...name];
  const longestFirst = [...asked].sort((one, other) => other.length - one.length);
  return longestFirst.filter(word => {
    const at = left.findIndex(other => other.startsWith(word));
    return at >= 0 && left.splice(at, 1).length > 0;
  }).length;
}

/** By code points: a language's own order would take ten times as long, and folded names are plain. */
export const compareOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Who fits each word. */
function intersection([first = new Map(), ...others]: readonly Costs[]): Costs {
  return others.reduce((all, costs) => {
    const both: Costs = new Map();
    for (const [at, cost] of all) {
      const more = costs.get(at);
      if (more !== undefined) both.set(at, cost + more);
    }
    return both;
  }, first);
}

/** The first ones as a sort would have them, of a list that may be long. */
function first(all: readonly number[], count: number, compare: (one: number, other: number) => number): number[] {
  const sorted: number[] = [];
  for (const one of all) {
    const last = sorted[count - 1];
    if (last !== undefined && compare(one, last) >= 0) continue;
    const at = sorted.findIndex(other => compare(one, other) < 0);
    sorted.splice(at < 0 ? sorted.length : at, 0, one);
    sorted.length = Math.min(sorted.length, count);
  }
  return sorted;
}
