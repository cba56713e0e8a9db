import {readFileSync} from 'node:fs';
import {transformSync} from 'esbuild';

/** {@link ./instruments.page.ts} as a script for `page.evaluateOnNewDocument`. */
export const instrumentsSource = transformSync(readFileSync(new URL('instruments.page.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
  format: 'iife',
  target: 'es2022',
}).code;
