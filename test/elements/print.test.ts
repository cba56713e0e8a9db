import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {pagePhones} from '../../src/controllers/index.js';
import {PageNumbers} from '../../src/elements/phone/page-numbers.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, press} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

describe('a page that is printed', () => {
  let phone: FakePhone;
  beforeEach(async () => {
    phone = new FakePhone({...reachable(), calls: [aCall(), aRingingCall({id: 'maier'})]});
    await emulateMedia({media: 'print'});
  });
  afterEach(async () => {
    await emulateMedia({media: 'screen'});
    unmountAll();
  });

  it('shows neither bar nor toast, whatever rules the page has (embedding 8)', async () => {
    const style = document.createElement('style');
    style.textContent = 'amt-phone-bar, amt-call-toast { display: flex !important }';
    document.head.append(style);
    const bar = await mount('amt-phone-bar', {phone});
    const seen = [bar, ...deepAll(bar, '*')].filter(element => element.checkVisibility());
    style.remove();
    expect(seen).to.be.empty;
  });

  for (const tag of ['amt-dialer', 'amt-call-panel', 'amt-call-toast', 'amt-transfer-panel', 'amt-keypad'] as const)
    it(`does not show ${tag} (embedding 8)`, async () => {
      const element = await mount(tag, {phone});
      expect([element, ...deepAll(element, '*')].filter(part => part.checkVisibility())).to.be.empty;
    });

  it('says nothing of who called (embedding 8)', () => {
    const {announcer} = pagePhones();
    announcer.connect();
    const regions = [...document.querySelectorAll('[data-amt-announcer]')];
    expect(regions.map(region => region.checkVisibility())).to.deep.equal([false, false]);
    announcer.disconnect();
  });

  it('has its numbers, without a mark of ours (embedding 8)', async () => {
    const number = await mount('amt-number', {phone, value: '+4986158123'});
    const [shown] = deepAll(number, 'button, a');
    expect(shown?.checkVisibility()).to.be.true;
    expect(shown && getComputedStyle(shown).textDecorationLine).to.equal('none');
    const numbers = new PageNumbers({selector: 'p', find: () => [], nameOf: String, hint: String, call: () => {}});
    const decorated = document.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules]).map(rule => rule.cssText);
    expect(decorated.filter(text => text.includes('::highlight')).join('')).to.match(/^@media not print/);
    const pointer = document.querySelector('[data-amt-numbers]');
    expect(pointer?.shadowRoot?.querySelector('button')?.checkVisibility()).to.be.false;
    numbers.stop();
  });

  it('leaves the phone as it was on the screen (embedding 8)', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    await emulateMedia({media: 'screen'});
    await press(bar, 'Annehmen');
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'maier'}]);
  });
});
