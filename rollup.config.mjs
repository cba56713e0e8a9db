import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import {minify} from 'terser';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';
import {listParts} from './build/list-parts.mjs';
import {licenseLine, licenses} from './build/licenses.mjs';
import {leanStyles, ownLitPolicy, shareDecorate} from './build/replaced.mjs';
import {unheard, withStandIns} from './build/sipjs.mjs';

listParts();

const transpile = (options = {}) => esbuild({target: 'es2022', tsconfig: 'tsconfig.json', ...options});
const inFolder = folder =>
  readdirSync(`src/${folder}`)
    .filter(file => file.endsWith('.ts'))
    .map(file => `src/${folder}/${file}`);

/** Minifies a file that a browser loads directly. */
const smallest = ({module = false, ...more} = {}) => ({
  name: 'smallest',
  renderChunk: async (source, chunk) => {
    const compress = {passes: 3, unsafe_arrows: true, keep_fargs: false, pure_funcs: unheard, ...more};
    // ASCII alone: where the server names no encoding, a page in ISO 8859-1 takes the script to be in its own.
    const {code} = await minify(source, {ecma: 2022, module, compress, format: {comments: false, ascii_only: true}});
    return {code: licenseLine(chunk) + code, map: null};
  },
});

/** In SVG an element without its closing slash swallows those behind it. */
const smallTemplates = () =>
  minifyTemplateLiterals({exclude: '**/node_modules/**', options: {minifyOptions: {keepClosingSlash: true}}});

/**
 * The first lines of a script that comes in parts: it runs unless the page has the phone already, and what it shares with
 * its parts is found under a symbol. See src/script/load-part.ts.
 */
function runScript(_dependencies, declare) {
  // Nor does a server, which has no elements at all.
  if (!globalThis.customElements || globalThis.customElements.get('amt-phone')) return;
  const script = {exports: {}, users: []};
  const put =
    ({exports, users}) =>
    (names, value) => {
      if (typeof names === 'string') exports[names] = value;
      else Object.assign(exports, names);
      for (const set of users) set(exports);
      return value;
    };
  const parts = (globalThis[Symbol.for('amtsleitung/parts')] = {build: '%build%', file: '%file%', script, put});
  declare(put(script), {import: file => parts.load(file)}).execute();
}

/** Makes a classic script of each file: that of the page runs at once, a part when all that it needs is there. */
const asParts = {
  name: 'as-parts',
  // The worker's file, when it has to run in the page, is a module.
  renderDynamicImport: ({targetModuleId}) => (targetModuleId === null ? {left: 'import(', right: ')'} : null),
  renderChunk(code, {fileName, isEntry}) {
    const begin = isEntry
      ? `(${runScript})(`.replace('%file%', `./${fileName}`)
      : `globalThis[Symbol.for('amtsleitung/parts')].register('${fileName}', '%build%', `;
    return {code: code.replace('System.register(', () => begin), map: null};
  },
};

/** All files of one build carry its name, so that a page with yesterday's script never runs today's part. */
const nameBuild = {
  name: 'name-build',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle).filter(file => file.type === 'chunk');
    // Each would wait for the other, and neither come.
    for (const {fileName, imports} of files)
      for (const other of imports)
        if (bundle[other]?.imports.includes(fileName)) this.error(`${fileName} and ${other} need each other.`);
    const build = createHash('sha256')
      .update(files.map(({code}) => code).join())
      .digest('hex')
      .slice(0, 8);
    for (const file of files) file.code = file.code.replaceAll('%build%', build);
  },
};

/** A part's file is named as its folder is. */
const folderOfPart = module => module?.match(/([\w-]+)[\\/]part\.ts$/)?.[1];

/** One that a file of its own needs as well has no facade, and ends with itself. */
const nameOfPart = ({facadeModuleId, name, moduleIds}) =>
  folderOfPart(facadeModuleId ?? (name === 'part' ? moduleIds.at(-1) : null)) ?? name.replace('amt-', '');

