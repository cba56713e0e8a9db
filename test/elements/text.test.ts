import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, settled} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const part = (root: HTMLElement, name: string) => deepAll(root, `[part~=${name}]`)[0];
const sizeOf = (element: Element | undefined) => element && getComputedStyle(element).fontSize;

async function talking(): Promise<HTMLElement> {
  const phone = new FakePhone({...reachable(), calls: [aCall(), aRingingCall({id: 'other'})]});
  const bar = await mount('amt-phone-bar', {phone});
  await until(() => part(bar, 'hang-up') !== undefined, 'the call is shown');
  await settled(bar);
  return bar;
}

describe('the text of the bar', () => {
  afterEach(() => {
    unmountAll();
    document.documentElement.removeAttribute('style');
    document.documentElement.dir = '';
  });

  it('keeps the clerk’s own size in a page that makes its own 62.5 % (A-84)', async () => {
    const bar = await talking();
    const before = sizeOf(part(bar, 'caller'));
    document.documentElement.style.fontSize = '62.5%';
    document.body.style.fontSize = '1.4rem';
    const after = sizeOf(part(bar, 'caller'));
    document.body.removeAttribute('style');
    expect(after).to.equal(before);
  });

  it('shows who, number and time also where large letters leave hardly any room', async () => {
    const phone = new FakePhone({...reachable(), calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '240px'});
    await until(() => part(bar, 'hang-up') !== undefined, 'the call is shown');
    await settled(bar);
    const boxes = ['caller', 'number', 'timer'].map(name => part(bar, name)?.getBoundingClientRect() ?? expect.fail());
    const strip = deepAll(bar, '.bar')[0]?.getBoundingClientRect() ?? expect.fail();
    for (const {width, height, top, bottom} of boxes) {
      expect(Math.min(width, height)).to.be.above(9);
      expect(top).to.be.at.least(strip.top);
      expect(bottom).to.be.at.most(strip.bottom);
    }
    const number = part(bar, 'number') ?? bar;
    expect('cut' in number.dataset, 'a tip has the whole of it').to.be.true;
    const range = new Range();
    range.selectNodeContents(number);
    const [words, timer, caller] = [range.getBoundingClientRect(), boxes[2], boxes[0]];
    const time = new Range();
    time.selectNodeContents(part(bar, 'timer')?.lastChild ?? bar);
    expect(words.left, 'beside the time').to.be.above(timer ? time.getBoundingClientRect().right : 0);
    expect(words.bottom, 'above the name').to.be.at.most((caller?.top ?? 0) + 4);
  });

  it('brings no heading into the page’s outline (desk F28)', async () => {
    const bar = await talking();
    expect(deepAll(bar, 'h1, h2, h3, h4, h5, h6, [role=heading]')).to.be.empty;
  });

  it('stands mirrored in a page that is read from right to left', async () => {
    const bar = await talking();
    const middle = () => {
      const box = button(bar, 'Auflegen').getBoundingClientRect();
      const strip = bar.getBoundingClientRect();
      return (box.left + box.right) / 2 - (strip.left + strip.right) / 2;
    };
    expect(middle()).to.be.above(0);
    document.documentElement.dir = 'rtl';
    await settled(bar);
    expect(middle()).to.be.below(0);
  });

  it('moves nothing where the user wants no motion', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
    const bar = await mount('amt-phone-bar', {phone});
    await until(() => part(bar, 'answer') !== undefined, 'the toast is shown');
    const moving = deepAll(bar, '*').flatMap(element => element.getAnimations());
    await emulateMedia({reducedMotion: 'no-preference'});
    expect(moving).to.be.empty;
  });
});
