import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import '../../src/define/amt-call-toast.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, settled, stood} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';
import {pass, startTime, stopTime} from '../support/time.js';

async function click(target: Element): Promise<void> {
  const {left, top, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

describe('what ends a call', () => {
  let phone: FakePhone;
  const hungUp = () => phone.commands.filter(({type}) => type === 'hangUp').length;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aCall()]});
  });
  afterEach(() => {
    unmountAll();
    startTime();
  });

  for (const gap of [150, 400, 700])
    it(`takes no second click on what stood there before, ${gap} ms after the first (desk F1)`, async () => {
      phone.set({calls: [aRingingCall()]});
      const panel = await mount('amt-call-panel', {phone});
      stopTime();
      phone.set({calls: [aCall()]});
      await settled(panel);
      pass(gap);
      await click(button(panel, 'Auflegen'));
      expect(hungUp()).to.equal(0);
      await stood();
      await click(button(panel, 'Auflegen'));
      expect(hungUp()).to.equal(1);
    });

  it('takes a press at the place where it has stood, by mouse, key and script (desk F1)', async () => {
    const panel = await mount('amt-call-panel', {phone});
    await stood();
    await click(button(panel, 'Auflegen'));
    button(panel, 'Auflegen').focus();
    await sendKeys({press: 'Enter'});
    button(panel, 'Auflegen').click();
    expect(hungUp()).to.equal(3);
  });

  it('takes no press just after it has moved, nor one by key or script just after it came (desk F1)', async () => {
    const panel = await mount('amt-call-panel', {phone});
    button(panel, 'Auflegen').click();
    await stood();
    panel.style.marginBlockStart = '40px';
    button(panel, 'Auflegen').click();
    button(panel, 'Auflegen').focus();
    await sendKeys({press: 'Enter'});
    expect(hungUp()).to.equal(0);
  });

  it('takes no press for another call that came to its button (desk F1)', async () => {
    const asked = aCall({id: 'maier', direction: 'out', consultationFor: 'schmid'});
    phone.set({calls: [aCall({held: true}), asked]});
    const panel = await mount('amt-call-panel', {phone});
    await stood();
    phone.set({calls: [aCall()]});
    await settled(panel);
    button(panel, 'Auflegen').click();
    expect(hungUp()).to.equal(0);
  });

  it('answers no press of a finger in the first half second, and assistive technology at once (desk, guards)', async () => {
    phone.set({calls: [aRingingCall()]});
    const toast = await mount('amt-call-toast', {phone});
    await click(button(toast, 'Annehmen'));
    button(toast, 'Annehmen').focus();
    await sendKeys({press: 'Enter'});
    expect(phone.commands).to.be.empty;
    button(toast, 'Annehmen').click();
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
  });

  it('declines nothing in the first half second (desk F1)', async () => {
    phone.set({calls: [aRingingCall()]});
    const toast = await mount('amt-call-toast', {phone});
    button(toast, 'Ablehnen').click();
    expect(phone.commands).to.be.empty;
    await stood();
    await click(button(toast, 'Ablehnen'));
    expect(phone.commands).to.deep.equal([{type: 'decline', id: 'schmid'}]);
  });
});
