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

/**
 * Methods that nobody calls, by module: the minifier can't know. Calls send no INFO and no MESSAGE by their session, a REFER goes by its
 * dialog (src/core/dialog/refer.ts), who wishes us to dial is declined, and a call that requires provisional responses to be reliable is
 * refused before SIP.js sees it, as a PRACK is. The rest is for whoever makes and changes what this phone reads alone.
 */
export const removed = new Map(
  Object.entries({
    'api/emitter.js': ['removeAllListeners'],
    'api/inviter.js': ['localIdentity', 'remoteIdentity'],
    'api/invitation.js': [
      ...['handlePrackOfferAnswer', 'sendProgressReliable', 'prackArrived'],
      ...['localIdentity', 'remoteIdentity'],
    ],
    'api/session.js': [
      ...['info', 'message', 'refer', '_info', '_message', '_refer', 'referExtraHeaders', 'referToString'],
      ...['assertedIdentity', 'sessionDescriptionHandler'],
    ],
    'api/user-agent.js': ['_makeInviter'],
    'core/dialogs/session-dialog.js': ['info', 'message'],
    'core/user-agent-core/user-agent-core.js': ['message', 'publish', 'subscribe'],
    'grammar/name-addr-header.js': ['friendlyName'],
    'grammar/parameters.js': ['deleteParam', 'clearParams'],
    'grammar/uri.js': ['deleteHeader', 'clearHeaders'],
  }),
);

/**
 * Methods that do nothing: where they are called nobody comes, or there is nothing to do. There is no referral to tell of, no PRACK to wait
 * for, no description before the answer, and the phone finds its way back to its server by itself (src/core/wire/connection.ts).
 */
export const emptied = new Map(
  Object.entries({
    'api/inviter.js': ['notifyReferer'],
    'api/invitation.js': [
      ...['sendProgressReliableWaitForPrack', 'sendProgressTrying', 'sendProgressWithSDP'],
      ...['waitForArrivalOfPrack', 'prackNeverArrived'],
    ],
    'api/user-agent.js': ['attemptReconnection'],
  }),
);

/** The code of a module of SIP.js without these methods and getters, or with something in their place, by the layout of its files. */
export function without(code, methods, instead = () => '') {
  return methods.reduce((rest, name) => {
    const method = new RegExp(`^    (?:get )?${name}\\(.*\\) \\{\\n[^]*?^    \\}\\n`, 'm');
    if (!method.test(rest)) throw new Error(`SIP.js has no method ${name} as build/sipjs.mjs knows it.`);
    return rest.replace(method, instead(name));
  }, code);
}

/** The code of a module as the worker has it. */
export const lean = (code, module) =>
  without(without(code, removed.get(module) ?? []), emptied.get(module) ?? [], name => `    ${name}() {}\n`);

/** Puts the stand-ins in and leaves out what nobody calls; fails where one stands in for nothing. */
export function withStandIns(modules = standIns) {
  const missing = new Set(modules.keys());
  return {
    name: 'with-stand-ins',
    async resolveId(source, importer) {
      if (!importer?.includes(lib)) return null;
      const module = moduleOf(join(dirname(importer), source));
      if (!modules.has(module)) return null;
      missing.delete(module);
      return {id: modules.get(module), moduleSideEffects: false};
    },
    transform(code, id) {
      return id.includes(lib) ? {code: lean(code, moduleOf(id)), map: null} : null;
    },
    buildEnd(error) {
      const [first] = missing;
      if (first && !error) this.error(`SIP.js imports no lib/${first} any more: what is build/sipjs/${first} for?`);
    },
  };
}

const lib = join('sip.js', 'lib');
const moduleOf = path =>
  relative(path.slice(0, path.indexOf(lib) + lib.length), path)
    .split(sep)
    .join('/');

/**
 * What is replaced by what it reads like, not by its module. The minifier drops calls of these names: SIP.js writes
 * 3 kB (gzip) of sentences to its log, in each of its modules, and no module in their place would be without them.
 */
export const unheard = ['log', 'debug', 'warn', 'error'].flatMap(level => [`this.logger.${level}`, `logger.${level}`]);
