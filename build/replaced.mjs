/** @file What the build replaces in the code of others by what it reads like. It fails where that reads otherwise one day. */

const policy = 'createPolicy("lit-html"';

/**
 * Lit makes a Trusted Types policy named `lit-html` at load, and a second copy of Lit on the page would throw where
 * the site's CSP lists policy names. Ours has a name of its own, so that a site allows one product by name.
 */
export const ownLitPolicy = {
  name: 'own-lit-policy',
  transform(code, id) {
    if (!/[\\/]lit-html\.js$/.test(id)) return null;
    if (!code.includes(policy))
      this.error(`Lit makes its policy by other words than ${policy}: see build/replaced.mjs`);
    return {code: code.replace(policy, 'createPolicy("amtsleitung-html"'), map: null};
  },
};

/**
 * Lit's styles know browsers without style sheets as objects, and styles from other copies of Lit. All that run this script have
 * them, and all its styles are its own.
 */
export const leanStyles = {
  name: 'lean-styles',
  load: id =>
    /reactive-element[\\/]css-tag\.js$/.test(id)
      ? `export class CSSResult {
          constructor(text) { this.cssText = text; }
          get styleSheet() {
            if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
            return this.sheet;
          }
          toString() { return this.cssText; }
        }
        export const css = (raw, ...values) => new CSSResult(String.raw({raw}, ...values));
        export const adoptStyles = (root, styles) => (root.adoptedStyleSheets = styles.map(one => one.styleSheet));
        export const getCompatibleStyle = style => style;
        export const supportsAdoptingStyleSheets = true;
        export const unsafeCSS = text => new CSSResult(String(text));`
      : null,
};

const decorate = /^var __defProp = .*\n(?:var __getOwnPropDesc = .*\n)?(var __decorateClass = [^]*?\n};\n)/m;
const anyHelper = /^var __\w+ = /m;

/** esbuild writes its helper for decorators into every file that has one; they share one of them. */
export const shareDecorate = {
  name: 'share-decorate',
  resolveId: source => (source === '\0decorate' ? source : null),
  load(id) {
    if (id === '\0decorate')
      return 'export const decorate = (decorators, target, key) => decorators.forEach(one => one(target, key));';
    // Lit's decorator knows those of the language as well, which TypeScript does not write here.
    return /reactive-element[\\/]decorators[\\/]property\.js$/.test(id)
      ? 'export const property = options => ({constructor}, key) => constructor.createProperty(key, options);'
      : null;
  },
  transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const shared = code.replace(decorate, "import {decorate as __decorateClass} from '\\0decorate';\n");
    const [helper] = anyHelper.exec(shared) ?? [];
    if (helper)
      this.error(`esbuild writes a helper that is not the one for decorators, "${helper}": see build/replaced.mjs`);
    return shared === code ? null : {code: shared, map: null};
  },
};
