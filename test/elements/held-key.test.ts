import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import '../../src/define/amt-keypad.js';
import '../../src/define/amt-phone-bar.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, press, stood} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

/** Holds a key until it has repeated five times. */
async function hold(key: string): Promise<void> {
  // A key that is pressed again before it is let go repeats.
  for (let times = 0; times < 6; times++) await sendKeys({down: key});
  await sendKeys({up: key});
}

describe('a key that is held down', () => {
  afterEach(unmountAll);

  for (const key of ['Enter', ' ', '5'])
    it(`presses one key of a keypad once: "${key}" (desk F14)`, async () => {
      const keypad = await mount('amt-keypad');
      const pressed: string[] = [];
      keypad.addEventListener('amt-key', event => pressed.push(event.detail.key));
      deepAll(keypad, 'button')[4]?.focus();
      await hold(key);
      expect(pressed).to.deep.equal(['5']);
    });

  it('is one tone in a call (desk F14)', async () => {
    const phone = new FakePhone({...reachable(), calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Tastatur');
    deepAll(panel, '[part=key]')[0]?.focus();
    await hold('7');
    await hold('Enter');
    expect(phone.commands).to.deep.equal([
      {type: 'sendTones', id: 'schmid', tones: '7'},
      {type: 'sendTones', id: 'schmid', tones: '7'},
    ]);
  });

  it('is one digit in the bar (desk F14)', async () => {
    const bar = await mount('amt-phone-bar', {phone: new FakePhone(reachable())});
    await press(bar, 'Tastatur');
    deepAll(bar, '[part=key]')[0]?.focus();
    await hold('Enter');
    await hold('2');
    expect((deepAll(bar, 'input')[0] as HTMLInputElement).value).to.equal('12');
  });

  it('turns the microphone off, and not on again (desk F14)', async () => {
    const phone = new FakePhone({...reachable(), calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    button(panel, 'Stumm').focus();
    await stood();
    await hold('Enter');
    expect(phone.commands).to.deep.equal([{type: 'mute', id: 'schmid', on: true}]);
  });

  it('still moves from key to key with an arrow', async () => {
    const keypad = await mount('amt-keypad');
    keypad.focus();
    await hold('ArrowRight');
    expect(keypad.shadowRoot?.activeElement?.textContent).to.contain('7');
  });
});
