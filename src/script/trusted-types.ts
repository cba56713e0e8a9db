/** @file Trusted Types: https://w3c.github.io/trusted-types/ */
import {page} from './page.js';
import {scriptUrl} from './script-url.js';

interface Policy {
  /** Typed as text; the browser knows the object again in the SharedWorker constructor. */
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** One policy per page, also when two copies of this script are loaded: a second of the same name is refused. */
const KEY = Symbol.for('amtsleitung.policy');
const shared = globalThis as {trustedTypes?: PolicyFactory; [KEY]?: Policy | undefined};

/** Lets through scripts of this page's and of our own script's origin, so that nobody gains by getting hold of it. */
const rules: Policy = {
  createScriptURL(url) {
    const {origin, protocol} = new URL(url, page.baseURI);
    const origins = [globalThis.origin, new URL(scriptUrl()).origin];
    if (!origins.includes(origin) || !protocol.startsWith('http')) throw new TypeError('Not a script of this origin.');
    return url;
  },
};

/** The URL as a TrustedScriptURL where the page demands one. */
export function trustedScriptUrl(url: string): string {
  try {
    shared[KEY] ??= shared.trustedTypes?.createPolicy('amtsleitung', rules);
  } catch {
    // The page's `trusted-types` directive does not name the policy. Where it also demands one, the worker's
    // constructor throws and the core runs in the page.
  }
  return shared[KEY]?.createScriptURL(url) ?? url;
}
