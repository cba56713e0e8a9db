import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/amt-phone-bar.js';
import {barEntries, deepActiveElement} from '../../src/controllers/index.js';
import {icon} from '../../src/icons/icons.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, press, settled, words} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

const entry = (name: string, german: string, english: string) => ({
  name,
  icon: icon('info'),
  label: (language: string) => (language === 'de' ? german : english),
  render: () => html`<p>${german} ist offen. <button type="button">Tu etwas</button></p>`,
});

describe('what parts put into the bar', () => {
  afterEach(() => {
    unmountAll();
    barEntries.remove('clock');
    barEntries.remove('weather');
  });

  for (const width of [1_036, 1_116, 1_240])
    it(`leaves a caller's name and number their room: ${width} pixels`, async () => {
      barEntries.add(entry('clock', 'Uhr', 'Clock'));
      barEntries.add(entry('weather', 'Wetter', 'Weather'));
      const phone = new FakePhone(reachable());
      phone.set({calls: [aCall({remote: {number: '0861 4711', name: 'Schmid, Anna (extern)', anonymous: false}})]});
      const bar = await mount('amt-phone-bar', {phone}, {width: `${width}px`});
      await settled(bar);
      const parts = deepAll(bar, '.caller, .number');
      expect(parts).to.have.length(2);
      for (const part of parts) expect(part.scrollWidth, words(part)).to.be.at.most(part.clientWidth);
    });

  it('is a button that opens a panel below, one at a time, in whichever order bar and part come', async () => {
    barEntries.add(entry('clock', 'Uhr', 'Clock'));
    const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())});
    barEntries.add(entry('weather', 'Wetter', 'Weather'));
    await settled(bar);
    expect(words(bar)).to.not.contain('Uhr ist offen');
    await press(bar, 'Uhr');
    expect(words(bar)).to.contain('Uhr ist offen');
    expect(button(bar, 'Uhr').getAttribute('aria-expanded')).to.equal('true');
    await press(bar, 'Wetter');
    expect(words(bar)).to.contain('Wetter ist offen').and.not.contain('Uhr ist offen');
    expect(await axeViolations(bar)).to.deep.equal([]);
    await press(bar, 'Wetter');
    expect(words(bar)).to.not.contain('ist offen');
  });

  for (const [where, width, collapsed] of [
    ['a narrow strip', '320px', false],
    ['the pill', '900px', true],
  ] as const)
    it(`says what a button counts also where it has no place: in ${where}`, async () => {
      let count = 2;
      barEntries.add({...entry('clock', 'Uhr, 2 verpasst', 'Clock, 2 missed'), badge: () => count});
      const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())});
      const counts = () =>
        deepAll(bar, '.badge')
          .filter(badge => badge.checkVisibility())
          .map(badge => `${badge.getAttribute('aria-label')}: ${badge.textContent.trim()}`);
      expect(counts()).to.deep.equal(['null: 2']);
      bar.style.inlineSize = width;
      bar.toggleAttribute('collapsed', collapsed);
      await settled(bar);
      expect(counts()).to.deep.equal(['Uhr, 2 verpasst: 2']);
      expect(await axeViolations(bar)).to.deep.equal([]);
      count = 0;
      barEntries.changed();
      await settled(bar);
      expect(counts()).to.deep.equal([]);
    });

  it('closes on Escape, and the focus returns to its button', async () => {
    barEntries.add(entry('clock', 'Uhr', 'Clock'));
    const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())});
    await press(bar, 'Uhr');
    button(bar, 'Tu etwas').focus();
    await sendKeys({press: 'Escape'});
    await settled(bar);
    expect(words(bar)).to.not.contain('Uhr ist offen');
    expect(deepActiveElement()?.getAttribute('aria-label')).to.equal('Uhr');
  });

  it('has the focus go on in the panel that was opened behind “Mehr”: its first control is one Tab away', async () => {
    barEntries.add({...entry('clock', 'Uhr', 'Clock'), place: 'more'});
    const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())});
    await press(bar, 'Mehr');
    button(bar, 'Uhr').focus();
    await sendKeys({press: 'Enter'});
    await settled(bar);
    expect(words(bar)).to.contain('Uhr ist offen');
    await sendKeys({press: 'Tab'});
    expect(deepActiveElement()?.textContent).to.equal('Tu etwas');
    expect(await axeViolations(bar)).to.deep.equal([]);
    await sendKeys({press: 'Escape'});
    await settled(bar);
    expect(deepActiveElement()?.getAttribute('aria-label')).to.equal('Mehr');
  });

  it('speaks the language of the page, and is not there while the bar is folded', async () => {
    barEntries.add(entry('clock', 'Uhr', 'Clock'));
    const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())}, {lang: 'en'});
    expect(button(bar, 'Clock').isConnected).to.equal(true);
    await press(bar, 'Clock');
    bar.setAttribute('collapsed', '');
    await settled(bar);
    expect(words(bar)).to.not.contain('ist offen');
  });
});
