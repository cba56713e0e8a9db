/**
 * What the build of the worker leaves out of SIP.js, which imports all that it has statically. See docs/signalling.md;
 * test/build/sipjs.test.ts fails where a new version of SIP.js does not fit any more.
 */
import {readdirSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), 'sipjs');

/** Each file below build/sipjs/ takes the place of the module of that name below sip.js/lib/, and says why. */
export const standIns = new Map(
  readdirSync(root, {recursive: true})
    .filter(file => file.endsWith('.js'))
    .map(file => [file.split(sep).join('/'), join(root, file)]),
);

/** Puts the stand-ins in, and fails where one stands in for nothing. */
export function withStandIns(modules = standIns) {
  const missing = new Set(modules.keys());
  return {
    name: 'with-stand-ins',
    async resolveId(source, importer) {
      if (!importer?.includes(join('sip.js', 'lib'))) return null;
      const module = relative(libOf(importer), join(dirname(importer), source))
        .split(sep)
        .join('/');
      if (!modules.has(module)) return null;
      missing.delete(module);
      return {id: modules.get(module), moduleSideEffects: false};
    },
    buildEnd(error) {
      const [first] = missing;
      if (first && !error) this.error(`SIP.js imports no lib/${first} any more: what is build/sipjs/${first} for?`);
    },
  };
}

const libOf = path => path.slice(0, path.indexOf(join('sip.js', 'lib')) + join('sip.js', 'lib').length);

/**
 * What is replaced by what it reads like, not by its module. The minifier drops calls of these names: SIP.js writes
 * 3 kB (gzip) of sentences to its log, in each of its modules, and no module in their place would be without them.
 */
export const unheard = ['log', 'debug', 'warn', 'error'].flatMap(level => [`this.logger.${level}`, `logger.${level}`]);
