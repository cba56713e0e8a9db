import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import '../../src/define/amt-phone-bar.js';
import {QualityNews} from '../../src/elements/phone/quality-news.js';
import {de} from '../../src/i18n/de.js';
import type {Terms} from '../../src/i18n/index.js';
import type {CallQuality} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {type FakeClock, installClock} from '../core/support/clock.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, hasButton, press, settled, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const good: CallQuality = {level: 'good', cause: null, figures: {r: 91, codec: 'opus', loss: 0.5, lossSent: 0}};
const moderate: CallQuality = {level: 'moderate', cause: 'sent', figures: {r: 76}};
const poor: CallQuality = {level: 'poor', cause: 'wifi', figures: {r: 58, codec: 'opus', loss: 4.2, lossSent: 0}};
const topic = 'quality/schmid';

describe('how well a call is heard', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aCall()]});
  });
  afterEach(unmountAll);

  /** Until it is shown: its file comes with the first value. */
  async function tell(element: Element, quality: CallQuality): Promise<void> {
    phone.tell(topic, quality);
    const bars = {good: 3, moderate: 2, poor: 1}[quality.level];
    const shown = () => deepAll(element, '.state rect').filter(bar => bar.getAttribute('fill') !== 'none').length;
    await until(() => shown() === bars, `${quality.level} is shown`);
    await settled(element);
  }
  const places = (element: Element) =>
    deepAll(element, '.call button').map(({offsetLeft, offsetTop, offsetWidth}) => [
      offsetLeft,
      offsetTop,
      offsetWidth,
    ]);

  for (const [lang, name, advice, details] of [
    ['de', 'Verbindung', 'Ihr WLAN ist schwach – bitte Kabel verwenden.', 'Details für den Helpdesk'],
    ['en', 'Connection', 'Your Wi-Fi is weak – please use a cable.', 'Details for the help desk'],
  ] as const) {
    for (const tag of ['amt-phone-bar', 'amt-call-panel'] as const) {
      it(`is said in words with advice where it is poor, and by its bars alone where it is good (${tag}, ${lang})`, async () => {
        const element = await mount(tag, {phone}, {lang, width: '900px'});
        const before = words(element);
        await tell(element, good);
        const [bars] = deepAll(element, '.state svg');
        expect(bars?.getAttribute('aria-label')).to.match(new RegExp(`^${name} (gut|good)$`));
        expect(words(element)).to.equal(before);
        expect(await axeViolations(element)).to.deep.equal([]);
        await tell(element, poor);
        expect(deepAll(element, '.state .word')[0]?.textContent).to.match(new RegExp(`^${name} (schlecht|poor)$`));
        expect(words(element)).to.include(advice).and.include(details);
        expect(await axeViolations(element)).to.deep.equal([]);
      });
    }
  }

  for (const width of ['320px', '600px', '1200px']) {
    it(`moves no button and makes the bar no higher (${width})`, async () => {
      const bar = await mount('amt-phone-bar', {phone}, {width});
      const [before, height] = [places(bar), bar.offsetHeight];
      for (const quality of [good, moderate, poor]) {
        await tell(bar, quality);
        expect(places(bar)).to.deep.equal(before);
        expect(bar.offsetHeight).to.equal(height);
      }
    });
  }

  it('has its numbers on request, and none in a page of another host', async () => {
    const panel = await mount('amt-call-panel', {phone});
    await tell(panel, poor);
    const [figures] = deepAll(panel, 'details');
    expect(figures?.querySelector('dl')?.checkVisibility()).to.not.equal(true);
    figures?.querySelector('summary')?.click();
    await until(() => words(panel).includes('4,2 / 0'), 'the loss');
    expect(await axeViolations(panel)).to.deep.equal([]);
    const {level, cause} = poor;
    phone.tell(topic, {level, cause});
    await until(() => !deepAll(panel, 'details').length, 'no numbers');
    expect(words(panel)).to.include('Ihr WLAN ist schwach');
  });

  it('is put away where it stands in the way, and told anew when it has been better', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    await tell(bar, poor);
    await press(bar, 'Schließen');
    expect(words(bar)).to.not.include('WLAN');
    expect(words(bar)).to.include('Verbindung schlecht');
    await tell(bar, {...poor, cause: 'network'});
    expect(hasButton(bar, 'Schließen')).to.equal(false);
    button(bar, 'Mehr').click();
    await until(() => words(bar).includes('Ihr Netz ist unruhig'), 'what stands behind "Mehr"');
    button(bar, 'Mehr').click();
    await tell(bar, good);
    await tell(bar, poor);
    expect(hasButton(bar, 'Schließen')).to.equal(true);
  });

  it('stands before the clerk again in the next call, and not after a hold', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    await tell(bar, poor);
    await press(bar, 'Schließen');
    phone.change('schmid', {held: true});
    await settled(bar);
    phone.change('schmid', {held: false});
    await settled(bar);
    await tell(bar, poor);
    expect(hasButton(bar, 'Schließen')).to.equal(false);
    phone.set({calls: [aCall({id: 'next'})]});
    await settled(bar);
    phone.tell('quality/next', poor);
    await until(() => hasButton(bar, 'Schließen'), 'the advice');
  });

  it('stands quietly behind "Mehr" where it is good or moderate', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    for (const [quality, text] of [
      [good, 'Verbindung gut'],
      [moderate, 'Verbindung mäßig Die Gegenseite hört Sie schlecht.'],
    ] as const) {
      await tell(bar, quality);
      expect(words(bar)).to.not.include(text);
      button(bar, 'Mehr').click();
      await until(() => words(bar).includes(text), text);
      expect(await axeViolations(bar)).to.deep.equal([]);
      button(bar, 'Mehr').click();
      await settled(bar);
    }
  });

  it('is neither watched nor shown while a call is on hold, or without sound', async () => {
    const panel = await mount('amt-call-panel', {phone});
    await tell(panel, poor);
    for (const changes of [{held: true}, {held: false, media: {page: 'this-page', status: 'lost'}}] as const) {
      phone.change('schmid', changes);
      await settled(panel);
      expect(words(panel)).to.not.include('WLAN');
      expect(phone.watched).to.not.include(topic);
    }
  });
});

