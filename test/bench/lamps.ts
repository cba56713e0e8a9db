/**
 * @file `npm run bench:lamps`: what 700 colleagues cost whose lamps change 60 times a second, all of them in sight of `amt-team`: the
 * page's thread and the worker's, in parts of a core. `--seconds <n>`, `--changes <n>` a second, `--lines <n>`. Chromium, on
 * Linux. Fails where one of the two takes more than 5 %.
 */
import {setTimeout as delay} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {launchBrowser} from '../e2e/support/browser.js';
import {startSite} from '../e2e/support/site.js';
import {until} from '../e2e/support/until.js';
import {processesKnown} from './page/processes.js';
import {startLampList} from './lamps/lamp-list.js';
import {threadTimes} from './lamps/thread-times.js';

const {values} = parseArgs({
  options: {
    seconds: {type: 'string', default: '20'},
    changes: {type: 'string', default: '60'},
    lines: {type: 'string', default: '700'},
  },
});
const seconds = Number(values.seconds);
const changes = Number(values.changes);
const most = 5;

if (!processesKnown) throw new Error('The time of threads is read from /proc, which this system lacks.');

const lines = Array.from({length: Number(values.lines)}, (_, index) => String(1000 + index));
const list = await startLampList(lines);
const site = await startSite({
  markup: name => `<!doctype html>
<html lang="de">
  <meta charset="utf-8" />
  <title>Team</title>
  <script src="/amtsleitung.js" async></script>
  <body>
    <amt-phone config="/clerk/${name}.json"></amt-phone>
    <amt-team></amt-team>
  </body>
</html>
`,
});
const browser = await launchBrowser('chromium');
const pid = browser.process()?.pid ?? 0;
const page = await browser.newPage();
await page.goto(
  site.page('lamps', {
    servers: [list.url],
    credentials: {aor: 'sip:101@127.0.0.1', password: 'secret101'},
    lampList: 'sip:lampen@127.0.0.1',
    team: [{name: 'Haus', members: lines.map(number => ({name: `Nachname ${number}, Eva`, number}))}],
  }),
);
await until('all lamps are known', () =>
  page.evaluate(`document.querySelectorAll('amt-team').length === 1 &&
    document.querySelector('amt-team').shadowRoot?.querySelectorAll('.idle').length === ${lines.length}`),
);
// The browser does things of its own after it has started.
await delay(5000);

/** Percent of a core. */
async function measure(perSecond: number) {
  const [before, sent] = [threadTimes(pid), list.sent];
  const stop = list.change(perSecond);
  await delay(seconds * 1000);
  stop();
  const after = threadTimes(pid);
  const percent = (name: keyof typeof after) => Number(((after[name] - before[name]) / seconds / 10).toFixed(1));
  return {
    'changes/s': Math.round((list.sent - sent) / seconds),
    'page, % of a core': percent('page'),
    'worker, % of a core': percent('worker'),
    'whole browser, % of a core': percent('all'),
  };
}

const rest = await measure(0);
const busy = await measure(changes);
console.table({'at rest': rest, [`${lines.length} lamps`]: busy});
console.log(JSON.stringify({rest, busy}));
await browser.close();
await site.stop();
await list.stop();
const isOver = busy['page, % of a core'] > most || busy['worker, % of a core'] > most;
if (isOver) console.error(`More than ${most} % of a core.`);
process.exit(isOver ? 1 : 0);
