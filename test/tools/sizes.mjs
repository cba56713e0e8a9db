/** Prints what a browser loads and fails where it grew over its budget (gzip, as a web server sends it). */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';

/** What is loaded until the phone is registered, before anybody does anything; in kB. */
const budgets = [
  ['page of the own host', 36, 'amtsleitung.js', 'amtsleitung.own-phone.js', 'amtsleitung.elements.js'],
  ['page of another host', 28.1, 'amtsleitung.js', 'amtsleitung.elements.js'],
  ['toast alone', 24, 'amtsleitung.js', 'amtsleitung.own-phone.js'],
  ['its frame', 20, 'bridge.js'],
  ['worker', 65.9, 'amtsleitung.worker.js'],
];

/** What comes later, a file each. What several parts share of calls, and what knows the rules of numbers, is larger than one part. */
const part = 8;
const larger = {
  'call-audio': 9.7,
  calls: 22.7,
  history: 10,
  numbers: 18.5,
  redirection: 10.5,
  'rnnoise-worklet': 12,
  settings: 10,
};

const named = new Set(budgets.flatMap(([, , ...files]) => files));
for (const file of readdirSync('dist')) {
  const [, name] = /^amtsleitung\.([\w-]+)\.js$/.exec(file) ?? [];
  if (name && !named.has(file)) budgets.push([name, larger[name] ?? part, file]);
}

let over = false;
for (const [what, budget, ...files] of budgets) {
  const missing = files.find(file => !existsSync(`dist/${file}`));
  if (missing) throw new Error(`dist/${missing} is missing: build first`);
  const contents = files.map(file => readFileSync(`dist/${file}`));
  const gzip = contents.reduce((sum, content) => sum + gzipSync(content, {level: 9}).length, 0) / 1000;
  over ||= gzip > budget;
  const minified = (contents.reduce((sum, content) => sum + content.length, 0) / 1000).toFixed(1);
  console.log(`${what.padEnd(24)} ${minified.padStart(7)} kB  gzip ${gzip.toFixed(1).padStart(5)} of ${budget} kB`);
}
process.exit(over ? 1 : 0);
