import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, press} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

describe('parts', () => {
  const style = document.createElement('style');
  afterEach(() => {
    style.remove();
    unmountAll();
  });

  for (const part of ['field', 'dial', 'key', 'call', 'hang-up', 'transfer', 'toast', 'answer', 'decline', 'timer'])
    it(`are the bar's, too: ${part} (embedding 13)`, async () => {
      style.textContent = `amt-phone-bar::part(${part}) { outline: 7px solid rgb(1, 2, 3) }`;
      document.head.append(style);
      const phone = new FakePhone({...reachable(), calls: [aCall(), aRingingCall({id: 'maier'})]});
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, part === 'key' ? 'Tastatur' : 'Weiterleiten');
      const reached = deepAll(bar, '[part]').filter(element => getComputedStyle(element).outlineWidth === '7px');
      expect(reached).not.to.be.empty;
    });
});
