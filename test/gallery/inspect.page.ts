/** @file What is measured in the page of a state. */
import type {Choice} from '../../demo/gallery/choices.js';
import type {Gallery} from '../../demo/gallery/frame.js';
import {axeViolations} from '../support/axe.js';
import {boxOf, boxesOf} from './boxes.js';
import {cutWords} from './cut.js';
import {problemsOf} from './problems.js';
import {deepAll} from '../support/find.js';
import {spaceOut, spacing} from '../support/spacing.js';

export interface Look {
  /** Where each part and control is, by its name: `x y width height`, from the corner of the element; `, ` between those of one name. */
  readonly boxes: Readonly<Record<string, string>>;
  /** What lies over another or outside of the window, and what can't be read. */
  readonly problems: readonly string[];
  /** In which languages it speaks. */
  readonly languages: readonly string[];
}

export interface Inspect {
  /** Null where there is no such state. `isSpaced`: with the clerk's own text spacing. */
  look(choice: Choice, isSpaced: boolean): Promise<Look | null>;
  violations(): Promise<string[]>;
  /** How wide and high some letters are, by their weight. */
  letters(): Promise<Record<string, string>>;
}

declare const gallery: Gallery;

function shown(): HTMLElement {
  if (!gallery.element) throw new Error('Nothing is shown');
  return gallery.element;
}

const inspect: Inspect = {
  async look(choice, isSpaced) {
    if (!(await gallery.show(choice))) return null;
    const element = shown();
    document.adoptedStyleSheets = isSpaced ? [spacing] : [];
    if (isSpaced) {
      spaceOut(document.body);
      // What floats is placed anew.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    }
    const {scrollWidth, clientWidth} = document.documentElement;
    // Under a modal dialog calls are shown in it.
    const all = [element, ...deepAll(document.body, 'amt-mini-card')];
    return {
      boxes: Object.assign({}, ...all.map(boxesOf)) as Look['boxes'],
      problems: [
        ...all.flatMap(one => [...problemsOf(one), ...cutWords(one)]),
        ...(scrollWidth > clientWidth ? [`the page scrolls sideways, by ${scrollWidth - clientWidth}`] : []),
      ],
      languages: [...new Set(all.flatMap(one => deepAll(one, '[lang]')).map(({lang}) => lang))],
    };
  },
  violations: () => axeViolations(shown()),
  async letters() {
    const sample = document.createElement('span');
    sample.textContent = 'Weiterleiten an Schmid, Anna 089 99998-765 (übrig: 0:33)';
    document.body.replaceChildren(sample);
    await document.fonts.ready;
    const measured: Record<string, string> = {};
    for (const weight of ['400', '500', '600']) {
      sample.style.cssText = `position: absolute; white-space: nowrap; font: ${weight} 100px var(--amt-font)`;
      const {width, height} = boxOf(sample);
      measured[weight] = `${width} ${height}`;
    }
    return measured;
  },
};
(globalThis as unknown as {inspect: Inspect}).inspect = inspect;
