/** @file The package as a server sees it: Node has no document, and renders tags as they are. */
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {build} from 'esbuild';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | {types: string; default: string}>;
};

/** Each file that an export names, patterns as the files that fit. */
const files = Object.values(manifest.exports)
  .map(target => (typeof target === 'string' ? target : target.default))
  .flatMap(target => {
    const [before = '', after] = target.split('*');
    if (after === undefined) return [target];
    return readdirSync(new URL(before, root))
      .filter(name => name.endsWith(after))
      .map(name => before + name);
  });
const scripts = files.filter(file => file.endsWith('.js'));

/** Runs a module in a Node of its own, as the first thing that it does. */
function node(source: string): {stdout: string; stderr: string; status: number | null} {
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], {cwd: root, encoding: 'utf8'});
}

describe('the package on a server (embedding 5)', function () {
  this.timeout(60_000);

  it('has each file that it exports, and its types', () => {
    expect(scripts).to.include.members(['./dist/index.js', './dist/client/index.js', './dist/define/amt-phone.js']);
    for (const file of files) expect(existsSync(new URL(file, root)), file).to.equal(true);
    for (const target of Object.values(manifest.exports)) {
      if (typeof target === 'object' && !target.types.includes('*'))
        expect(existsSync(new URL(target.types, root)), target.types).to.equal(true);
    }
  });

  for (const file of scripts) {
    it(`can be imported where there is no document: ${file}`, () => {
      const {status, stderr} = node(`await import(${JSON.stringify(file)});`);
      expect(stderr).to.equal('');
      expect(status).to.equal(0);
    });
  }

  it('renders its tags as empty shells: what @lit-labs/ssr calls draws nothing and throws nothing', () => {
    const {stdout, stderr} = node(`
      import './dist/all.js';
      import {ReactiveElement} from 'lit';
      const tags = ['dialer', 'call-toast', 'call-panel', 'transfer-panel', 'keypad', 'number', 'phone-bar', 'phone'];
      for (const tag of tags) {
        const made = customElements.get('amt-' + tag);
        // A renderer draws what has this mark, and passes on the tag of everything else.
        if (made._$litElement$) console.log(tag, 'is drawn');
        const element = new made();
        element.setAttribute('lang', 'de');
        element.willUpdate?.(new Map());
        ReactiveElement.prototype.update.call(element, new Map());
        element.render?.();
      }
      console.log('done');
    `);
    expect(stderr).to.equal('');
    expect(stdout).to.equal('done\n');
  });

  it('has its tags rendered by @lit-labs/ssr as they are written, with what stands in them and nothing drawn', () => {
    const {stdout, stderr} = node(`
      import {render} from '@lit-labs/ssr';
      import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
      import {html, LitElement} from 'lit';
      import './dist/all.js';
      customElements.define('x-host', class extends LitElement {
        render() {
          return html\`<amt-phone-bar></amt-phone-bar><amt-keypad></amt-keypad>\`;
        }
      });
      const page = html\`
        <amt-phone config="/telefon.json"></amt-phone>
        <amt-call-toast></amt-call-toast>
        <amt-dialer for=\${'phone'} .value=\${'123'} ?hidden=\${true} @amt-dial=\${() => null}></amt-dialer>
        <amt-call-panel></amt-call-panel>
        <amt-transfer-panel></amt-transfer-panel>
        <amt-number number=\${'+49 861 58123'}>58-123</amt-number>
        <x-host></x-host>\`;
      console.log(await collectResult(render(page)));
    `);
    expect(stderr).to.equal('');
    // The marks by which Lit finds its parts again.
    const written = stdout.replace(/<!--.*?-->| defer-hydration(?:="")?/g, '').replace(/\s+(?=[<>])|\s(?=\s)/g, '');
    expect(written.trim()).to.equal(
      [
        '<amt-phone config="/telefon.json"></amt-phone><amt-call-toast></amt-call-toast>',
        '<amt-dialer for="phone" hidden></amt-dialer><amt-call-panel></amt-call-panel>',
        '<amt-transfer-panel></amt-transfer-panel><amt-number number="+49 861 58123">58-123</amt-number>',
        '<x-host><template shadowroot="open" shadowrootmode="open"><amt-phone-bar></amt-phone-bar>',
        '<amt-keypad></amt-keypad></template></x-host>',
      ].join(''),
    );
  });
});

describe('the package in a bundle', () => {
  it('keeps the German of each element, which a module adds when it is imported', async () => {
    const entry = {contents: "import 'amtsleitung/all.js';", resolveDir: fileURLToPath(root)};
    const options = {bundle: true, write: false, format: 'esm', charset: 'utf8', logLevel: 'error'} as const;
    const {outputFiles} = await build({...options, stdin: entry});
    for (const words of ['Weiterleiten an', 'Telefonfenster öffnen']) expect(outputFiles[0]?.text).to.include(words);
  });

  it('keeps bundlers away from the worker’s address, which is known in the browser alone (embedding 9)', () => {
    const source = readFileSync(new URL('dist/client/reach/find-core.js', root), 'utf8');
    const [, words = ''] = /import\(([^)]*)\)/.exec(source) ?? [];
    expect(words).to.include('/* webpackIgnore: true */').and.to.include('/* @vite-ignore */');
  });
});

describe('the data for editors', () => {
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as never;

  it('lies where package.json says, for JetBrains as well', () => {
    const {customElements, 'web-types': webTypes} = manifest as unknown as Record<string, string>;
    for (const path of [customElements, webTypes]) expect(existsSync(new URL(path ?? '', root)), path).to.equal(true);
  });

  it('knows each token of each visible element, with its default and what it is for', () => {
    interface Declaration {
      tagName?: string;
      cssProperties?: {name: string; default?: string; description?: string}[];
      members?: {kind: string; name: string; privacy?: string; description?: string}[];
    }
    const {modules} = read('dist/custom-elements.json') as {modules: {declarations?: Declaration[]}[]};
    const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
    const tokens = [...readFileSync(new URL('src/styles/tokens.ts', root), 'utf8').matchAll(/--amt-[\w-]+/g)].map(
      String,
    );
    expect(tokens).to.have.length.above(20);
    for (const {tagName, cssProperties = []} of elements) {
      if (tagName === 'amt-phone') continue;
      expect(
        cssProperties.map(({name}) => name),
        tagName,
      ).to.include.members(tokens);
      for (const {name, default: value, description} of cssProperties)
        expect(Boolean(value && description), `${tagName} ${name}`).to.equal(true);
    }
    const phone = elements.find(({tagName}) => tagName === 'amt-phone');
    for (const {kind, name, privacy, description} of phone?.members ?? []) {
      if (kind === 'method' && privacy === undefined && !/Callback$/.test(name))
        expect(description, name).to.be.a('string').and.not.equal('');
    }
  });
});