/** What several parts share that show or tell of a call comes as one file. */
const ofCalls = [
  'src/define/amt-call-toast.ts',
  'src/elements/((call-toast|corner|calls)/.*|phone/(telling|page-phone|intents|shortcuts|announcements|call-notification|quality-news|sound-gaps)|names|texts|in-front|consultation|emergency-end|focus|call-widget).ts',
  'src/icons/call-icons.ts',
  'src/controllers/(double-click|focus-fence|focus-memory|press-guard|settings-controller|shortcut-controller|shortcuts).ts',
  'src/protocol/settings.ts',
  'src/styles/call-controls.ts',
  'src/i18n/de-calls.ts',
  'lit-html/(directives/repeat|directive-helpers|directive).js',
].map(path => new RegExp(`/${path}$`));

/** The one script's imports lead past the defaults of the sound, and nobody but this part takes anything of them: without it they are none. */
const ofSettings = (id, {getModuleInfo}) =>
  /\/(parts\/settings\/[\w-]+|protocol\/sound-settings)\.ts$/.test(id) &&
  getModuleInfo(resolve('src/parts/settings/part.ts')) !== null;

/** What lies over the page, and with it what all files share that come later: the words for what went wrong, the second half of the controls. */
const overPage = [
  'elements/overlay/(over-page|floating|overlay-styles|strip|tip|zoom)',
  'elements/(phone-bar/trouble|widget-styles)',
  'controllers/timer-controller',
  'i18n/(de-errors|part-texts)',
  'icons/window-icon',
  'styles/more-controls',
].map(path => new RegExp(`src/${path}\\.ts$`));

/** What modules lead to by plain imports, `entry` included. Lit's own index names more than anybody uses. */
function reach(entry, getModuleInfo, found = new Set()) {
  if (found.has(entry) || /node_modules/.test(entry)) return found;
  found.add(entry);
  for (const id of getModuleInfo(entry)?.importedIds ?? []) reach(id, getModuleInfo, found);
  return found;
}

/**
 * Whether a file's plain imports lead there, and those of the one script do not, or lead past it: it takes nothing of `unused`. Another
 * script has no such file.
 */
function isBeyondScript(file, unused, id, {getModuleInfo}) {
  const [script, beyond] = ['amtsleitung', file].map(name => reach(resolve(`src/${name}.ts`), getModuleInfo));
  return script.size > 1 && beyond.has(id) && (!script.has(id) || unused.test(id));
}

/** The phone of a page on the phone's own host, with what begins a call's audio there. */
const isOwnPhone = (id, graph) =>
  isBeyondScript('client/reach/own-phone', /protocol\/(local-port|core-name)/, id, graph);

/** Lit's templates, and what the elements at rest bring beyond what the one script has for itself. */
const isAtRest = (id, graph) =>
  /lit-html\/lit-html|lit-element|decorators\/state/.test(id) ||
  isBeyondScript('at-rest', /protocol\/bar-place/, id, graph);

/** The files that hold more than what is named after them; the first one that holds a module has it. */
const files = [
  ['calls', id => ofCalls.some(path => path.test(id))],
  ['over-page', id => overPage.some(path => path.test(id))],
  ['settings', ofSettings],
  ['own-phone', isOwnPhone],
  ['elements', isAtRest],
];

/** A script that fetches parts of it when they are needed, and what lies beside it as it is. */
const inParts = (input, name, ...beside) => ({
  input,
  // Lit's indexes do nothing by themselves, nor do the defaults; whoever uses one thing of it needs no other.
  treeshake: {moduleSideEffects: id => !/node_modules\/lit\/|protocol\/(sound-settings|ring-tones)/.test(id)},
  plugins: [
    ownLitPolicy,
    leanStyles,
    nodeResolve({exportConditions: ['production']}),
    smallTemplates(),
    transpile(),
    shareDecorate,
    asParts,
    smallest(),
    licenses(),
    nameBuild,
    ...beside,
  ],
  output: {
    dir: 'dist',
    format: 'system',
    entryFileNames: `${name}.js`,
    manualChunks: (id, graph) => files.find(([, holds]) => holds(id, graph))?.[0] ?? null,
    onlyExplicitManualChunks: true,
    chunkFileNames: part => `${name}.${nameOfPart(part)}.js`,
    strict: false,
  },
});

