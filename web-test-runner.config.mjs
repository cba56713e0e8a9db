import {existsSync} from 'node:fs';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {chromiumFlags, findChromium} from './test/support/browsers.mjs';
import {bundledTests} from './test/tools/wtr-bundle.mjs';
import {countingReporter} from './test/tools/wtr-reporter.mjs';

/** Worker and page scripts are named by URL, not imported: the plugin does not map their `.js` to `.ts`. */
const jsToTs = (context, next) => {
  const ts = context.path.replace(/\.js$/, '.ts');
  if (ts !== context.path && !context.path.includes('node_modules') && !existsSync(`.${context.path}`)) {
    if (existsSync(`.${ts}`)) context.url = context.url.replace(/\.js(\?|$)/, '.ts$1');
  }
  return next();
};

export default {
  files: [
    // The rest of the core, the numbers and the reading of descriptions run in Node alone, which has the same engine.
    'test/{media,script,client,pages,controllers,elements,i18n,define,worker}/**/*.test.ts',
    'test/core/{survival,torture}/**/*.test.ts',
    '!test/{media/{sdp,quality},pages/notices,elements/combobox}/**',
  ],
  nodeResolve: {exportConditions: ['production', 'default']},
  // Most of what they do is to wait.
  concurrency: 3,
  middleware: [jsToTs],
  plugins: [bundledTests(), esbuildPlugin({ts: true, target: 'es2022', tsconfig: './tsconfig.json'})],
  testFramework: {config: {timeout: '20000'}},
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  reporters: [defaultReporter(), countingReporter()],
  browsers: [
    chromeLauncher({
      // A window each: a tab behind another one draws nothing, and what waits for a frame waits for ever.
      createPage: ({context}) => context.newPage({type: 'window'}),
      launchOptions: {executablePath: findChromium(), args: ['--headless=new', ...chromiumFlags]},
    }),
  ],
};
