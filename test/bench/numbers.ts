/**
 * `npm run bench:numbers`: how well telephone numbers are found in case texts, and how fast. Fails below the goals.
 * With `--errors` it shows what went wrong in the tuning half; the other half stays unseen.
 */
import {findNumbers} from '../../src/numbers/index.js';
import {heldOut} from '../numbers/corpus/held-out.js';
import {measure} from '../numbers/corpus/measure.js';
import {tuning} from '../numbers/corpus/tuning.js';
import {direct} from '../numbers/sites.js';

const goals = {precision: 0.99, recall: 0.97};
const halves = {tuning: measure(tuning, direct), 'held-out': measure(heldOut, direct)};

const texts = `${tuning}${heldOut}`.replace(/\[\[(.*?)(?:=>.*?)?\]\]/g, '$1').split('\n');
const rounds = 20;
const started = performance.now();
for (let round = 0; round < rounds; round++) for (const text of texts) findNumbers(text, direct);
const microsecondsPerLine = Math.round(((performance.now() - started) * 1000) / rounds / texts.length);

const rows = Object.entries(halves).map(([half, {lines, numbers, precision, recall}]) => ({
  half,
  lines,
  numbers,
  precision: Number(precision.toFixed(4)),
  recall: Number(recall.toFixed(4)),
}));
console.table(rows);
console.log(JSON.stringify({halves: rows, goals, microsecondsPerLine}));
if (process.argv.includes('--errors')) console.log(halves.tuning.wrong.join('\n'));
process.exit(rows.some(({precision, recall}) => precision < goals.precision || recall < goals.recall) ? 1 : 0);
