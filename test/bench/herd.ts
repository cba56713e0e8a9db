/**
 * `npm run bench:herd`: what a restart of the PBX does to a house of 700 phones, ours and others'. All phones of a kind
 * live in one Node process, Kamailio beside them on loopback, without audio and without TLS. Fails when ours come back too slowly
 * or too many at once. `--quick`: one short outage, ours alone; or name the kinds: `-- Amtsleitung JsSIP`.
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {kamailioAvailable, startKamailio} from '../interop/kamailio.js';
import type {HerdEvent, HerdKind} from './herd/events.js';

const phones = 700;
const goals = {connectsPerSecond: 55, seconds95: 60, seconds100: 120};
/** Longest wait for all to be back, in seconds after the server is. */
const patience = 130;

interface Figures {
  readonly kind: HerdKind;
  readonly outage: number;
  /** Attempts in the busiest second since the server is back, before that, when they were refused, and of all. */
  readonly peak: number;
  readonly peakRefused: number;
  readonly peakOfAll: number;
  /** Seconds since the server is back until this share was registered; null: not within the patience. */
  readonly seconds95: number | null;
  readonly seconds100: number | null;
  readonly attempts: number;
}

const available = kamailioAvailable();
if (!available.ok) {
  console.error(available.why);
  process.exit(1);
}
const quick = process.argv.includes('--quick');
const plan: readonly (readonly [HerdKind, readonly number[]])[] = quick
  ? [['Amtsleitung', [5]]]
  : [
      ['Amtsleitung', [0.5, 5, 30]],
      ['SIP.js, retries without end', [0.5, 5, 30]],
      ['SIP.js as shipped', [5]],
      ['JsSIP as shipped', [0.5, 5, 30]],
    ];
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
const isWanted = (kind: HerdKind) => wanted.length === 0 || wanted.some(word => kind.includes(word));

const figures: Figures[] = [];
for (const [kind, outages] of plan) if (isWanted(kind)) figures.push(...(await measure(kind, outages)));

console.table(
  figures.map(({kind, outage, peak, peakRefused, peakOfAll, seconds95, seconds100, attempts}) => ({
    phones: kind,
    'outage [s]': outage,
    'connects/s, peak': peak,
    'refused/s, peak': peakRefused,
    'either/s, peak': peakOfAll,
    '95 % back [s]': seconds95 ?? 'never',
    '100 % back [s]': seconds100 ?? 'never',
    attempts,
  })),
);
console.log(JSON.stringify({phones, goals, figures}));
const missed = figures.some(
  ({kind, peakOfAll, seconds95, seconds100}) =>
    kind === 'Amtsleitung' &&
    (peakOfAll > goals.connectsPerSecond ||
      (seconds95 ?? Infinity) > goals.seconds95 ||
      (seconds100 ?? Infinity) > goals.seconds100),
);
process.exit(missed ? 1 : 0);

async function measure(kind: HerdKind, outages: readonly number[]): Promise<Figures[]> {
  const kamailio = await startKamailio();
  const herd = fork(fileURLToPath(new URL('herd/phones.ts', import.meta.url)), [kind, kamailio.url, String(phones)]);
  const registered = new Set<number>();
  let events: HerdEvent[] = [];
  herd.on('message', (event: HerdEvent) => {
    events.push(event);
    if (event.what === 'registered') registered.add(event.phone);
    if (event.what === 'gone') registered.delete(event.phone);
  });
  try {
    if (!(await within(patience, () => registered.size === phones)))
      throw new Error(`only ${registered.size} registered`);
    const results: Figures[] = [];
    for (const outage of outages) {
      await kamailio.kill();
      if (!(await within(10, () => registered.size === 0))) throw new Error('not all phones noticed the loss');
      events = [];
      await delay(outage * 1000);
      const back = Date.now();
      await kamailio.start();
      const impatience = kind === 'SIP.js as shipped' ? 30 : patience;
      await within(impatience, () => registered.size === phones);
      results.push({kind, outage, ...evaluate(events, back)});
      console.log(results.at(-1));
    }
    return results;
  } finally {
    const ended = once(herd, 'exit');
    herd.kill('SIGKILL');
    await ended;
    await kamailio.stop();
  }
}

function evaluate(events: readonly HerdEvent[], back: number): Omit<Figures, 'kind' | 'outage'> {
  const connects = events
    .filter(({what}) => what === 'connects')
    .map(({at}) => at)
    .sort((one, other) => one - other);
  // When each phone was registered for good.
  const last = new Map<number, number>();
  for (const {what, phone, at} of events) {
    if (what === 'registered' && !last.has(phone)) last.set(phone, at);
    if (what === 'gone') last.delete(phone);
  }
  const times = [...last.values()].sort((a, b) => a - b);
  const share = (part: number) => {
    const at = times[Math.ceil(phones * part) - 1];
    return at === undefined ? null : Math.round((at - back) / 100) / 10;
  };
  return {
    peak: busiestSecond(connects.filter(at => at >= back)),
    peakRefused: busiestSecond(connects.filter(at => at < back)),
    peakOfAll: busiestSecond(connects),
    seconds95: share(0.95),
    seconds100: share(1),
    attempts: connects.length,
  };
}

/** The most in any one second, wherever it begins. */
function busiestSecond(times: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while ((times[first] ?? 0) <= (times[last] ?? 0) - 1000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

async function within(seconds: number, happened: () => boolean): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; !happened(); await delay(50)) if (Date.now() > end) return false;
  return true;
}
