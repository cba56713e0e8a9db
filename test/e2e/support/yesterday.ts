import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {PROTOCOL_VERSION} from '../../../src/protocol/index.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The language between page and core as it was before its last change; the site allows one policy of Lit by its name. */
const older: Plugin = {
  name: 'older',
  setup({onLoad}) {
    onLoad({filter: /lit-html\/lit-html\.js$/}, ({path}) => ({
      contents: readFileSync(path, 'utf8').replaceAll('"lit-html"', '"amtsleitung-html"'),
    }));
    onLoad({filter: /protocol\/version\.ts$/}, () => ({
      contents: `export const PROTOCOL_VERSION = ${PROTOCOL_VERSION - 1};`,
      loader: 'ts',
    }));
  },
};

/** The files that a web server had before the phone was updated, by their path: script and worker. */
export async function yesterdaysFiles(): Promise<ReadonlyMap<string, string>> {
  const bundle = async (entry: string, format: 'iife' | 'esm') => {
    const {outputFiles} = await build({
      entryPoints: [`${root}/src/${entry}`],
      bundle: true,
      write: false,
      format,
      target: 'es2022',
      // package.json speaks of the built files alone when it says what has side effects.
      ignoreAnnotations: true,
      plugins: [older],
      logLevel: 'error',
    });
    return outputFiles[0]?.text ?? '';
  };
  return new Map([
    ['/amtsleitung.js', await bundle('amtsleitung.ts', 'iife')],
    ['/amtsleitung.worker.js', await bundle('worker/phone-worker.ts', 'esm')],
  ]);
}
