/** @file Typing in the phone's fields on pages that get in the way: shortcuts of single keys, frames without forms. */
import {expect} from 'chai';
import '../../src/define/amt-dialer.js';
import '../../src/define/amt-transfer-panel.js';
import {PhoneError} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, press, settled, type} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

describe('typing in the phone', () => {
  let phone: FakePhone;
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(`${event.type} ${event.key}`);
  const never = (event: Event) => event.stopImmediatePropagation();

  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aCall()]});
    phone.configuration = {servers: [], credentials: 'callback'};
    heard.length = 0;
    for (const name of ['keydown', 'keypress', 'keyup'] as const) document.addEventListener(name, listen);
    // As in a frame with `sandbox` and without `allow-forms`, where no form is ever submitted.
    addEventListener('submit', never, true);
  });

  afterEach(() => {
    for (const name of ['keydown', 'keypress', 'keyup'] as const) document.removeEventListener(name, listen);
    removeEventListener('submit', never, true);
    unmountAll();
  });

  function strike(target: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
    const init = {key, bubbles: true, composed: true, cancelable: true, ...more};
    const down = new KeyboardEvent('keydown', init);
    for (const event of [down, new KeyboardEvent('keypress', init), new KeyboardEvent('keyup', init)])
      target.dispatchEvent(event);
    return down;
  }

  for (const tag of ['amt-dialer', 'amt-transfer-panel'] as const) {
    it(`fires no shortcut of the page from the field of ${tag} (embedding 12)`, async () => {
      const element = await mount(tag, {phone, ...(tag === 'amt-transfer-panel' ? {call: 'schmid'} : {})});
      const [field] = deepAll(element, 'input');
      if (!field) throw new Error('no field');
      for (const key of ['9', '6', 'j', '/', '+', '#', 'ß', ' ', 'Backspace', 'Delete', 'ArrowLeft'])
        strike(field, key);
      strike(field, '@', {ctrlKey: true, altKey: true, modifierAltGraph: true});
      expect(heard).to.deep.equal([]);
    });
  }

  it('leaves to the page what writes nothing: its shortcuts with Ctrl, Tab, Escape, F keys', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const [field] = deepAll(dialer, 'input');
    if (!field) throw new Error('no field');
    strike(field, 's', {ctrlKey: true});
    for (const key of ['Tab', 'Escape', 'F3']) strike(field, key);
    expect(heard).to.have.length(12);
  });

  it('fires none from the keypad', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await press(dialer, 'Tastatur');
    const [key] = deepAll(dialer, '[part=key]');
    if (!key) throw new Error('no key');
    key.dispatchEvent(new KeyboardEvent('keydown', {key: '5', bubbles: true, composed: true, cancelable: true}));
    expect(heard).to.deep.equal([]);
    await settled(dialer);
    expect((deepAll(dialer, 'input')[0] as HTMLInputElement).value).to.equal('5');
  });

  it('dials by Enter and by the button where no form is submitted (embedding 14)', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '123');
    expect(strike(field, 'Enter').defaultPrevented).to.equal(true);
    await until(() => phone.commands.length === 1, 'it dials');
    await until(() => field.value === '', 'the field is empty');
    await type(dialer, '124');
    await press(dialer, 'Anrufen');
    await until(() => phone.commands.length === 2, 'it dials');
    expect(phone.commands).to.deep.equal([
      {type: 'call', target: '123'},
      {type: 'call', target: '124'},
    ]);
  });

  it('dials once, however long Enter is held, and not while a character is composed', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '123');
    strike(field, 'Enter', {isComposing: true});
    strike(field, 'Enter', {repeat: true});
    strike(field, 'Enter');
    await until(() => phone.commands.length > 0, 'it dials');
    expect(phone.commands).to.have.length(1);
  });

  it('tells the console of a defect that refused a call (embedding 6)', async () => {
    const told: string[] = [];
    const {error} = console;
    console.error = (text: unknown) => told.push(String(text));
    phone.answerWith = () => new PhoneError('internal', 'The request was denied.');
    const dialer = await mount('amt-dialer', {phone});
    strike(await type(dialer, '123'), 'Enter');
    await until(() => told.length > 0, 'it is told');
    console.error = error;
    expect(told).to.deep.equal(['Amtsleitung (internal): The request was denied.']);
  });

  it('transfers there as well, asking first by Enter', async () => {
    const panel = await mount('amt-transfer-panel', {phone, call: 'schmid'});
    strike(await type(panel, '123'), 'Enter');
    await until(() => phone.commands.some(({type}) => type === 'consult'), 'it asks');
    await type(panel, '124');
    button(panel, 'Direkt weiterleiten').click();
    await until(() => phone.commands.some(({type}) => type === 'transfer'), 'it transfers');
  });
});
