/**
 * @file `npm run bench:page`: what a page pays for the phone. Prints a table; `--json <file>`, `--rounds <n>`, in each of
 * which `--loads <n>` and `--times <n>` navigations, `--tabs <n>`, `--rest <seconds>`. `--dist <directory>` measures another build beside this one, by
 * turns, so that both meet the same machine. `AMT_BROWSER` narrows it as with the scenarios.
 */
import {existsSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {findBrowser, type BrowserKind} from '../e2e/support/browser.js';
import {startTestPbx} from '../e2e/support/pbx.js';
import {tableOf, type Round} from './page/table.js';
import {Visit, type Build, type Figures} from './page/visit.js';

const {values} = parseArgs({
  options: {
    dist: {type: 'string'},
    rounds: {type: 'string', default: '6'},
    loads: {type: 'string', default: '3'},
    times: {type: 'string', default: '10'},
    tabs: {type: 'string', default: '20'},
    rest: {type: 'string', default: '30'},
    json: {type: 'string'},
  },
});
const number = (name: 'rounds' | 'loads' | 'times' | 'tabs' | 'rest') => Number(values[name]);
/** Seconds until a browser has done what it does after the last page was loaded. */
const settle = 8;
const bare: Build = {name: 'no phone', dist: undefined, extension: '101'};
const own: Build = {name: 'this', dist: fileURLToPath(new URL('../../dist', import.meta.url)), extension: '102'};
const other: Build[] = values.dist ? [{name: 'other', dist: resolve(values.dist), extension: '103'}] : [];
const builds = [bare, ...other, own];
for (const {dist} of builds)
  if (dist && !existsSync(join(dist, 'amtsleitung.js'))) throw new Error(`There is no build in ${dist}`);

/** What a figure is beyond that of the page without a phone. */
function share(figures: Figures, without: Figures): Figures {
  const entries = Object.entries(without).map(([name, [value = NaN]]) => [
    `${name}: of it the phone`,
    (figures[name] ?? []).map(one => one - value),
  ]);
  return Object.fromEntries(entries) as Figures;
}

async function play(kind: BrowserKind, pbx: string, order: readonly Build[]): Promise<Round> {
  const visits: Visit[] = [];
  const figures: Record<string, Figures> = {};
  const note = ({build: {name}}: Visit, more: Figures) => {
    const those = (figures[name] ??= {});
    for (const [figure, samples] of Object.entries(more)) (those[figure] ??= []).push(...samples);
  };
  try {
    for (const build of order) visits.push(await Visit.start(kind, build, pbx));
    for (let load = 0; load < number('loads'); load++) for (const visit of visits) note(visit, await visit.load());
    for (const visit of visits) await visit.open();
    await delay(settle * 1000);
    // All of them at once: they do next to nothing.
    await Promise.all(visits.map(async visit => note(visit, await visit.rest(number('rest')))));
    for (const visit of visits) note(visit, await visit.memory('one page'));
    for (const visit of visits) note(visit, await visit.tabs(number('tabs')));
    const without = {...figures[bare.name]};
    for (const visit of visits) {
      if (visit.build === bare) continue;
      note(visit, share(figures[visit.build.name] ?? {}, without));
      note(visit, await visit.navigates(number('times')));
    }
    return figures;
  } finally {
    await Promise.all(visits.map(visit => visit.end()));
  }
}

const pbx = await startTestPbx('embedded');
const all: Record<string, unknown> = {};
for (const kind of (['chromium', 'firefox'] as const).filter(findBrowser)) {
  if (![undefined, kind].includes(process.env['AMT_BROWSER'] as BrowserKind | undefined)) continue;
  const played: Round[] = [];
  for (let index = 0; index < number('rounds'); index++) {
    played.push(await play(kind, pbx.url, index % 2 ? [...builds].reverse() : builds));
    console.log(`${kind}: ${index + 1} of ${number('rounds')}`);
  }
  const table = tableOf(
    played,
    builds.map(({name}) => name),
  );
  const cell = (figures: {median: number; p95: number; n: number} | undefined) =>
    figures ? `${figures.median} / ${figures.p95} (${figures.n})` : '';
  console.log(`${kind}: median / p95 (n)`);
  console.table(
    Object.fromEntries(
      Object.entries(table).map(([figure, {builds, ratio}]) => [
        figure,
        {
          ...Object.fromEntries(Object.entries(builds).map(([name, figures]) => [name, cell(figures)])),
          ...(other.length ? {'this / other': ratio} : {}),
        },
      ]),
    ),
  );
  all[kind] = {table, rounds: played};
}
await pbx.stop();
if (values.json) writeFileSync(values.json, JSON.stringify(all, null, 1));
process.exit(0);
