/** @file A bar of which an element of the page cuts off so much that its buttons are out of reach. */
import {report} from '../../client/report.js';
import {renderedParent} from '../../elements/in-front.js';
import {page} from '../../script/page.js';

/** With less of the strip's height and width than this some of it cannot be pressed. */
const least = 0.8;

const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';

/** Whether an element around it, in which nobody can scroll, leaves too little of the strip. */
export function isCutOff(strip: Element): boolean {
  const whole = strip.getBoundingClientRect();
  let {left, top, right, bottom} = whole;
  let {position} = getComputedStyle(strip);
  for (let at = renderedParent(strip); at && at !== page.body; at = renderedParent(at)) {
    // What is fixed lies over the page, and over all that is around it.
    if (position === 'fixed') return false;
    if (!(at instanceof Element)) continue;
    const style = getComputedStyle(at);
    const holds = position !== 'absolute' || style.position !== 'static';
    const box = at.getBoundingClientRect();
    if (holds && cuts(style.overflowX)) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (holds && cuts(style.overflowY)) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    if (holds) position = style.position;
  }
  return right - left < whole.width * least || bottom - top < whole.height * least;
}

let isReported = false;

/** For whoever makes the page: nobody would look for it in a call. */
export function reportCutOff(): void {
  if (isReported) return;
  isReported = true;
  report({
    code: 'page-unsupported',
    message: 'An element around amt-phone-bar with overflow: hidden cuts it off: give it the height of the bar.',
    retryable: false,
  });
}
