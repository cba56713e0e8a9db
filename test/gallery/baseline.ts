/** @file Where everything stood: one file for each element, and how wide the letters were with which it was measured. */
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {Onlooker, type Seen} from './look.js';

type Boxes = Readonly<Record<string, string>>;
/** State, then in what it looks alike (`1280 block, 1280 header`), then the boxes. */
type Layouts = Record<string, Record<string, Boxes>>;
export type Letters = Readonly<Record<string, string>>;

/** From here on a button has moved. Below it is a browser that rounds otherwise. */
const moved = 2;
const directory = new URL('baseline/', import.meta.url);
const fileOf = (name: string) => new URL(`${name}.json`, directory);
const read = async <T>(name: string) => JSON.parse(await readFile(fileOf(name), 'utf8')) as T;
const write = (name: string, content: unknown) => writeFile(fileOf(name), `${JSON.stringify(content, null, 2)}\n`);

export const readLetters = () => read<Letters>('letters');

/** Measures everything anew and writes it down. */
export async function updateBaseline(): Promise<void> {
  const onlooker = await Onlooker.come();
  try {
    const [letters, seen] = [await onlooker.letters(), await onlooker.lookAtAll()];
    await rm(directory, {recursive: true, force: true});
    await mkdir(directory);
    await write('letters', letters);
    for (const [tag, looks] of byElement(seen)) await write(tag, layoutsOf(looks));
  } finally {
    await onlooker.go();
  }
}

/** The letters of this machine differ from those with which the baseline was measured. */
export function differ(letters: Letters, those: Letters): boolean {
  const numbers = (of: Letters) => Object.values(of).flatMap(widthAndHeight => widthAndHeight.split(' ').map(Number));
  const others = numbers(those);
  return numbers(letters).some((number, index) => Math.abs(number / (others[index] ?? 0) - 1) > 0.005);
}

/** What has moved, come or gone, one line each. */
export async function changesSince(tag: string, seen: readonly Seen[]): Promise<string[]> {
  const before = flat(await read<Layouts>(tag));
  const now = flat(layoutsOf(seen));
  const places = new Set([...before.keys(), ...now.keys()]);
  return [...places].flatMap(place => {
    const [was, is] = [before.get(place), now.get(place)];
    if (!was || !is) return [`${place} is ${was ? 'gone' : 'new'}`];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(name => {
      const [from, to] = [was[name], is[name]];
      if (from === undefined || to === undefined) return [`${place}: ${name} is ${to ? `new at ${to}` : 'gone'}`];
      return isMoved(from, to) ? [`${place}: ${name} was at ${from}, is at ${to}`] : [];
    });
  });
}

export function byElement(seen: readonly Seen[]): Map<string, Seen[]> {
  const elements = new Map<string, Seen[]>();
  for (const look of seen.filter(({lang}) => lang === 'de'))
    elements.set(look.example.tag, [...(elements.get(look.example.tag) ?? []), look]);
  return elements;
}

function isMoved(from: string, to: string): boolean {
  const [were, are] = [from, to].map(boxes => boxes.split(/,? /).map(Number));
  return (
    were?.length !== are?.length || !!were?.some((number, index) => Math.abs(number - (are?.[index] ?? 0)) >= moved)
  );
}

function layoutsOf(seen: readonly Seen[]): Layouts {
  const layouts: Layouts = {};
  for (const id of new Set(seen.map(({example}) => example.id))) {
    const alike = new Map<string, {places: string[]; boxes: Boxes}>();
    for (const {size, host, boxes} of seen.filter(({example}) => example.id === id)) {
      const key = JSON.stringify(boxes);
      const group = alike.get(key) ?? {places: [], boxes};
      alike.set(key, {...group, places: [...group.places, `${size} ${host}`]});
    }
    layouts[id] = Object.fromEntries([...alike.values()].map(({places, boxes}) => [places.join(', '), boxes]));
  }
  return layouts;
}

const flat = (layouts: Layouts) =>
  new Map(
    Object.entries(layouts).flatMap(([id, groups]) =>
      Object.entries(groups).flatMap(([places, boxes]) =>
        places.split(', ').map(place => [`${id}, ${place}`, boxes] as const),
      ),
    ),
  );