/** Parts of the worker that lie beside it: loaded where it is registered, tones go by INFO, it runs in a page, there is something to watch, a call is diverted, something is set, calls are kept, or there is a directory. */
const workerParts = {
  transfers: 'src/core/calls/transfers.ts',
  'tones-by-info': 'src/core/call/tones-by-info.ts',
  tab: 'src/worker/tab.ts',
  subscriptions: 'src/core/parts/watch/subscriptions.ts',
  redirection: 'src/dialling/redirection.ts',
  'read-settings': 'src/core/parts/settings/read-settings.ts',
  journal: 'src/core/parts/history/journal.ts',
  'absence-of': 'src/core/parts/absence/absence-of.ts',
  'house-directory': 'src/core/parts/directory/house-directory.ts',
};
const workerPart = new RegExp(`/(${Object.keys(workerParts).join('|')})\\.js$`);

/**
 * What could not be had is asked for once more, by an address of its own: browsers keep that a module failed, and never fetch it
 * again while the worker lives (https://github.com/whatwg/html/pull/10327).
 */
const askAgain = {
  name: 'ask-again',
  renderDynamicImport: () => ({left: 'importAgain(', right: ')'}),
  intro: 'const importAgain = file => import(file).catch(() => import(`${file}?${Date.now()}`));',
};

const worker = {
  input: 'src/worker/phone-worker.ts',
  external: [workerPart],
  // What SIP.js reads for its log alone need not be read: its getters do nothing else.
  plugins: [
    withStandIns(),
    nodeResolve(),
    transpile(),
    askAgain,
    smallest({module: true, pure_getters: true}),
    licenses(),
  ],
  output: {
    file: 'dist/amtsleitung.worker.js',
    format: 'es',
    inlineDynamicImports: true,
    paths: id => (workerPart.test(id) ? `./amtsleitung.${basename(id)}` : id),
  },
};

const besideWorker = ([name, input]) => ({
  input,
  // A package that is not in it would be one that no browser finds by its name.
  onwarn: ({message}) => {
    throw new Error(message);
  },
  plugins: [nodeResolve(), transpile(), smallest({module: true}), licenses()],
  output: {file: `dist/amtsleitung.${name}.js`, format: 'es'},
});

const suppressor = 'node_modules/@sapphi-red/web-noise-suppressor/dist';

/** What takes noise out of the microphone's sound runs in a thread for audio: a worklet and its WebAssembly, as they come. */
const noiseSuppressor = {
  name: 'noise-suppressor',
  generateBundle() {
    for (const [fileName, file] of [
      ['amtsleitung.rnnoise-worklet.js', 'rnnoise/workletProcessor.js'],
      ['amtsleitung.rnnoise.wasm', 'rnnoise.wasm'],
      ['amtsleitung.rnnoise-simd.wasm', 'rnnoise_simd.wasm'],
    ])
      this.emitFile({type: 'asset', fileName, source: readFileSync(`${suppressor}/${file}`)});
  },
};

const html = file => ({
  name: 'html',
  generateBundle() {
    this.emitFile({type: 'asset', fileName: basename(file), source: readFileSync(file)});
  },
});

/** A page of the phone's own origin with its script beside it. */
const page = (source, itsHtml, script) => ({
  input: source,
  plugins: [
    ownLitPolicy,
    nodeResolve({exportConditions: ['production']}),
    smallTemplates(),
    transpile(),
    smallest(),
    licenses(),
    html(itsHtml),
  ],
  output: {file: `dist/${script}`, format: 'iife', inlineDynamicImports: true},
});

const modules = {
  input: [
    'src/index.ts',
    'src/all.ts',
    'src/client/index.ts',
    'src/numbers/index.ts',
    'src/testing/index.ts',
    ...inFolder('define'),
    ...inFolder('i18n'),
    ...['react', 'vue', 'svelte'].map(name => `src/frameworks/${name}.ts`),
  ],
  external: [/^lit(\/|$)/, /^sip\.js(\/|$)/, /^@sapphi-red\//],
  plugins: [transpile()],
  output: {dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src'},
};

export default [
  inParts('src/amtsleitung.ts', 'amtsleitung', noiseSuppressor),
  worker,
  ...Object.entries(workerParts).map(besideWorker),
  inParts('src/pages/bridge/bridge.ts', 'bridge', html('src/pages/bridge/bridge.html')),
  page('src/pages/confirm/confirm.ts', 'src/pages/confirm/confirm.html', 'confirm.js'),
  page('src/pages/phone-window/phone-window.ts', 'src/pages/phone-window/phone.html', 'phone.js'),
  besideWorker(['notices', 'src/pages/notices/notices.ts']),
  page('src/pages/tel/tel.ts', 'src/pages/tel/tel.html', 'tel.js'),
  modules,
];
