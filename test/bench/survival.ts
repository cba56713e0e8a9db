/**
 * @file `npm run bench:survival`: what is to be heard while the page of a call is left for the next one. Prints a table and
 * writes JSON; `--json <file>`, `--times <n>`. `AMT_PBX` and `AMT_BROWSER` narrow it as with the scenarios.
 */
import {writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {findBrowser, type BrowserKind} from '../e2e/support/browser.js';
import {startTestPbx, whyNot, type PbxKind} from '../e2e/support/pbx.js';
import {figuresOf} from './survival/figures.js';
import {cases} from './survival/cases.js';

const {values} = parseArgs({
  options: {
    times: {type: 'string', default: '100'},
    json: {type: 'string'},
    case: {type: 'string'},
    log: {type: 'boolean'},
  },
});
const times = Number(values.times);
const chosen = <Kind extends string>(variable: string, all: readonly Kind[]) =>
  all.filter(kind => [undefined, kind].includes(process.env[variable] as Kind | undefined));
const pbxs = chosen<PbxKind>('AMT_PBX', ['asterisk', 'embedded']).filter(kind => !whyNot(kind));
const browsers = chosen<BrowserKind>('AMT_BROWSER', ['chromium', 'firefox']).filter(findBrowser);

const rows = [];
for (const pbxKind of pbxs) {
  const pbx = await startTestPbx(pbxKind);
  for (const browserKind of browsers) {
    for (const [name, run] of Object.entries(cases)) {
      if (values.case && values.case !== name) continue;
      const samples = await run(browserKind, {kind: pbxKind, url: pbx.url}, times, values.log ? console.log : () => {});
      const farEar = figuresOf(samples.map(({silence}) => silence));
      const wire = figuresOf(samples.map(one => one.wire));
      const ownEar = figuresOf(samples.flatMap(({own}) => own ?? []));
      const back = figuresOf(samples.flatMap(one => one.back ?? []));
      rows.push({
        pbx: pbxKind,
        browser: browserKind,
        case: name,
        survived: `${samples.length}/${times}`,
        farEar,
        wire,
        ownEar,
        back,
        samples,
      });
      console.log(JSON.stringify({...rows.at(-1), samples: undefined}));
    }
  }
  await pbx.stop();
}

console.table(
  rows.map(({farEar, wire, ownEar, back, samples: _, ...row}) => ({
    ...row,
    ...{'far ear: median': farEar.median, 'far ear: p95': farEar.p95, 'far ear: max': farEar.max},
    ...{'wire: median': wire.median, 'wire: p95': wire.p95, 'wire: max': wire.max},
    ...{'back: median': back.median, 'back: p95': back.p95, 'back: max': back.max},
    ...{'own ear: median': ownEar.median, 'own ear: p95': ownEar.p95, 'own ear: max': ownEar.max},
  })),
);
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
process.exit(0);
