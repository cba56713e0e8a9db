/** Prints what a browser loads and fails where it grew over its budget (gzip, as a web server sends it). */
import {existsSync, readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

const budgets = {'amtsleitung.js': 40, 'amtsleitung.worker.js': 65};

let over = false;
for (const [file, budget] of Object.entries(budgets)) {
  if (!existsSync(`dist/${file}`)) throw new Error(`dist/${file} is missing: build first`);
  const bytes = readFileSync(`dist/${file}`);
  const gzip = gzipSync(bytes, {level: 9}).length / 1000;
  over ||= gzip > budget;
  const minified = (bytes.length / 1000).toFixed(1);
  console.log(`${file.padEnd(24)} ${minified.padStart(7)} kB  gzip ${gzip.toFixed(1).padStart(5)} of ${budget} kB`);
}
process.exit(over ? 1 : 0);
