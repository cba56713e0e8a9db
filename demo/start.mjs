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
if (!existsSync('node_modules')) npm('Installing the packages it is built from', 'ci');
if (isOutOfDate()) npm('Building', 'run', '-s', 'build');

const {register} = await import('tsx/esm/api');
register();
await import('./site/main.ts');

function npm(what, ...args) {
  console.log(`${what} …`);
  // On Windows npm is a script that only a shell can start.
  const {status} = spawnSync('npm', args, {stdio: 'inherit', shell: process.platform === 'win32'});
  if (status === 0) return;
  console.error(`npm ${args.join(' ')} failed; its reason stands above.`);
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
