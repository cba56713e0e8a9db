import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {expect} from 'chai';
import {de} from '../../src/i18n/index.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map(file => `docs/${file}`)].filter(file =>
  file.endsWith('.md'),
);

/** The anchor that a forge gives to a heading. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

describe('documentation', () => {
  it('lists each error with the text that clerks read', () => {
    const page = read('docs/troubleshooting.md');
    for (const [code, text] of Object.entries(de.errors)) expect(page).to.include(`| \`${code}\` | ${text} |`);
  });

  it('lists each key of the configuration and of the login', () => {
    const page = read('docs/configuration.md');
    const source = read('src/protocol/configuration.ts').split('interface Credentials')[1] ?? '';
    const keys = [...source.matchAll(/readonly (\w+)\??:/g)].map(match => match[1]);
    expect(keys).to.include.members(['servers', 'aor', 'replaces']);
    for (const key of keys) expect(page, key).to.include(`| \`${key}\` |`);
  });

  it('lists each folder with what it may import', async () => {
    const page = read('docs/architecture.md');
    const rooms = [...read('eslint.config.js').matchAll(/^ {2}'?([\w/-]+)'?: \{\s*folders: \[([^\]]*)\]/gm)];
    expect(rooms).to.have.length.above(12);
    for (const [, room, folders = ''] of rooms) {
      const row = page.split('\n').find(line => line.startsWith(`| \`${room}\` |`)) ?? '';
      const allowed = folders.replaceAll("'", '').trim() || '–';
      expect(row.split('|')[3]?.trim(), room).to.equal(allowed);
    }
  });

  it('links to pages and sections that exist', () => {
    for (const page of pages) {
      for (const [, target = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https:/.test(target)) continue;
        const [path = '', section] = target.split('#');
        const file = new URL(path || page.replace(/^docs\//, ''), new URL(page, root));
        expect(existsSync(file), `${page}: ${target}`).to.equal(true);
        if (section === undefined) continue;
        const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(match => anchor(match[1] ?? ''));
        expect(headings, `${page}: ${target}`).to.include(section);
      }
    }
  });
});
