/** @file What the dialler shows below its field never lies over what ends, mutes or answers a call. */
import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {house as site} from '../numbers/sites.js';
import {button, deepAll, press, settled, type} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};

describe('what stands below the field during a call', () => {
  let phone: FakePhone;
  let bar: HTMLElement;
  afterEach(async () => {
    unmountAll();
    await setViewport({width: 800, height: 600});
  });

  const below = () => deepAll(bar, '.below')[0] ?? expect.fail('nothing below the field');
  const isShown = () => below().checkVisibility() && below().matches(':popover-open');

  async function open(width: number, height: number, place: 'top' | 'bottom' = 'top'): Promise<void> {
    await setViewport({width, height});
    phone = new FakePhone({...reachable(), calls: [aCall()]});
    phone.configuration = {servers: [], credentials: 'callback', site};
    bar = await mount('amt-phone-bar', {phone}, {width: `${width}px`});
    Object.assign(bar.style, {position: 'fixed', insetInlineStart: '0', [place]: '0'});
    await settled(bar);
  }

  /** Of these buttons those that something else lies over. */
  const covered = (...names: string[]) =>
    names.filter(name => {
      const {left, top, width, height} = button(bar, name).getBoundingClientRect();
      const root = button(bar, name).getRootNode() as ShadowRoot;
      return [0.1, 0.5, 0.9].some(part => {
        const at = root.elementFromPoint(left + width * part, top + height / 2);
        return at === null || !button(bar, name).contains(at);
      });
    });

  for (const place of ['top', 'bottom'] as const)
    for (const [width, height] of [
      [320, 640],
      [320, 256],
      [720, 640],
      [1000, 700],
    ] as const)
      it(`covers neither Auflegen nor Stumm: ${width} × ${height}, the bar at the ${place}`, async () => {
        await open(width, height, place);
        await type(bar, '+43 662 12345');
        await until(isShown, 'the hint');
        expect(covered('Auflegen', 'Stumm')).to.deep.equal([]);
        await press(bar, 'Anrufen');
        await until(() => deepAll(bar, '.question').length === 1, 'the question');
        expect(covered('Auflegen', 'Stumm', 'Abbrechen')).to.deep.equal([]);
      });

  for (const [width, height] of [
    [320, 640],
    [720, 640],
    [1000, 700],
  ] as const)
    it(`covers no button of who waits or calls, whichever came first: ${width} × ${height}`, async () => {
      await open(width, height);
      await type(bar, '+43 662 12345');
      await press(bar, 'Anrufen');
      await until(isShown, 'the question');
      const others = [
        aCall({id: 'mueller', remote: mueller, held: true, heldSince: Date.now()}),
        aRingingCall({id: 'maier', remote: maier}),
      ];
      phone.set({calls: [aCall(), ...others]});
      await settled(bar);
      const names = ['Auflegen', 'Stumm', 'Wechseln', 'Annehmen', 'Ablehnen', 'Abbrechen'];
      await until(() => covered(...names).length === 0, `all are in reach, not covered: ${covered(...names).join()}`);
    });

  it('leaves a way to both where there is hardly any room', async () => {
    await open(320, 256);
    phone.set({calls: [aCall(), aCall({id: 'mueller', remote: mueller, held: true, heldSince: Date.now()})]});
    await settled(bar);
    await type(bar, '+43 662 12345');
    await press(bar, 'Anrufen');
    await until(isShown, 'the question');
    const boxes = () => [below(), deepAll(bar, '.overlay')[0] ?? bar].map(box => box.getBoundingClientRect());
    await until(() => {
      const [one, other] = boxes();
      return !!one && !!other && (one.top >= other.bottom || other.top >= one.bottom);
    }, 'neither lies over the other');
    for (const {height, bottom} of boxes()) {
      expect(height).to.be.at.least(48);
      expect(bottom).to.be.at.most(256);
    }
    expect(covered('Auflegen', 'Stumm')).to.deep.equal([]);
  });

  it('does not stay over the page when the field is left, nor in the next call; a question does', async () => {
    await open(320, 640);
    const field = await type(bar, '123');
    await until(isShown, 'the hint');
    field.blur();
    await settled(bar);
    expect(isShown()).to.be.false;
    phone.end('schmid');
    await settled(bar);
    phone.set({calls: [aCall({id: 'maier', remote: maier})]});
    await settled(bar);
    expect(isShown()).to.be.false;
    await type(bar, '+43 662 12345');
    await press(bar, 'Anrufen');
    await until(() => deepAll(bar, '.question').length === 1, 'the question');
    (document.activeElement as HTMLElement).blur();
    await settled(bar);
    expect(isShown()).to.be.true;
  });
});
