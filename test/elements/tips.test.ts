/** @file What icons without a word mean (WCAG 1.4.13, A-37). */
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {overPage} from '../../src/elements/overlay/overlay.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, nameOf, settled} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';

describe('tips', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
  });
  afterEach(async () => {
    unmountAll();
    await rest(document.documentElement, 'bottom');
  });

  const shown = () => deepAll(document.body, '.tip').map(tip => tip.textContent);
  const shows = (...texts: string[]) =>
    until(() => shown().join() === texts.join(), `the tips are ${texts.join() || 'none'}`);
  const later = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

  async function rest(on: Element, where: 'middle' | 'bottom' = 'middle'): Promise<void> {
    const {left, top, width, height} = on.getBoundingClientRect();
    const y = where === 'middle' ? top + height / 2 : innerHeight - 2;
    await sendMouse({type: 'move', position: [Math.round(left + width / 2), Math.round(y)]});
  }

  it('stand in place of the browser’s own, which neither Escape nor the keyboard reaches', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    button(bar, 'Mehr').click();
    await settled(bar);
    expect(deepAll(bar, '[title]')).to.be.empty;
  });

  it('show where the pointer rests, may be entered by it, and go when it leaves', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    await rest(button(bar, 'Mehr'));
    expect(shown()).to.be.empty;
    await shows('Mehr');
    const [tip] = deepAll(bar, '.tip');
    await rest(tip ?? bar);
    await later(500);
    expect(shown()).to.deep.equal(['Mehr']);
    await rest(bar, 'bottom');
    await shows();
  });

  it('go with Escape while the pointer rests, and stay away until it comes anew', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    await rest(button(bar, 'Mehr'));
    await shows('Mehr');
    await sendKeys({press: 'Escape'});
    expect(shown()).to.be.empty;
    await later(600);
    expect(shown()).to.be.empty;
    await rest(bar, 'bottom');
    await later(300);
    await rest(button(bar, 'Mehr'));
    await shows('Mehr');
  });

  it('show at once where the keyboard comes to, stay as long as it does, and are not read twice', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    button(bar, 'Tastatur').focus();
    await sendKeys({press: 'Tab'});
    await pressKeys('Shift+Tab');
    await shows('Tastatur');
    await later(500);
    expect(shown()).to.deep.equal(['Tastatur']);
    expect(deepAll(bar, '.tip')[0]?.getAttribute('aria-hidden')).to.equal('true');
    await sendKeys({press: 'Tab'});
    await until(() => shown().join() !== 'Tastatur', 'the next one');
  });

  it('go with what they tell of, and when it is pressed', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    await rest(button(bar, 'Mehr'));
    await shows('Mehr');
    button(bar, 'Mehr').click();
    expect(shown()).to.be.empty;
    await rest(button(bar, 'Tastatur'));
    await shows('Tastatur');
    phone.set({calls: [aCall()]});
    await shows();
  });

  it('stay away where the press was quicker than their file', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    const load = overPage.load.bind(overPage);
    let arrive = () => {};
    const arrival = new Promise<void>(resolve => (arrive = resolve));
    overPage.load = () => arrival.then(load);
    try {
      await rest(button(bar, 'Mehr'));
      await sendMouse({type: 'down'});
      await sendMouse({type: 'up'});
      arrive();
      await later(600);
      expect(shown()).to.be.empty;
    } finally {
      overPage.load = load;
    }
  });

  it('tell all of a name that is cut off, and nothing of one that is not', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    const caller = () => deepAll(bar, '[part=caller]')[0] ?? bar;
    await rest(caller());
    await later(700);
    expect(shown()).to.be.empty;
    const name = 'Gemeinschaftspraxis Oberhuber-Mitterlehner, Kreuzpaintner und Partner';
    phone.change('schmid', {remote: {name, number: '089 99998-765', anonymous: false}});
    await settled(bar);
    await rest(bar, 'bottom');
    await rest(caller());
    await shows(name);
  });

  it('say what the folded field is for during a call, and no more when somebody types into it', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '760px'});
    const [field] = deepAll(bar, 'input');
    await rest(field ?? bar);
    await shows('Weiterer Anruf');
    field?.focus();
    await sendKeys({type: '1'});
    await shows();
  });

  it('cover no button of a call when the phone itself gives the focus to the field, and show it to whoever comes by Tab', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '700px'});
    await sendKeys({press: 'Enter'});
    deepAll(bar, 'input')[0]?.focus();
    await later(300);
    expect(shown()).to.be.empty;
    await sendKeys({press: 'Tab'});
    await pressKeys('Shift+Tab');
    await shows('Weiterer Anruf');
  });

  for (const width of [320, 600])
    it(`cover no button of the strip at the top of the page: ${width} pixels`, async () => {
      await setViewport({width, height: 640});
      phone.set({calls: [aCall()]});
      const bar = await mount('amt-phone-bar', {phone}, {width: `${width}px`});
      Object.assign(bar.style, {position: 'fixed', top: '0', insetInlineStart: '0'});
      await settled(bar);
      await rest(button(bar, 'Mehr'));
      await shows('Mehr');
      const tip = deepAll(bar, '.tip')[0]?.getBoundingClientRect() ?? expect.fail();
      const covered = deepAll(bar, '.bar button')
        .filter(other => other.checkVisibility())
        .filter(other => {
          const {left, top, right, bottom} = other.getBoundingClientRect();
          return tip.left < right && tip.right > left && tip.top < bottom && tip.bottom > top;
        });
      expect(covered.map(nameOf)).to.deep.equal([]);
      expect(tip.left).to.be.at.least(0);
      await setViewport({width: 800, height: 600});
    });
});
