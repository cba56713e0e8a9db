/**
 * @file How parts of a script get into a page: as classic scripts beside it, which need no permission but the one
 * that the page gave to the script itself. What a part shares with the script, such as Lit, it takes from there. The
 * build makes a part of each dynamic `import()`; in the npm modules these stay what they are.
 */
import {PhoneError} from '../protocol/index.js';
import {failed} from './failures.js';
import {scriptUrl} from './script-url.js';
import {page} from './page.js';
import {trustedScriptUrl} from './trusted-types.js';

type Exports = Record<string, unknown>;
/** Sets what another module exports, or sets it again when that changes. */
type Setter = (exports: Exports) => void;
type Put = (names: string | Exports, value?: unknown) => unknown;
/** The form in which Rollup writes a module of the format `system`. */
type Declare = (put: Put, context: {import: Load}) => {setters?: readonly (Setter | null)[]; execute(): void};
type Load = (file: string) => Promise<Exports>;

interface Loaded {
  readonly exports: Exports;
  readonly users: Setter[];
}

/** What the one script and its parts know of each other. */
interface Parts {
  /** Names the build: a part of another one does not fit. */
  readonly build: string;
  /** The file of the one script. */
  readonly file: string;
  /** The one script's own exports. */
  readonly script: Loaded;
  /** What a module of Rollup's exports by: `put('name', value)`, or all that are known at once. Yields the value. */
  readonly put: (module: Loaded) => Put;
  load: Load;
  /** Each part begins with a call of this. */
  register(file: string, build: string, dependencies: readonly string[], declare: Declare): void;
}

const parts = (globalThis as unknown as Record<symbol, Parts | undefined>)[Symbol.for('amtsleitung/parts')];

/** Whether this code is the one script, or a part of it, and not bundled by the page. */
export const isOneScript = parts !== undefined;

/** Lets the script load its parts. Does nothing where it was not built in parts. */
export function loadParts(): void {
  if (!parts) return;
  const {build, file: own, script, put} = parts;
  const arrived = new Map<string, Parameters<Parts['register']>>();
  const loading = new Map<string, Promise<Loaded>>();

  const fetchPart = async (file: string): Promise<Loaded> => {
    await runScript(file, new URL(`${file}?${build}`, scriptUrl()).href);
    const [, itsBuild, dependencies, declare] = arrived.get(file) ?? [];
    if (itsBuild !== build || !dependencies || !declare)
      throw new PhoneError('page-outdated', `${file} is of another build.`);
    const part: Loaded = {exports: {}, users: []};
    const {setters, execute} = declare(put(part), {import: parts.load});
    const needed = await Promise.all(
      dependencies.map(other => (other === own ? Promise.resolve(script) : load(other))),
    );
    for (const [place, found] of needed.entries()) {
      const set = setters?.[place];
      if (!set) continue;
      found.users.push(set);
      set(found.exports);
    }
    execute();
    return part;
  };

  const load = (path: string): Promise<Loaded> => {
    const file = path.replace('./', '');
    let part = loading.get(file);
    if (!part) {
      loading.set(file, (part = fetchPart(file)));
      part.catch((thrown: unknown) => {
        loading.delete(file);
        failed(file)(thrown);
      });
    }
    return part;
  };

  parts.load = async file => (await load(file)).exports;
  parts.register = (...part) => arrived.set(part[0], part);
}

function runScript(file: string, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = page.createElement('script');
    script.src = trustedScriptUrl(url);
    script.onload = () => resolve();
    // The event of it says nothing.
    script.onerror = () => reject(new PhoneError('part-missing', `${file} did not load.`, {retryable: true}));
    page.head.append(script);
    script.remove();
  });
}