describe('a call that is heard worse', () => {
  let clock: FakeClock;
  let phone: FakePhone;
  let heard: string[];
  let news: QualityNews;
  beforeEach(() => {
    clock = installClock();
    heard = [];
    phone = new FakePhone({calls: [aCall({answeredAt: Date.now()})]});
    news = new QualityNews(text => heard.push(text({...de, lang: 'de'} as Terms)));
    news.update(phone.state, phone);
  });
  afterEach(() => {
    news.close();
    clock.uninstall();
  });
  const tell = async (...all: CallQuality[]) => {
    for (const quality of all) {
      phone.tell(topic, quality);
      await clock.tick(5_000);
    }
  };

  it('is said once, with what helps, and that it is better is not', async () => {
    await tell(good, poor, poor, moderate, good);
    expect(heard).to.deep.equal(['Verbindung schlecht. Ihr WLAN ist schwach – bitte Kabel verwenden.']);
  });

  it('is not said again within a minute, unless it is worse still', async () => {
    await tell(moderate, good, moderate, good, poor, good, moderate, poor);
    expect(heard.map(text => text.split('.')[0])).to.deep.equal(['Verbindung mäßig', 'Verbindung schlecht']);
    await clock.tick(60_000);
    await tell(good, poor);
    expect(heard).to.have.length(3);
  });

  it('is said again in the next call at once', async () => {
    await tell(good, poor);
    phone.set({calls: [aCall({id: 'next', answeredAt: Date.now()})]});
    news.update(phone.state, phone);
    phone.tell('quality/next', poor);
    await clock.tick(1_000);
    expect(heard).to.have.length(2);
  });

  it('is not said again by the page that comes next, nor after a hold', async () => {
    await tell(poor);
    await clock.tick(60_000);
    phone.change('schmid', {held: true});
    news.update(phone.state, phone);
    phone.change('schmid', {held: false});
    news.update(phone.state, phone);
    await clock.tick(1_000);
    expect(heard).to.have.length(1);
  });
});
