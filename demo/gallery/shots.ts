/**
 * @file Pictures of every state in everything that it is shown in: `DIR/<state>/<width>-<theme>-<lang>-<host>.png`, and a page
 * that shows them beside each other. `--only talking,dark,720`: those in which each of these words stands, where two of a kind
 * (`dark,light`) are both wanted; the name of an element stands for its states.
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {hostNames, languages, type Size, sizes, themes} from './choices.js';
import {serveGallery} from './server.js';
import {type Example, examples} from './states/index.js';
import {GalleryWindow} from './window.js';

/** Yields where they lie in the directory. */
export async function takeShots(directory: string, only: readonly string[]): Promise<readonly string[]> {
  const wanted = choose(only);
  const server = await serveGallery();
  const taken: string[] = [];
  const take = async (size: Size) => {
    const window = await GalleryWindow.open(server.origin, size);
    try {
      for (const theme of wanted.themes) {
        await window.wear(theme);
        for (const lang of wanted.languages)
          for (const host of wanted.hosts)
            for (const {id: state} of wanted.states) {
              if (!(await window.show({state, host, lang}))) continue;
              const path = `${state}/${size}-${theme}-${lang}-${host}.png` as const;
              await window.page.screenshot({path: join(directory, path) as typeof path});
              taken.push(path);
            }
      }
    } finally {
      await window.close();
    }
  };
  try {
    for (const {id} of wanted.states) await mkdir(join(directory, id), {recursive: true});
    await Promise.all(wanted.sizes.map(take));
  } finally {
    await server.close();
  }
  await writeFile(join(directory, 'index.html'), contactSheet(taken.sort()));
  return taken;
}

/** Of each kind those that are named, all where none is. */
function choose(only: readonly string[]) {
  const known = new Set<string>();
  const among = <T>(all: readonly T[], ...namesOf: ((one: T) => string)[]): readonly T[] => {
    for (const one of all) for (const nameOf of namesOf) known.add(nameOf(one));
    const named = all.filter(one => namesOf.some(nameOf => only.includes(nameOf(one))));
    return named.length ? named : all;
  };
  const itself = (name: string) => name;
  const chosen = {
    states: among<Example>(
      examples,
      ({id}) => id,
      ({tag}) => tag,
    ),
    sizes: among(Object.keys(sizes) as Size[], itself),
    themes: among(themes, itself),
    languages: among(languages, itself),
    hosts: among(hostNames, itself),
  };
  const unknown = only.filter(word => !known.has(word));
  if (unknown.length) throw new Error(`Nothing is called ${unknown.join(', ')}; there are: ${[...known].join(', ')}`);
  return chosen;
}

function contactSheet(paths: readonly string[]): string {
  const figures = paths.map(
    path => `<figure><figcaption>${path}</figcaption><img src="${path}" alt="" loading="lazy"></figure>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every state</title>
<style>body{font:12px system-ui;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{max-width:100%;border:1px solid #999}</style>
${figures.join('\n')}
`;
}
