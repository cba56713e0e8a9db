/**
 * `npm test`: everything that needs no root, in an order that fails early. `npm test -- interop` runs the suite
 * against the real PBXs (root on Debian). A fresh clone needs nothing but Node: what is missing is installed, and
 * what can't be run is named.
 *
 *   node test/run.mjs [step …]     steps: lint circles unused types docs unit browser gallery build firefox pbx demo package rows e2e | interop
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findChromium, findFirefox} from './support/browsers.mjs';

process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..'));
const windows = process.platform === 'win32';
const debianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
const counts = process.env.AMT_COUNTS ?? join(mkdtempSync(join(tmpdir(), 'amt-')), 'counts.jsonl');
const notRun = [];
/** Browsers that play scenarios beside each other; one more plays those that do nothing but wait. */
const atOnce = 2;

/** Runs it and says whether it passed. What runs `beside` others prints its output in one piece when it is done. */
function run(command, args, {env = {}, beside = false, figuresTo = counts} = {}) {
  const started = Date.now();
  const title = `\n── ${[...Object.entries(env).map(pair => pair.join('=')), command, ...args].join(' ')}`;
  if (!beside) console.log(title);
  const stdio = beside ? 'pipe' : 'inherit';
  const child = spawn(command, args, {stdio, shell: windows, env: {...process.env, ...env, AMT_COUNTS: figuresTo}});
  let output = `${title}\n`;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (output += data));
  return new Promise(resolve => {
    const end = status => {
      if (beside) console.log(output);
      console.log(`── ${((Date.now() - started) / 1000).toFixed(1)} s`);
      resolve(status === 0);
    };
    child.on('error', error => {
      output += error.message;
      end(null);
    });
    child.on('close', end);
  });
}

/** A tool that counts no tests of its own: one passed or one failed. */
async function check(name, command, args, options) {
  const passed = await run(command, args, options);
  note({name, passed: Number(passed), failed: Number(!passed)});
}

/** A test runner that records its own figures; one that died before that is one failure. */
async function suite(name, args, options) {
  const own = join(mkdtempSync(join(tmpdir(), 'amt-')), 'counts.jsonl');
  const passed = await run('npx', args, {...options, figuresTo: own});
  const recorded = figures(own);
  const failed = recorded.reduce((sum, figure) => sum + figure.failed, 0);
  recorded.forEach(note);
  if (recorded.length === 0 || (!passed && failed === 0)) note({name, passed: 0, failed: 1});
}

/** Plays what talks by `atOnce`, and meanwhile what waits one after the other; at last, alone, what is held to a time. */
async function play(cells) {
  const lane = async queue => {
    for (let cell = queue.shift(); cell; cell = queue.shift())
      await suite('scenarios', cell.args, {...cell, beside: true});
  };
  const these = wanted => cells.filter(({kind}) => kind === wanted);
  const talking = these('talks');
  await Promise.all([lane(these('waits')), ...Array.from({length: atOnce}, () => lane(talking))]);
  await lane(these('alone'));
}

const note = figure => writeFileSync(counts, `${JSON.stringify(figure)}\n`, {flag: 'a'});
const figures = file =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
    : [];

async function apt(...names) {
  if (!debianRoot) return;
  await run('apt-get', ['update', '-qq']);
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {env});
}

async function needBrowsers() {
  if (!findChromium()) await apt('chromium');
  if (!findChromium()) notRun.push('everything in a browser: no Chromium, Chrome or Edge (CHROME_PATH names one)');
  if (!findFirefox()) await apt('firefox-esr');
  if (!findFirefox()) notRun.push('the scenarios in Firefox: there is none (FIREFOX_PATH names one)');
}

const lacks = (...commands) => commands.filter(command => spawnSync('which', [command]).status !== 0);

async function needTurn() {
  if (lacks('turnserver').length) await apt('coturn');
  if (lacks('turnserver').length) notRun.push('calls through a relay: coturn is not installed');
}

async function needKamailio() {
  if (lacks('kamailio', 'sipp').length)
    await apt('kamailio', 'kamailio-websocket-modules', 'kamailio-presence-modules', 'sip-tester');
  const still = lacks('kamailio', 'sipp');
  if (still.includes('kamailio')) notRun.push('Kamailio: it is not installed');
  else if (still.includes('sipp')) notRun.push('odd far ends: SIPp is not installed');
  return !still.includes('kamailio');
}

const mocha = (...args) => ['mocha', '--reporter', 'test/tools/mocha-reporter.cjs', ...args];
const glob = pattern => `test/${pattern}/**/*.test.ts`;

