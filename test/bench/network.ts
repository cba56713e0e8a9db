/**
 * `npm run bench:network [case …]`: what a network does to a call, and what the phone says of it. A whole phone in Chromium calls the echo of
 * the embedded PBX through a network that is impaired in both directions. Per case: the level that is due by the true figures and the one
 * that was shown, what was measured, how much of the voice came back, and in how many seconds all of it after the end. Ends with 1 when a call ended.
 * An address that changes, and faults of signalling, are measured by `bench:faults`.
 */
import {setTimeout as delay} from 'node:timers/promises';
import type {CallQuality} from '../../src/protocol/index.js';
import {voiceOf, type Clerk} from '../e2e/support/clerk.js';
import {Stage} from '../e2e/support/stage.js';
import {until} from '../e2e/support/until.js';
import {cases, levelDue, type Case} from './network/cases.js';
import {impair, installLinks} from './network/impairment.js';

/** Seconds in which a level is certain, milliseconds between two looks, and how many heard in a row are no chance. */
const [certain, look, inARow] = [28, 100, 10];
/** Seconds. */
const patience = 30;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
installLinks();
const wanted = process.argv.slice(2);
const stage = await Stage.set('embedded', 'chromium');
const rows = [];
for (const one of cases.filter(({name}) => !wanted.length || wanted.some(word => name.includes(word)))) {
  rows.push(await measure(one));
  console.log(rows.at(-1));
}
await stage.strike();
console.table(rows);
console.log(JSON.stringify(rows));
process.exit(rows.some(({survived}) => !survived) ? 1 : 0);

async function measure({name, impairment, seconds = certain}: Case) {
  impair({});
  const clerk = await stage.clerk('101');
  await clerk.dials('9196');
  const {id} = await clerk.talking();
  await clerk.hears(voiceOf('101'));
  await clerk.page.evaluate(`document.querySelector('amt-phone').watch('quality/${id}', told => (window.told = told))`);
  impair(impairment);
  const heard = await share(clerk, seconds);
  const told = (await clerk.page.evaluate('window.told')) as CallQuality | undefined;
  impair({});
  const recovery = await recovered(clerk);
  const survived = (await clerk.state()).calls.length > 0;
  const {loss, lossSent, jitter, roundTrip, r} = told?.figures ?? {};
  await clerk.command('hangUp', id).catch(() => undefined);
  await clerk.idle();
  await stage.clear();
  const [due, shown, cause] = seconds === certain ? [levelDue(impairment), told?.level, told?.cause] : [];
  return {case: name, survived, heard, recovery, due, shown, cause, r, loss, lossSent, jitter, roundTrip};
}

/** Percent of the looks at which the voice came back. */
async function share(clerk: Clerk, seconds: number): Promise<number> {
  let [all, good] = [0, 0];
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(look)) {
    all += 1;
    good += Number(await clerk.hearsNow(voiceOf('101')));
  }
  return Math.round((100 * good) / all);
}

/** Seconds until the voice is there to stay; null: not in time. */
async function recovered(clerk: Clerk): Promise<number | null> {
  const start = Date.now();
  let begun: number | null = null;
  let row = 0;
  const isThere = async () => {
    const hears = await clerk.hearsNow(voiceOf('101'));
    if (!hears) [begun, row] = [null, 0];
    else begun = row++ ? begun : Date.now();
    return row >= inARow;
  };
  await until('the voice is back', isThere, patience * 1000).catch(() => (begun = null));
  return begun === null ? null : Math.round((begun - start) / 100) / 10;
}
