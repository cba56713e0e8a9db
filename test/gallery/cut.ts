/** @file Words that nobody could read: cut off, or hanging out of the button they stand in. */
import {deepAll} from '../support/find.js';
import {isInView, titleOf} from './boxes.js';
import {parentOf} from './problems.js';

/** Pixels that a font has above its letters and below them. */
const leading = 4;
/** In em: as much of a name or a number as tells it from others. */
const readable = 3;

export function cutWords(element: Element): string[] {
  return deepAll(element, '*')
    .filter(part => (isInView(part) || part.matches('[data-cut]')) && part.checkVisibility() && wordsOf(part).length)
    .flatMap(part => {
      const by = whatCuts(part);
      return by ? [`"${part.textContent.trim()}" is cut off by ${titleOf(by)}`] : [];
    });
}

const wordsOf = (part: Element): Text[] =>
  [...part.childNodes].filter((node): node is Text => node instanceof Text && node.data.trim() !== '');

/** What is dotted has a tip that says all of it: there some of it is enough. */
function whatCuts(part: HTMLElement): Element | null {
  const {fontSize} = getComputedStyle(part);
  // Its icon stands for it.
  if (fontSize === '0px') return null;
  const isTold = part.closest('[data-cut]') !== null;
  const range = document.createRange();
  const lines = wordsOf(part).flatMap(node => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({width}) => width > 1);
  });
  for (let at: Element | null = part; at; at = parentOf(at)) {
    const {display, overflowX, overflowY, position} = getComputedStyle(at);
    if (display === 'contents') continue;
    const box = at.getBoundingClientRect();
    const isButton = at.matches('button');
    const isBeside = lines.some(({left, right}) => left < box.left - 1 || right > box.right + 1);
    const isBeyond = lines.some(({top, bottom}) => top < box.top - leading || bottom > box.bottom + leading);
    const isSeen = lines.some(
      ({left, right, bottom}) =>
        bottom > box.top &&
        bottom <= box.bottom + leading &&
        Math.min(right, box.right) - Math.max(left, box.left) >
          Math.min(right - left - 1, readable * parseFloat(fontSize)),
    );
    if (isTold ? !isSeen : (isBeside && (isButton || clips(overflowX))) || (isBeyond && (isButton || clips(overflowY))))
      return at;
    if (scrolls(overflowX) && isBeside) return at;
    if (scrolls(overflowY) || position === 'fixed' || at.matches(':popover-open')) return null;
  }
  return null;
}

const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