const steps = {
  lint: beside => check('lint', 'npx', ['eslint', '.'], {beside}),
  circles: beside =>
    check('circles', 'npx', ['depcruise', 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'err'], {
      beside,
    }),
  unused: beside => check('unused', 'npx', ['knip', '--no-progress'], {beside}),
  types: beside => check('types', 'npx', ['tsc', '--noEmit'], {beside}),
  docs: beside => check('docs', process.execPath, ['--import', 'tsx', 'test/tools/rfc4475.ts', '--check'], {beside}),
  unit: () =>
    suite(
      'unit',
      mocha(
        '--parallel',
        '--jobs',
        '2',
        ...[
          'protocol',
          'numbers',
          'dialling',
          'core',
          'media/sdp',
          'media/quality',
          'pages/notices',
          'elements/combobox',
          'parts',
          'build',
        ].map(glob),
      ),
    ),
  browser: () => findChromium() && suite('browser', ['wtr']),
  firefox: beside => findFirefox() && suite('firefox', ['wtr', '--config', 'test/tools/firefox.wtr.mjs'], {beside}),
  gallery: () => findChromium() && suite('gallery', mocha('--exit', glob('gallery'))),
  async build() {
    await check('build', 'npm', ['run', '-s', 'build']);
    await check('sizes', 'node', ['test/tools/sizes.mjs']);
    await check('publint', 'npx', ['publint', '--strict']);
    const notCode = ['bridge.html', 'confirm.html', 'tel.html', 'phone.html', 'amtsleitung.worker.js'];
    await check('attw', 'npx', ['attw', '--pack', '.', '--profile', 'esm-only', '--exclude-entrypoints', ...notCode]);
  },
  pbx: beside => suite('pbx', mocha('--exit', glob('pbx')), {beside}),
  demo: beside => suite('demo', mocha('--exit', glob('demo')), {beside}),
  package: beside => findChromium() && suite('package', mocha('--exit', glob('package')), {beside}),
  // It watches for long tasks: nothing else may run beside it.
  rows: () => findChromium() && suite('rows', mocha('--exit', 'test/e2e/page-numbers.test.ts')),
  e2e: () => play(scenarios('embedded')),
  async interop() {
    if (!debianRoot) notRun.push('Asterisk: it needs root on Debian');
    else await run(process.execPath, ['--import', 'tsx', 'test/interop/install-asterisk.ts']);
    await needTurn();
    const kamailio = await needKamailio();
    return play([...(debianRoot ? scenarios('asterisk') : []), ...(kamailio ? scenarios('kamailio') : [])]);
  },
};
/** Steps that run beside each other. */
const together = [
  ['lint', 'circles', 'unused', 'types', 'docs'],
  ['unit'],
  ['browser'],
  ['gallery'],
  ['build', 'firefox', 'pbx'],
  ['demo', 'package'],
  ['rows'],
  ['e2e'],
  ['interop'],
];

/**
 * What Firefox plays on real PBXs: what audio and pages have a part in. All else is between the worker, which is the same
 * script, and the PBX: Chromium plays it there, and Firefox on the embedded PBX.
 */
const firefoxPlays = {
  asterisk: 'calls|hold|consultation|transfer|survival|one phone|hosts|faults|network|restart',
  kamailio: 'registration|calls|odd far ends',
};

/** What is about to be played on Asterisk is not played on the embedded PBX as well, where both are asked for (`.ci/run`). */
const isPlayedTwice = pbx => process.env.AMT_INTEROP && debianRoot && pbx === 'embedded';
const notOnAsterisk = `(?!\\S+ × \\S+ (${firefoxPlays.asterisk})( |$)).*`;

/** Groups of scenarios; what is in none of them takes about as long as each. */
const thirds = ['calls|hosts|consultation|transfer', 'survival'];

/** The whole phone in each browser of this machine, on one PBX; the tests marked `@waits` and `@alone` by themselves. */
function scenarios(pbx) {
  const browsers = [findFirefox() && 'firefox', findChromium() && 'chromium'].filter(Boolean);
  return browsers.flatMap(browser => {
    const env = {AMT_PBX: pbx, AMT_BROWSER: browser};
    const cell = (kind, grep) => ({args: mocha('--exit', '--grep', grep, 'test/e2e/matrix.test.ts'), env, kind});
    const few = browser === 'firefox' && firefoxPlays[pbx];
    const which = few ? `.*firefox (${few})` : isPlayedTwice(pbx) ? notOnAsterisk : '';
    const part = groups => cell('talks', `^(?!.*@(waits|alone))${groups}${which}`);
    // In parts, the longest first, so that no browser plays on while the others are done.
    return [
      part(`(?!\\S+ × \\S+ (${thirds.join('|')}) )`),
      ...thirds.map(groups => part(`(?=\\S+ × \\S+ (${groups}) )`)),
      cell('waits', few ? 'firefox (registration|survival).*@waits' : `^${which}.*@waits`),
      cell('alone', `^${which}.*@alone`),
    ];
  });
}

if (!existsSync('node_modules') && !(await run('npm', ['ci']))) process.exit(1);
await needBrowsers();
const asked = process.argv.slice(2);
for (const group of together) {
  const names = group.filter(name => (asked.length ? asked.includes(name) : name !== 'interop'));
  await Promise.all(names.map(name => steps[name](names.length > 1)));
}

const all = figures(counts);
const passed = all.reduce((sum, figure) => sum + figure.passed, 0);
const failed = all.reduce((sum, figure) => sum + figure.failed, 0);
for (const reason of [...notRun, ...all.flatMap(figure => figure.notRun ?? [])]) console.log(`not run: ${reason}`);
for (const {name, failed: count, failures} of all) {
  for (const failure of failures ?? (count ? [name] : [])) console.log(`failed: ${failure}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
