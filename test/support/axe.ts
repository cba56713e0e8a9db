import type {AxeResults, RunOptions} from 'axe-core';
import {deepAll} from './find.js';

interface Axe {
  run(context: Element, options: RunOptions): Promise<AxeResults>;
}

/** What axe finds wrong with an element and all it holds: rule and place, one line each. */
export async function axeViolations(element: Element): Promise<string[]> {
  // The package is a script, not a module: it leaves `axe` on the window.
  await import('axe-core/axe.min.js' as string);
  const {axe} = window as unknown as {axe: Axe};
  // What is still fading in is invisible to axe. The document's own list leaves out shadow trees.
  for (const part of deepAll(element, '*')) for (const animation of part.getAnimations()) animation.finish();
  const {violations} = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'target-size': {enabled: true},
      'label-content-name-mismatch': {enabled: true},
      // Rules for whole pages; this is a part of one.
      region: {enabled: false},
      'page-has-heading-one': {enabled: false},
    },
  });
  return violations.flatMap(({id, nodes}) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 90)}`),
  );
}
