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
