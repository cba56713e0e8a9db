/** @file What the build takes for granted of Lit's and esbuild's words: see build/replaced.mjs. */
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {expect} from 'chai';
import {rollup, type Plugin} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {leanStyles, ownLitPolicy, shareDecorate} from '../../build/replaced.mjs';

const entry = `${process.cwd()}/src/entry.ts`;
const element = `
  const property = () => (_target: object, _key: string) => {};
  export class Element { @property() accessor = ''; @property() get lang() { return ''; } }`;

/** What a browser would load of that source; `changes`: one word that another version of a package may write as another. */
async function built(source: string, changes: readonly [string, string] = ['', '']): Promise<string> {
  const given: Plugin = {
    name: 'given',
    resolveId: id => (id === entry ? entry : null),
    load: id => (id === entry ? source : null),
  };
  const changed: Plugin = {name: 'changed', transform: code => ({code: code.replaceAll(...changes), map: null})};
  const transpile = esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});
  const resolve = nodeResolve({exportConditions: ['production']});
  const plugins = [
    given,
    resolve,
    transpile,
    ...(changes[0] ? [changed] : []),
    ownLitPolicy,
    leanStyles,
    shareDecorate,
  ];
  const bundle = await rollup({input: entry, plugins});
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}

const failure = (source: string, changes: readonly [string, string]) =>
  built(source, changes).then(() => 'none', String);

describe('the build', () => {
  it('gives Lit a policy of our own name, and fails where Lit says it otherwise', async () => {
    const lit = "export {html} from 'lit';";
    expect(await built(lit))
      .to.include('createPolicy("amtsleitung-html"')
      .and.not.include('"lit-html"');
    expect(await failure(lit, ['"lit-html"', "'lit-html'"])).to.include('Lit makes its policy by other words');
  });

  it('keeps of Lit’s styles what browsers need that know style sheets as objects', async () => {
    const styles = await built("import {css} from 'lit'; export const style = css`a{${css`b`}}`; export * from 'lit';");
    expect(styles).to.include('replaceSync').and.not.include('litNonce');
    const {style} = await import(
      `data:text/javascript,${encodeURIComponent(`globalThis.HTMLElement ??= class {}; globalThis.document ??= {createTreeWalker() {}, createComment() {}}; ${styles}`)}`
    );
    expect(String(style)).to.equal('a{b}');
  });

  it('has one helper for decorators, and fails where esbuild writes another', async () => {
    expect(await built(element))
      .to.include('decorators.forEach')
      .and.not.include('__defProp');
    const other = await failure(element, ['__decorateClass', '__decorateElement']);
    expect(other).to.include('esbuild writes a helper that is not the one for decorators');
  });
});
