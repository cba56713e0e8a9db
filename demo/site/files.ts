/** @file Files that are served as they are. */
import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The file under this address. The patterns leave no way out of the folders. Undefined when there is none. */
export async function staticFile(path: string): Promise<{content: Buffer; type: string} | undefined> {
  const [, built] =
    /^\/((?:amtsleitung|bridge)(?:\.[a-z-]+)?\.js|(?:bridge|confirm|phone)\.(?:html|js))$/.exec(path) ?? [];
  const [, folder, asset] = /^\/assets\/(site|intranet|fachverfahren)\/([a-z-]+\.(?:css|js|svg))$/.exec(path) ?? [];
  const file = built ? fromHere(`../../dist/${built}`) : asset && fromHere(`../${folder}/assets/${asset}`);
  if (!file) return undefined;
  try {
    return {content: await readFile(file), type: TYPES[extname(file)] ?? 'application/octet-stream'};
  } catch {
    return undefined;
  }
}
