/** @file What depends on how a browser gives the focus, takes keys, opens dialogs and is heard, once more in Firefox. */
import {chromeLauncher} from '@web/test-runner-chrome';
import config from '../../web-test-runner.config.mjs';
import {findFirefox} from '../support/browsers.mjs';

const names = [
  'announced-day',
  'announcements',
  'behind-modal',
  'combobox',
  'focus-contract',
  'focus-traps',
  'held-key',
  'history',
  'modal-reach',
  'press-guard',
  'shortcuts',
  'typing',
];
// It starts what puppeteer can start.
const launcher = chromeLauncher({launchOptions: {browser: 'firefox', executablePath: findFirefox()}});

export default {
  ...config,
  rootDir: `${import.meta.dirname}/../..`,
  files: names.map(name => `test/elements/${name}.test.ts`),
  // Firefox gives the focus to one page at a time.
  concurrency: 1,
  browsers: [Object.assign(launcher, {name: 'Firefox'})],
};
