import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import '../../src/elements/phone/shortcuts.js';
import {type PhoneProvider, deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import {defaultSettings} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, nameOf, settled, stood} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';

const chord = 'Control+Alt+Shift+';

describe('shortcuts', () => {
  let phone: FakePhone;
  let provider: PhoneProvider;
  let field: HTMLInputElement;
  let bar: HTMLElement;
  beforeEach(async () => {
    phone = new FakePhone(reachable());
    provider = Object.assign(document.createElement('div'), {phone, error: null});
    field = document.createElement('input');
    document.body.prepend(field, provider);
    pagePhones().add(provider);
    bar = await mount('amt-phone-bar', {phone}, {width: '900px'});
    field.focus();
  });
  afterEach(() => {
    pagePhones().remove(provider);
    provider.remove();
    field.remove();
    unmountAll();
  });

  it('act from a field of the page, which gets no character: answer, mute, hold, and back', async () => {
    phone.set({calls: [aRingingCall()]});
    await settled(bar);
    await pressKeys(`${chord}A`);
    phone.set({calls: [aCall()]});
    await pressKeys(`${chord}M`);
    phone.change('schmid', {muted: true});
    await pressKeys(`${chord}M`);
    await pressKeys(`${chord}H`);
    phone.change('schmid', {held: true});
    await pressKeys(`${chord}H`);
    expect(phone.commands).to.deep.equal([
      {type: 'answer', id: 'schmid'},
      {type: 'mute', id: 'schmid', on: true},
      {type: 'mute', id: 'schmid', on: false},
      {type: 'hold', id: 'schmid'},
      {type: 'resume', id: 'schmid'},
    ]);
    expect(field.value).to.equal('');
    expect(document.activeElement).to.equal(field);
  });

  it('act once where there are several bars, and once for a key that is held down', async () => {
    await mount('amt-phone-bar', {phone});
    phone.set({calls: [aRingingCall()]});
    await settled(document.body);
    await pressKeys(`${chord}A`, 4);
    phone.set({calls: [aCall()]});
    await pressKeys(`${chord}M`, 4);
    expect(phone.commands.map(({type}) => type)).to.deep.equal(['answer', 'mute']);
  });

  it('transfer with an announcement to three digits in six keys, from a field of the page and back (A-69)', async () => {
    await import('../../src/define/amt-transfer-panel.js');
    phone.set({calls: [aCall()]});
    phone.answerWith = ({type}) => {
      const remote = {name: 'Müller, Jörg', number: '103', anonymous: false};
      const asked = aCall({id: 'asked', direction: 'out', remote, consultationFor: 'schmid'});
      if (type === 'consult') phone.set({calls: [aCall({held: true}), asked]});
      if (type === 'completeTransfer') phone.set({calls: []});
      return undefined;
    };
    await settled(bar);
    let keys = 0;
    const key = async (name: string) => {
      await pressKeys(name);
      await settled(bar);
      keys++;
    };
    await key(`${chord}V`);
    for (const digit of '103') await key(`Digit${digit}`);
    await key('Enter');
    expect(nameOf(deepActiveElement() ?? field)).to.equal('Verbinden');
    await stood();
    await key('Enter');
    await until(() => document.activeElement === field, 'the focus is in the page again');
    const sent = phone.commands.filter(({type}) => type !== 'draft');
    expect([keys, sent]).to.deep.equal([
      6,
      [
        {type: 'consult', id: 'schmid', target: '103'},
        {type: 'completeTransfer', id: 'asked'},
      ],
    ]);
    expect(field.value).to.equal('');
  });

  it('lead to the transfer that is open, and in a consultation to what goes on with it', async () => {
    await import('../../src/define/amt-transfer-panel.js');
    phone.set({calls: [aCall()]});
    await settled(bar);
    for (const from of [field, document.body]) {
      from.focus();
      await pressKeys(`${chord}V`);
      await settled(bar);
      expect(deepActiveElement()?.getRootNode()).to.equal(deepAll(bar, 'amt-transfer-panel')[0]?.shadowRoot);
      expect(deepActiveElement()?.localName).to.equal('input');
    }
    phone.set({calls: [aCall({held: true}), aCall({id: 'asked', direction: 'out', consultationFor: 'schmid'})]});
    await settled(bar);
    field.focus();
    await pressKeys(`${chord}V`);
    await settled(bar);
    expect(nameOf(deepActiveElement() ?? field)).to.equal('Verbinden');
  });

  it('are for the call that the bar shows, also where all wait', async () => {
    const [early, late] = [Date.now() - 60_000, Date.now()];
    phone.set({calls: [aCall({id: 'a', held: true, heldSince: late}), aCall({id: 'b', held: true, heldSince: early})]});
    await settled(bar);
    await pressKeys(`${chord}H`);
    expect(phone.commands).to.deep.equal([{type: 'resume', id: 'a'}]);
  });

  it('leave the keys to the page while there is nothing to do', async () => {
    const seen: string[] = [];
    field.addEventListener('keydown', ({key}) => key.length === 1 && seen.push(key.toUpperCase()));
    for (const key of ['A', 'M', 'H', 'V']) await pressKeys(chord + key);
    expect(seen).to.deep.equal(['A', 'M', 'H', 'V']);
    expect(phone.commands).to.be.empty;
  });

  it('have other keys, or none, as the user has set them', async () => {
    phone.set({calls: [aCall()]});
    const shortcuts = {
      ...defaultSettings.shortcuts,
      mute: {key: 'Ctrl+F8'},
      hold: null,
      hangUp: {key: 'Ctrl+Alt+Shift+9'},
    };
    phone.tell('settings', {...defaultSettings, shortcuts});
    for (const keys of [`${chord}M`, `${chord}H`, 'Control+F8', `${chord}Digit9`]) await pressKeys(keys);
    expect(phone.commands.map(({type}) => type)).to.deep.equal(['mute', 'hangUp']);
  });

  it('end neither who waits, nor whoever is left the moment the other side has gone, nor an emergency call', async () => {
    phone.tell('settings', {...defaultSettings, shortcuts: {...defaultSettings.shortcuts, hangUp: {key: 'Ctrl+F9'}}});
    const now = Date.now();
    const remote = {name: '', number: '112', anonymous: false};
    phone.set({calls: [aCall({id: 'a', held: true, heldSince: now})]});
    await pressKeys('Control+F9');
    phone.set({calls: [aCall({id: 'a', held: true, heldSince: now}), aCall({id: 'b'})]});
    phone.set({calls: [aCall({id: 'a'})]});
    await pressKeys('Control+F9');
    phone.set({calls: []});
    phone.set({calls: [aCall({direction: 'out', dialled: '112', remote, startedAt: now, answeredAt: now})]});
    await pressKeys('Control+F9');
    expect(phone.commands).to.be.empty;
  });

  it('let the page hang up itself', async () => {
    phone.set({calls: [aCall()]});
    phone.tell('settings', {...defaultSettings, shortcuts: {...defaultSettings.shortcuts, hangUp: {key: 'Ctrl+F9'}}});
    provider.addEventListener('amt-hang-up', event => event.preventDefault());
    await pressKeys('Control+F9');
    expect(phone.commands).to.be.empty;
  });

  it('go into the phone, to Annehmen when it rings, and back to the very place (A-61)', async () => {
    field.value = 'Aktenzeichen 4711';
    field.setSelectionRange(3, 8);
    await pressKeys(`${chord}T`);
    expect(deepActiveElement()).to.equal(deepAll(bar, 'input')[0]);
    await pressKeys(`${chord}T`);
    expect(document.activeElement).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([3, 8]);
    phone.set({calls: [aRingingCall()]});
    await settled(bar);
    await pressKeys(`${chord}T`);
    expect(deepActiveElement()).to.equal(button(bar, 'Annehmen'));
    await pressKeys(`${chord}T`);
    await sendKeys({type: 'x'});
    expect(field.value).to.equal('Aktxchen 4711');
  });

  it('go to the first thing to do with a call, and never leave the focus nowhere', async () => {
    phone.set({calls: [aCall()]});
    await settled(bar);
    await pressKeys(`${chord}T`);
    const first = deepActiveElement();
    expect(first?.closest('[part~=actions]')).to.not.equal(null);
    field.remove();
    await pressKeys(`${chord}T`);
    expect(deepActiveElement()).to.equal(first);
  });

  it('are none of what is typed into the page during a call: digits, and what AltGr writes (A-39)', async () => {
    const heard: string[] = [];
    field.addEventListener('keydown', event => {
      if (!event.defaultPrevented) heard.push(event.key);
    });
    phone.set({calls: [aCall(), aRingingCall({id: 'maier'})]});
    await settled(bar);
    const text = '0123456789*#@€{}[]\\~|µ²³ẞAMTH';
    await sendKeys({type: text});
    expect(field.value).to.equal(text);
    heard.length = 0;
    // As Windows tells of AltGr: with both keys, and with the third one for what stands there.
    for (const key of text)
      for (const shiftKey of [false, true])
        for (const code of ['KeyA', 'KeyM', 'KeyT', 'KeyH', 'KeyQ', 'Digit7', 'F8'])
          field.dispatchEvent(
            new KeyboardEvent('keydown', {
              key,
              code,
              shiftKey,
              ctrlKey: true,
              altKey: true,
              modifierAltGraph: true,
              bubbles: true,
              composed: true,
              cancelable: true,
            }),
          );
    expect(heard).to.have.length(text.length * 14);
    expect(phone.commands).to.be.empty;
    expect(document.activeElement).to.equal(field);
  });
});
