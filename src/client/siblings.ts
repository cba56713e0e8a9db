import {scriptUrl} from './script-url.js';
import {trustedScriptUrl} from './trusted-types.js';

/**
 * Loads a part of the one script that lies beside it, as a classic script: that needs no permission but the one the
 * page gave to the script itself. The part leaves what it exports under a symbol of its name.
 */
export function loadSibling(name: string): Promise<never> {
  const key = Symbol.for(`amtsleitung/${name}`);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trustedScriptUrl(new URL(`amtsleitung.${name}.js`, scriptUrl()).href);
    script.onload = () => resolve((globalThis as {[key]?: never})[key] as never);
    script.onerror = reject;
    document.head.append(script);
    script.remove();
  });
}
