/**
 * `npm run bench:faults [fault …]`: what faults do to a clerk with a whole phone in Chromium, on Kamailio or on the PBX
 * that `AMT_PBX` names. Per fault: when the phone noticed, when it could be reached again, whether the audio went on and for how
 * long it was silent, and all that the clerk read meanwhile. Ends with 1 when a phone or its audio did not come back.
 *
 * As root on Linux the clerk sits at a desk of a real network, where faults hit signalling and audio alike; elsewhere they hit
 * signalling alone.
 */
import {Desk} from '../e2e/support/desk.js';
import {whyNot, whyWithout, type PbxKind} from '../e2e/support/pbx.js';
import {Stage} from '../e2e/support/stage.js';
import {allFaults} from './faults/list.js';
import {measure, type Figures} from './faults/measure.js';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const kind = (process.env['AMT_PBX'] ?? 'kamailio') as PbxKind;
const reason = whyNot(kind);
if (reason) {
  console.error(`${kind} cannot run here: ${reason}`);
  process.exit(1);
}
const signallingAlone = whyWithout(kind, 'network');
if (signallingAlone) console.log(`Faults hit signalling alone: ${signallingAlone}`);
const wanted = process.argv.slice(2);
const faults = allFaults.filter(({name}) => wanted.length === 0 || wanted.some(word => name.includes(word)));
const desk = signallingAlone ? null : await Desk.set(kind, 'chromium');
const stage = desk?.stage ?? (await Stage.set(kind, 'chromium'));
const figures: Figures[] = [];
for (const fault of faults) {
  const against = fault.needs && whyWithout(kind, fault.needs);
  if (against) console.log(`not measured: ${fault.name}: ${against}`);
  else {
    figures.push(await measure(fault, stage, desk));
    console.log(figures.at(-1));
  }
}
await (desk ?? stage).strike();
console.table(figures.map(({read: _, ...row}) => row));
for (const {fault, read} of figures) console.log(`${fault}: ${read.join(' → ')}`);
console.log(JSON.stringify({pbx: kind, network: desk !== null, figures}));
process.exit(figures.some(({back, audio}) => back === null || audio === 'silent') ? 1 : 0);
