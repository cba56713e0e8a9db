/** @file What can be chosen of those who were found: their numbers, as the rules of numbers read them. */
import type {Reading} from '../../dialling/reading.js';
import type {DirectoryEntry, Lamp} from '../../protocol/index.js';
import {matched} from './matched.js';

export interface Option {
  /** `entry`: somebody, by their first number; `further`: by another one; `deputy`: whoever stands in for them. */
  readonly kind: 'entry' | 'further' | 'deputy';
  /** The same for the same thing to be chosen, whatever else is found. */
  readonly key: string;
  readonly name: string;
  /** What tells them from others: department, and what was looked for. */
  readonly about: readonly string[];
  /** As it is shown, and put into the field. */
  readonly number: string;
  /** Whose lamp is shown. */
  readonly line: string;
}

export interface Rules {
  readonly read: (number: string) => Reading | null;
  readonly lamps: Readonly<Record<string, Lamp>>;
  /** The clerk's own extension. */
  readonly own: string | undefined;
  readonly room: (room: string) => string;
}

export function lampOf(line: string, lamps: Readonly<Record<string, Lamp>>): Lamp {
  return (Object.hasOwn(lamps, line) && lamps[line]) || 'unknown';
}

/** One for each number of somebody that can be dialled, and one for their deputy while they can't be had. */
export function optionsOf(entry: DirectoryEntry, query: string, {read, lamps, own, room}: Rules): readonly Option[] {
  const {name, numbers, deputy = ''} = entry;
  const about = matched(entry, query, room);
  const options: Option[] = [];
  const add = (kind: Option['kind'], number: string) => {
    const reading = read(number);
    // Codes steer the phone system, and nobody is led to an emergency call by a list.
    if (!reading?.dial || reading.kind === 'emergency' || /[*#]/.test(number)) return;
    const line = reading.extension ?? reading.dial;
    if (options.some(other => other.line === line)) return;
    const shown = reading.extension ?? reading.display;
    options.push({kind, key: `${kind} ${name} ${shown}`, name, about, number: shown, line});
  };
  for (const number of numbers) add(options.length ? 'further' : 'entry', number);
  const [first] = options;
  const lamp = first && lampOf(first.line, lamps);
  if (lamp === 'busy' || lamp === 'unregistered') add('deputy', deputy);
  // Who is not there either is no help, nor is whoever asks.
  return options.filter(
    ({kind, line}) => kind !== 'deputy' || (line !== own && lampOf(line, lamps) !== 'unregistered'),
  );
}
