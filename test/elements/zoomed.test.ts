/** @file Pages that enlarge themselves by CSS zoom, as intranets do for their "A+". */
import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, settled} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';

const places: Record<string, (bar: HTMLElement) => HTMLElement> = {
  'the root': () => document.documentElement,
  'the body': () => document.body,
  'what the bar stands in': bar => bar.parentElement ?? bar,
};

describe('in a page whose zoom is set', () => {
  let zoomed: HTMLElement | null = null;
  afterEach(() => {
    if (zoomed) zoomed.style.zoom = '';
    unmountAll();
  });

  for (const [name, of] of Object.entries(places))
    for (const zoom of [0.8, 1.5])
      it(`at ${name} to ${zoom}, the overlay lies at the bar, and a tip at its button`, async () => {
        const phone = new FakePhone(reachable());
        const width = `${Math.floor((innerWidth - 40) / zoom)}px`;
        const bar = await mount('amt-phone-bar', {phone}, {width});
        zoomed = of(bar);
        zoomed.style.zoom = String(zoom);
        phone.set({calls: [aCall(), aRingingCall({id: 'further'})]});
        await settled(bar);
        const [strip] = deepAll(bar, '.bar');
        const [overlay] = deepAll(bar, '.overlay:popover-open');
        const boxOf = (element?: Element) => (element ?? bar).getBoundingClientRect();
        await until(() => Math.abs(boxOf(overlay).right - boxOf(strip).right) < 3, 'it ends where the bar ends');
        expect(boxOf(overlay).top - boxOf(strip).bottom).to.be.within(4, 8);

        const at = button(bar, 'Mehr');
        at.focus();
        await pressKeys('Shift+Tab');
        await pressKeys('Tab');
        await until(() => deepAll(bar, '.tip').length === 1, 'the tip is there');
        const [tip, about] = [boxOf(deepAll(bar, '.tip')[0]), boxOf(at)];
        const beside = [tip.top - about.bottom, about.top - tip.bottom, about.left - tip.right];
        expect(Math.max(...beside)).to.be.within(4, 8);
        expect(tip.right).to.be.at.most(innerWidth);
      });
});
