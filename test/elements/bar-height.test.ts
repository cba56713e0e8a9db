import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {loadNumbers} from '../../src/elements/number-field/load-numbers.js';
import {calls, more} from '../../src/elements/phone-bar/later.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {deepAll, nameOf, settled} from '../support/find.js';
import {hostLayouts, intoHost} from '../support/hosts.js';
import {spaceOut} from '../support/spacing.js';
import {play, wholeCall} from '../support/whole-call.js';

const text = '<main>Sehr geehrte Frau Schmid</main>';

/** Where the bar stands in the page, and how far the page is scrolled. */
const places: Record<string, readonly [layout: readonly [string, string?], scroll?: number]> = {
  'at the top': [[`<i></i>${text}`]],
  'stuck to the top': [
    [
      `<p style="block-size:300px"></p><i class="it"></i><main style="block-size:3000px"></main>`,
      '.it{position:sticky;top:12px}',
    ],
    600,
  ],
  'at the end of the page': [[`<main style="block-size:900px"></main><i></i>`]],
};
for (const [name, layout] of Object.entries(hostLayouts)) places[name] = [layout];

/** The bar is measured at 14 pixels, the browsers' own size of text being 16. */
const heightFor = (bar: Element) => (rootOf(bar).clientWidth >= 720 ? 56 : 96);
const rootOf = (bar: Element) => deepAll(bar, 'section.root')[0] as HTMLElement;
const stripOf = (bar: Element) => deepAll(bar, '.bar')[0] as HTMLElement;

/** What can be pressed or typed into in the strip. */
const controlsOf = (bar: Element) =>
  deepAll(bar, 'button, input').filter(control => control.checkVisibility() && !isFloating(control));

function isFloating(element: Element): boolean {
  if (element.matches('[popover]') || element.localName === 'amt-call-toast') return true;
  const {parentNode: parent} = element;
  if (parent instanceof ShadowRoot) return isFloating(parent.host);
  return parent instanceof Element && isFloating(parent);
}

/** All boxes of the page, the bar's own being one. */
function boxesOf(page: Element): string {
  const boxes = [page, ...page.querySelectorAll('*')].map(element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return `${element.localName} ${[x + scrollX, y + scrollY, width, height]}`;
  });
  return [...boxes, document.documentElement.scrollHeight, document.documentElement.scrollWidth].join('\n');
}

const said = (control: Element) => nameOf(control) || control.id;

/** What is wrong with the strip's controls: out of it, one over another, or their words cut off. */
function faultsIn(bar: Element): string[] {
  const faults: string[] = [];
  const strip = stripOf(bar).getBoundingClientRect();
  const controls = controlsOf(bar).map(control => ({control, box: control.getBoundingClientRect()}));
  for (const [index, {control, box}] of controls.entries()) {
    if (box.left < strip.left || box.right > strip.right || box.top < strip.top || box.bottom > strip.bottom)
      faults.push(`${said(control)} is cut off by a strip of ${strip.width}`);
    if (control.localName === 'button' && (isCut(control) || isOut(control, strip)))
      faults.push(`the words of ${said(control)} do not fit`);
    for (const {control: other, box: place} of controls.slice(index + 1)) {
      const isOver =
        Math.min(box.right, place.right) - Math.max(box.left, place.left) > 0.5 &&
        Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top) > 0.5;
      if (isOver) faults.push(`${said(control)} and ${said(other)} lie over each other`);
    }
  }
  return faults;
}

/** Not of a busy one: its running line is wider than it. */
const isCut = (control: HTMLElement) =>
  control.ariaBusy !== 'true' &&
  (control.scrollWidth > control.clientWidth + 1 || control.scrollHeight > control.clientHeight + 1);

/** Whether letters are outside of their button. */
function isOut(control: HTMLElement, strip: DOMRect): boolean {
  const range = document.createRange();
  range.selectNodeContents(control);
  const box = control.getBoundingClientRect();
  return [...range.getClientRects()].some(
    ({left, right, top, bottom}) =>
      left < box.left - 0.5 || right > box.right + 0.5 || top < strip.top - 0.5 || bottom > strip.bottom + 0.5,
  );
}

