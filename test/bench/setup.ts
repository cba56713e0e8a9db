/**
 * @file `npm run bench:setup`: how long a call takes to come about, against SIP.js' SimpleUser and JsSIP in the same browser with
 * the same Asterisk. Prints a table and writes JSON; `--json <file>`, `--times <n>` calls of a page, `--pages <n>`. `AMT_BROWSER`
 * narrows it as with the scenarios.
 */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {buildSync, transformSync} from 'esbuild';
import {readFileSync} from 'node:fs';
import {findBrowser, launchBrowser, type BrowserKind} from '../e2e/support/browser.js';
import {startSite} from '../e2e/support/site.js';
import {until} from '../e2e/support/until.js';
import {startWire} from '../e2e/support/wire.js';
import {startAsterisk} from '../interop/asterisk.js';
import {play, type Round, type Subject} from './setup/rounds.js';
import {figuresOf} from './survival/figures.js';
import {recordTone} from './survival/recording.js';

const {values} = parseArgs({
  options: {
    times: {type: 'string', default: '10'},
    pages: {type: 'string', default: '3'},
    json: {type: 'string'},
  },
});
const browsers = (['chromium', 'firefox'] as const).filter(
  kind => [undefined, kind].includes(process.env['AMT_BROWSER'] as BrowserKind | undefined) && findBrowser(kind),
);

const kinds = {amtsleitung: '101', 'simple-user': '103', jssip: '105'} as const;
type Kind = keyof typeof kinds;
const rivals: readonly Kind[] = ['simple-user', 'jssip'];
const path = (name: string) => fileURLToPath(new URL(`setup/${name}.page.ts`, import.meta.url));
const instruments = transformSync(readFileSync(path('clerk'), 'utf8'), {
  loader: 'ts',
  format: 'iife',
  target: 'es2022',
}).code;
const bundle = (kind: Kind) =>
  buildSync({entryPoints: [path(kind)], bundle: true, write: false, format: 'iife', target: 'es2022', minify: true})
    .outputFiles[0]?.text ?? '';
const scripts = new Map(rivals.map(kind => [`/${kind}.js`, bundle(kind)]));

const head = '<!doctype html><html lang="de"><meta charset="utf-8"><title></title>';
const markup = (name: string) =>
  name in kinds && name !== 'amtsleitung'
    ? `${head}<body><p><button id="call">9196</button> <button id="answer">Annehmen</button></p><audio autoplay></audio>
<script src="/${name}.js"></script>`
    : `${head}<script src="/amtsleitung.js" async></script><body><p>Echo: <amt-number value="9196">9196</amt-number></p>
<amt-phone config="/clerk/${name}.json"></amt-phone><amt-phone-bar></amt-phone-bar><amt-call-toast></amt-call-toast>`;

const inShadow = (tag: string, part: string) =>
  `document.querySelector('${tag}').shadowRoot.querySelector('[part~=${part}]')`;
const own = {
  call: inShadow('amt-number', 'number'),
  answer: inShadow('amt-call-toast', 'answer'),
  rings: `Boolean(${inShadow('amt-call-toast', 'answer')})`,
  hangUp: `(phone => phone.hangUp(phone.state.calls[0].id))(document.querySelector('amt-phone').phone)`,
};
const rival = {
  call: `document.getElementById('call')`,
  answer: `document.getElementById('answer')`,
  rings: `document.title === 'rings'`,
  hangUp: 'window.rival.hangUp()',
};

const asterisk = await startAsterisk();
const results: {browser: BrowserKind; kind: Kind; rounds: Round[]}[] = [];
for (const browserKind of browsers) {
  const site = await startSite({markup});
  site.deploy(scripts);
  const recording = recordTone(500);
  const browser = await launchBrowser(browserKind, {microphone: recording.path, allowed: true});
  const open = async (kind: Kind): Promise<{subject: Subject; close(): Promise<void>}> => {
    const user = kinds[kind];
    const wire = await startWire(asterisk.url);
    const page = await browser.newPage();
    const password = `secret${user}`;
    await page.evaluateOnNewDocument(instruments);
    const credentials = {aor: `sip:${user}@127.0.0.1`, authorizationUser: user, password};
    await page.goto(site.page(kind, {servers: [wire.url], credentials}));
    if (rivals.includes(kind))
      await page.evaluate(`window.rival.register(...${JSON.stringify([wire.url, user, password])})`);
    else
      await until('registered', () =>
        page.evaluate(`document.querySelector('amt-phone')?.state?.registration.status === 'registered'`),
      );
    // What comes when the browser is idle has come, as it has when a clerk looks up from the desk.
    await new Promise(resolve => setTimeout(resolve, 3_000));
    const subject = {page, user, wire, ...(rivals.includes(kind) ? rival : own)};
    const close = async () => {
      await page.close();
      await wire.stop();
    };
    return {subject, close};
  };
  for (let index = 0; index < Number(values.pages); index++) {
    for (const kind of Object.keys(kinds) as Kind[]) {
      const {subject, close} = await open(kind);
      results.push({browser: browserKind, kind, rounds: await play(subject, asterisk, Number(values.times))});
      await close();
    }
  }
  await browser.close();
  recording.remove();
  await site.stop();
}
await asterisk.stop();

const measures = {
  'click → INVITE, first of a page': ({first, invite}: Round) => (first ? invite : undefined),
  'click → INVITE, later': ({first, invite}: Round) => (first ? undefined : invite),
  'click → heard': ({outHeard}: Round) => outHeard,
  'Annehmen → heard at both ends': ({inHeard}: Round) => inHeard,
  'INVITE → toast painted': ({toast}: Round) => toast,
};
const rows = browsers.flatMap(browser =>
  Object.entries(measures).map(([what, of]) => {
    const figures = Object.fromEntries(
      Object.keys(kinds).map(kind => [
        kind,
        figuresOf(
          results
            .filter(row => row.browser === browser && row.kind === kind)
            .flatMap(row => row.rounds.flatMap(one => of(one) ?? [])),
          1,
        ),
      ]),
    );
    const best = Math.min(...rivals.map(kind => figures[kind]?.median || Infinity));
    const median = figures['amtsleitung']?.median ?? NaN;
    return {browser, what, figures, ratio: Number((median / best).toFixed(2))};
  }),
);
console.table(
  rows.map(({browser, what, figures, ratio}) => ({
    browser,
    what,
    ...Object.fromEntries(Object.entries(figures).map(([kind, {median, p95}]) => [kind, `${median} (${p95})`])),
    ratio,
  })),
);
if (values.json) writeFileSync(values.json, JSON.stringify({rows, results}, null, 1));
process.exit(0);
