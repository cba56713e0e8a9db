import {setViewport, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {defaultSettings, type Corner} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, press, settled} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const corners: readonly Corner[] = ['bottom-end', 'bottom-start', 'top-end', 'top-start'];
const stripOf = (bar: Element) => deepAll(bar, '.bar')[0] ?? expect.fail();
const boxOf = (bar: Element) => stripOf(bar).getBoundingClientRect();

describe('A bar that lies over the page (A-44)', () => {
  let phone: FakePhone;
  const made: HTMLElement[] = [];

  beforeEach(async () => {
    phone = new FakePhone(reachable());
    await sendMouse({type: 'move', position: [160, 128]});
  });
  afterEach(async () => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
    scrollTo(0, 0);
    await setViewport({width: 800, height: 600});
  });

  async function show(corner: Corner, folded: boolean): Promise<HTMLElement> {
    const bar = await mount('amt-phone-bar', {phone, layout: 'docked'});
    phone.tell('settings', {...defaultSettings, bar: {corner, folded}});
    await settled(bar);
    return bar;
  }
  function add<Tag extends 'input' | 'div'>(tag: Tag, style: string): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    element.style.cssText = style;
    document.body.append(element);
    made.push(element);
    return element;
  }
  /** A field of the page, in the middle of where the bar is. */
  function fieldUnder(bar: Element): HTMLElement {
    const {left, top, width, height} = boxOf(bar);
    return add(
      'input',
      `position:fixed;left:${left + width / 2 - 20}px;top:${top + height / 2 - 10}px;width:40px;height:20px`,
    );
  }
  /** All of it is what lies there in front. */
  function isInView(field: Element): boolean {
    const {left, top, right, bottom} = field.getBoundingClientRect();
    return [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map(part => left + ((right - left) * part) / 10)
      .every(x => [top + 2, (top + bottom) / 2, bottom - 2].every(y => document.elementFromPoint(x, y) === field));
  }

  for (const [width, height] of [
    [1280, 800],
    [320, 256],
  ] as const)
    for (const corner of corners)
      for (const folded of [false, true])
        it(`does not cover what has the focus: ${folded ? 'pill' : 'docked'}, ${corner}, ${width} × ${height}`, async () => {
          await setViewport({width, height});
          const bar = await show(corner, folded);
          const home = boxOf(bar);
          const field = fieldUnder(bar);
          expect(isInView(field), 'it is below the bar').to.be.false;
          field.focus();
          await until(() => isInView(field), 'the bar has gone');
          const {left, top, right, bottom} = boxOf(bar);
          expect([left, top].every(at => at >= 0) && right <= innerWidth && bottom <= innerHeight).to.be.true;
          add(
            'input',
            `position:fixed;left:${width / 2 - 10}px;top:${height / 2 - 10}px;width:20px;height:20px`,
          ).focus();
          await until(() => boxOf(bar).top === home.top && boxOf(bar).left === home.left, 'the bar is back');
        });

  for (const width of [1280, 320])
    it(`does not cover the last field of a page, which scrolls to its end: ${width} px`, async () => {
      await setViewport({width, height: 600});
      const bar = await show('bottom-end', false);
      add('div', 'height:3000px');
      const field = add('input', 'display:block;width:100%;height:30px;margin:0');
      field.focus();
      await until(() => isInView(field), 'the field is in view');
      expect(boxOf(bar).bottom, 'it was below the bar').to.be.below(300);
    });

  it('stays where it is under the pointer, and while the clerk is in it', async () => {
    await setViewport({width: 1280, height: 800});
    const bar = await show('bottom-end', false);
    const home = boxOf(bar);
    const field = fieldUnder(bar);
    await sendMouse({type: 'move', position: [Math.round(home.left + 5), Math.round(home.top + 5)]});
    field.focus();
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(isInView(field)).to.be.false;
    await sendMouse({type: 'move', position: [160, 128]});
    await until(() => isInView(field), 'the bar has gone');
    deepAll(bar, 'input')[0]?.focus();
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(boxOf(bar).left).to.be.below(home.left);
  });

  it('folds beside a text that fills the window, whose other corners are no better, and unfolds when that is left', async () => {
    const bar = await show('bottom-end', false);
    const home = boxOf(bar);
    const text = add('input', 'position:fixed;inset:0;width:100%;height:100%;box-sizing:border-box');
    text.focus();
    await until(() => boxOf(bar).width < home.width / 2, 'it is a pill');
    await settled(bar);
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(boxOf(bar).width, 'it stays one').to.be.below(home.width / 2);
    expect(phone.commands, 'for this page and this moment alone').to.deep.equal([]);
    add('input', 'position:fixed;left:10px;top:10px;width:20px;height:20px').focus();
    await until(() => boxOf(bar).width === home.width && boxOf(bar).top === home.top, 'it is as it was');
    text.focus();
    await until(() => boxOf(bar).width < home.width / 2, 'it is a pill');
    await press(bar, 'Telefon');
    await until(() => boxOf(bar).width === home.width, 'who unfolds it has it unfolded');
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(boxOf(bar).width).to.equal(home.width);
  });

  it('does not fold while something is open at it', async () => {
    const bar = await show('bottom-end', false);
    await press(bar, 'Mehr');
    const {width} = boxOf(bar);
    add('input', 'position:fixed;inset:0;width:100%;height:100%;box-sizing:border-box').focus();
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(boxOf(bar).width).to.equal(width);
  });

  it('takes what is open along, and does not go below who calls', async () => {
    await setViewport({width: 1280, height: 800});
    phone.set({calls: [aCall()]});
    const bar = await show('bottom-end', false);
    await press(bar, 'Mehr');
    const [opened] = deepAll(bar, '.overlay');
    const field = fieldUnder(bar);
    field.focus();
    await until(() => isInView(field), 'the bar has gone');
    await until(() => {
      const [strip, box] = [boxOf(bar), opened?.getBoundingClientRect() ?? new DOMRect()];
      return Math.min(Math.abs(box.bottom - strip.top), Math.abs(box.top - strip.bottom)) < 9;
    }, 'what is open lies at it');
    field.remove();
    phone.set({calls: [aRingingCall()]});
    await settled(bar);
    const toast = deepAll(bar, 'amt-call-toast .panel, .panel:popover-open')[0]?.getBoundingClientRect();
    fieldUnder(bar).focus();
    await until(() => made.every(each => !each.isConnected || isInView(each)), 'the bar has gone');
    const strip = boxOf(bar);
    if (toast?.height)
      expect(
        strip.right <= toast.left ||
          strip.left >= toast.right ||
          strip.bottom <= toast.top ||
          strip.top >= toast.bottom,
      ).to.be.true;
  });
});