/** What is wrong over a whole call, each with the steps at which it was seen. */
async function faultsOver(
  bar: HTMLElement,
  phone: FakePhone,
  page: Element,
  others = (): string[] => [],
): Promise<Record<string, string[]>> {
  let before = '';
  const faults: Record<string, string[]> = {};
  await play(wholeCall, phone, bar, step => {
    const now = boxesOf(page);
    const {height, width} = bar.getBoundingClientRect();
    const found = [
      ...(height === heightFor(bar) ? [] : [`at ${width} pixels it is ${height} high`]),
      ...(stripOf(bar).offsetWidth > rootOf(bar).clientWidth ? ['it is wider than its place'] : []),
      ...(before && now !== before ? [`the page has moved:\n${before}\n- to -\n${now}`] : []),
      ...faultsIn(bar),
      ...others(),
    ];
    before = now;
    for (const fault of found) (faults[fault] ??= []).push(step);
  });
  return faults;
}

/** Pixels that a font has above its letters and below them. */
const leading = 3;

/** Words of the strip that are cut off, or hang out of it. */
function cutWords(bar: Element, selector: string): string[] {
  const {top, bottom} = stripOf(bar).getBoundingClientRect();
  const range = document.createRange();
  return deepAll(stripOf(bar), selector)
    .filter(part => part.checkVisibility())
    .flatMap(part => {
      range.selectNodeContents(part);
      const unseen = part.querySelector('.visually-hidden');
      if (unseen) range.setStartAfter(unseen);
      const isOut = [...range.getClientRects()].some(
        line => line.width > 1 && (line.top < top - leading || line.bottom > bottom + leading),
      );
      const isDotted =
        !unseen && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + leading);
      return isOut || isDotted ? [`"${part.textContent.trim()}" is cut off`] : [];
    });
}

describe('the bar, over a whole call with everything opened', () => {
  before(() => Promise.all([loadNumbers(), more.load(), calls.load()]));
  let remove = () => {};
  beforeEach(() => void (document.body.style.margin = '0'));
  afterEach(async () => {
    remove();
    document.body.removeAttribute('style');
    scrollTo(0, 0);
    await setViewport({width: 800, height: 600});
  });

  for (const [name, [layout, scroll = 0]] of Object.entries(places))
    for (const width of [1280, 320])
      it(`has one height and moves nothing in the page: ${name}, ${width} pixels (desk F8, F15)`, async () => {
        await setViewport({width, height: 600});
        const phone = new FakePhone(reachable());
        const bar = Object.assign(document.createElement('amt-phone-bar'), {phone, lang: 'de'});
        remove = intoHost(bar, layout, width);
        const page = document.body.firstElementChild as HTMLElement;
        scrollTo(0, scroll);
        const faults = await faultsOver(bar, phone, page);
        expect(faults).to.deep.equal({});
      });

  for (const width of [1280, 1008, 868, 800, 720, 700, 480, 364, 320])
    for (const [how, parts] of [
      ['as it is', '.state .word, .timer, .caller, .number, .status span'],
      ['with a text spacing of the clerk', '.state .word, .timer, .status span'],
    ] as const)
      it(`shows all words and buttons whole, ${how}: ${width} pixels (A-36, desk F26)`, async () => {
        await setViewport({width, height: 600});
        const phone = new FakePhone(reachable());
        const bar = Object.assign(document.createElement('amt-phone-bar'), {phone, lang: 'de'});
        remove = intoHost(bar, [`<i></i>${text}`], width);
        await settled(bar);
        const faults = await faultsOver(bar, phone, document.body.firstElementChild as HTMLElement, () => {
          if (how !== 'as it is') spaceOut(bar);
          return cutWords(bar, parts);
        });
        expect(faults).to.deep.equal({});
      });
});
