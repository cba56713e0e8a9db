/**
 * `npm test`: everything that needs no root, in an order that fails early. `npm test -- interop` runs the suite
 * against the real PBXs (root on Debian). A fresh clone needs nothing but Node: what is missing is installed, and
 * what can't be run is named.
 *
 *   node test/run.mjs [step …]     steps: lint types docs unit browser build pbx demo rows e2e | interop
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findChromium, findFirefox} from './support/browsers.mjs';

process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..'));
const windows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
const counts = process.env.AMT_COUNTS ?? join(mkdtempSync(join(tmpdir(), 'amt-')), 'counts.jsonl');
const notRun = [];
/** Browsers that play scenarios beside each other: they wait more than they work. */
const atOnce = 2;

function run(command, args, env = {}) {
  const started = Date.now();
  console.log(`\n── ${[command, ...args].join(' ')}`);
  const {status} = spawnSync(command, args, {
    stdio: 'inherit',
    shell: windows,
    env: {...process.env, AMT_COUNTS: counts, ...env},
  });
  console.log(`── ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** A tool that counts no tests of its own: one passed or one failed. */
function check(name, command, args) {
  const passed = run(command, args);
  note({name, passed: Number(passed), failed: Number(!passed)});
}

/** A test runner that records its own figures; one that died before that is one failure. */
function suite(name, command, args, env) {
  const before = figures().length;
  const passed = run(command, args, env);
  const recorded = figures().slice(before);
  const failed = recorded.reduce((sum, figure) => sum + figure.failed, 0);
  if (recorded.length === 0 || (!passed && failed === 0)) note({name, passed: 0, failed: 1});
}

/** Several test runs at once, for they wait more than they work; what each printed follows when it is done. */
async function suites(runs) {
  const before = figures().length;
  const started = Date.now();
  const waiting = [...runs];
  const results = [];
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) results.push(await finished(one));
  };
  await Promise.all(Array.from({length: atOnce}, next));
  console.log(`── ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const recorded = figures().slice(before);
  const failed = recorded.reduce((sum, figure) => sum + figure.failed, 0);
  const broken = results.includes(false) && failed === 0;
  const missing = runs.length - recorded.length;
  for (let index = 0; index < missing; index++) note({name: 'scenarios', passed: 0, failed: 1});
  if (broken && missing === 0) note({name: 'scenarios', passed: 0, failed: 1});
}

/** Runs it and prints its output in one piece; whether it passed. */
function finished({command, args, env}) {
  const child = spawn(command, args, {shell: windows, env: {...process.env, AMT_COUNTS: counts, ...env}});
  let output = `\n── ${JSON.stringify(env)} ${[command, ...args].join(' ')}\n`;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data));
  return new Promise(resolve =>
    child.on('close', status => {
      console.log(output);
      resolve(status === 0);
    }),
  );
}

const note = figure => writeFileSync(counts, `${JSON.stringify(figure)}\n`, {flag: 'a'});
const figures = () =>
  existsSync(counts)
    ? readFileSync(counts, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
    : [];

function apt(...names) {
  if (!isRoot || !existsSync('/etc/debian_version')) return false;
  run('apt-get', ['update', '-qq']);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
}

function needBrowsers() {
  if (!findChromium()) apt('chromium');
  if (!findChromium()) notRun.push('everything in a browser: no Chromium, Chrome or Edge (CHROME_PATH names one)');
  if (!findFirefox()) apt('firefox-esr');
  if (!findFirefox()) notRun.push('the scenarios in Firefox: there is none (FIREFOX_PATH names one)');
}

function needKamailio() {
  const missing = () => ['kamailio', 'sipp'].filter(command => spawnSync(command, ['-v'], {stdio: 'ignore'}).error);
  if (missing().length) apt('kamailio', 'kamailio-websocket-modules', 'kamailio-presence-modules', 'sip-tester');
  const still = missing();
  if (still.includes('kamailio')) notRun.push('Kamailio: it is not installed');
  else if (still.includes('sipp')) notRun.push('odd far ends: SIPp is not installed');
  return !still.includes('kamailio');
}

const mocha = (...args) => ['mocha', '--reporter', 'test/tools/mocha-reporter.cjs', ...args];
const glob = pattern => `test/${pattern}/**/*.test.ts`;

const steps = {
  lint: () => check('lint', 'npx', ['eslint', '.']),
  types: () => check('types', 'npx', ['tsc', '--noEmit']),
  docs: () => check('docs', process.execPath, ['--import', 'tsx', 'test/tools/rfc4475.ts', '--check']),
  unit: () => suite('unit', 'npx', mocha('--parallel', '--jobs', '2', ...['protocol', 'numbers', 'core'].map(glob))),
  browser: () => findChromium() && suite('browser', 'npx', ['wtr']),
  build: () => {
    check('build', 'npm', ['run', '-s', 'build']);
    check('sizes', 'node', ['test/tools/sizes.mjs']);
    check('publint', 'npx', ['publint', '--strict']);
    check('attw', 'npx', [
      'attw',
      '--pack',
      '.',
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      'bridge.html',
      'confirm.html',
      'tel.html',
      'phone.html',
      'amtsleitung.worker.js',
    ]);
  },
  pbx: () => suite('pbx', 'npx', mocha('--exit', glob('pbx'))),
  demo: () => suite('demo', 'npx', mocha('--exit', glob('demo'))),
  // It watches for long tasks: nothing else may run beside it.
  rows: () => findChromium() && suite('rows', 'npx', mocha('--exit', 'test/e2e/page-numbers.test.ts')),
  e2e: () => suites(scenarios('embedded')),
  interop: () => {
    if (!isRoot) notRun.push('Asterisk: it needs root on Debian');
    return suites([...(isRoot ? scenarios('asterisk') : []), ...(needKamailio() ? scenarios('kamailio') : [])]);
  },
};

/** The whole phone in each browser of this machine, on one PBX. */
function scenarios(pbx) {
  const browsers = [findChromium() && 'chromium', findFirefox() && 'firefox'].filter(Boolean);
  // What a plain proxy adds is between the phone and the wire: Firefox plays there what its media differ in.
  // The one odd far end that takes half a minute is Chromium's.
  const odd = 'odd far ends (?!ends a call that the caller never)';
  const few = browser =>
    pbx === 'kamailio' && browser === 'firefox' ? ['--grep', `firefox (registration|calls|hold|${odd})`] : [];
  return browsers.map(browser => ({
    command: 'npx',
    args: mocha('--exit', ...few(browser), 'test/e2e/matrix.test.ts'),
    env: {AMT_PBX: pbx, AMT_BROWSER: browser},
  }));
}

if (!existsSync('node_modules') && !run('npm', ['ci'])) process.exit(1);
needBrowsers();
const wanted = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length ? wanted.includes(name) : name !== 'interop') await step();
}

const all = figures();
const passed = all.reduce((sum, figure) => sum + figure.passed, 0);
const failed = all.reduce((sum, figure) => sum + figure.failed, 0);
for (const reason of notRun) console.log(`not run: ${reason}`);
for (const {name, failed: count, failures} of all) {
  for (const failure of failures ?? (count ? [name] : [])) console.log(`failed: ${failure}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
