/**
 * `npm start`: everything a newcomer needs for two telephones in one browser. Needs nothing but Node 20: what is
 * missing is installed, what is out of date is built.
 *
 *   node demo/start.mjs [--port 8080]
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The demo needs Node 20 or later; this is ${process.version}. https://nodejs.org has a newer one.`);
  process.exit(1);
}
// On Windows npm is a script that only a shell can start.
const shell = process.platform === 'win32';
if (!existsSync('node_modules')) run('Installing the packages it is built from', 'npm', ['ci'], {shell});
// The files that a web server hosts; the types and the manifest of `npm run build` are for developers' editors.
if (isOutOfDate()) run('Building', process.execPath, ['node_modules/rollup/dist/bin/rollup', '-c', '--silent']);

const {register} = await import('tsx/esm/api');
register();
await import('./site/main.ts');

function run(what, command, args, options) {
  console.log(`${what} …`);
  if (spawnSync(command, args, {stdio: 'inherit', ...options}).status === 0) return;
  console.error(`${command} ${args.join(' ')} failed; its reason stands above.`);
  process.exit(1);
}

function isOutOfDate() {
  const built = ['dist/amtsleitung.js', 'dist/amtsleitung.worker.js'];
  if (!built.every(file => existsSync(file))) return true;
  const oldest = Math.min(...built.map(file => statSync(file).mtimeMs));
  const sources = ['package.json', 'package-lock.json', 'rollup.config.mjs', ...filesIn('src')];
  return sources.some(file => statSync(file).mtimeMs > oldest);
}

function filesIn(folder) {
  return readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
