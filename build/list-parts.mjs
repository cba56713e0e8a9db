import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The folders that hold a `part.ts`, in the order of the alphabet. */
const partsIn = folder =>
  readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'part.ts')))
    .sort();

const camelCase = name => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const written = 'by build/list-parts.mjs, from the folders beside it: nobody has to name a part here.';

const lists = {
  'src/parts': names => `/** @file Written ${written} */

/** What brings a part into the page, by the tag that its folder is named after. */
export const parts: Readonly<Record<string, () => Promise<unknown>>> = {${names
    .map(name => `\n  'amt-${name}': () => import('./${name}/part.js'),`)
    .join('')}${names.length ? '\n' : ''}};
`,
  'src/core/parts': names => `/** @file Written ${written} */
import type {PartKind} from './part.js';
${names.map(name => `import {part as ${camelCase(name)}} from './${name}/part.js';\n`).join('')}
/** The parts of a phone. */
export const allParts: readonly PartKind[] = [${names.map(camelCase).join(', ')}];
`,
};

/** Writes the lists of parts, where a folder has come or gone. Runs with each build. */
export function listParts() {
  for (const [folder, write] of Object.entries(lists)) {
    const [file, list] = [join(folder, 'index.ts'), write(partsIn(folder))];
    if (!existsSync(file) || readFileSync(file, 'utf8') !== list) writeFileSync(file, list);
  }
}
