import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {watchIntents} from '../../src/elements/phone/intents.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {house as site} from '../numbers/sites.js';
import {deepAll} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const soon = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('What the user is about to do', () => {
  let phone: FakePhone;
  let end: () => void;

  beforeEach(async () => {
    await sendMouse({type: 'move', position: [1, 1]});
    phone = new FakePhone(reachable());
    phone.configuration = {servers: [], credentials: 'callback', site};
    end = watchIntents(phone);
  });
  afterEach(() => {
    end();
    unmountAll();
  });

  const part = (root: Element, name: string): HTMLElement => {
    const [found] = deepAll(root, `[part~=${name}]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  async function pointAt(element: Element): Promise<void> {
    element.scrollIntoView({block: 'center'});
    const {left, top, width, height} = element.getBoundingClientRect();
    await sendMouse({type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  }

  it('is to dial when the pointer rests on a number, and is told once', async () => {
    const element = await mount('amt-number', {phone, value: '+49 861 58123'});
    await pointAt(part(element, 'number'));
    await until(() => phone.intents.length > 0, 'it is told');
    await sendMouse({type: 'down'});
    await sendMouse({type: 'up'});
    expect(phone.intents).to.deep.equal(['out']);
  });

  it('is nothing when the pointer only crosses a number, or is elsewhere', async () => {
    const element = await mount('amt-number', {phone, value: '+49 861 58123'});
    part(element, 'number').dispatchEvent(new PointerEvent('pointerover', {bubbles: true, composed: true}));
    await sendMouse({type: 'move', position: [1, 1]});
    await soon(150);
    expect(phone.intents).to.deep.equal([]);
  });

  it('is to dial when a key leads to a number, and not because the focus is there', async () => {
    const element = await mount('amt-number', {phone, value: '+49 861 58123'});
    part(element, 'number').focus();
    expect(phone.intents).to.deep.equal([]);
    const before = document.createElement('button');
    element.before(before);
    before.focus();
    await sendKeys({press: 'Tab'});
    before.remove();
    expect(phone.intents).to.deep.equal(['out']);
  });

  it('is nothing when the pointer rests on a call', async () => {
    const panel = await mount('amt-call-panel', {phone});
    phone.change(phone.ring().id, {phase: 'talking'});
    await until(() => deepAll(panel, '[part~=call]').length > 0, 'it is shown');
    await pointAt(part(panel, 'call'));
    await soon(150);
    expect(phone.intents).to.deep.equal([]);
  });

  it('is to dial when a number was typed that can be dialled, and not before', async () => {
    const dialer = await mount('amt-dialer', {phone});
    dialer.focus();
    await sendKeys({type: '+'});
    expect(phone.intents).to.deep.equal([]);
    await sendKeys({type: '4986158123'});
    await until(() => phone.intents.length > 0, 'it is told');
    expect(new Set(phone.intents)).to.deep.equal(new Set(['out']));
  });

  it('is to answer when the pointer rests on Annehmen, which ringing alone does not say', async () => {
    const toast = await mount('amt-call-toast', {phone});
    phone.ring();
    await until(() => deepAll(toast, '[part~=answer]').length > 0, 'it rings');
    expect(phone.intents).to.deep.equal([]);
    await pointAt(part(toast, 'answer'));
    await until(() => phone.intents.length > 0, 'it is told');
    expect(phone.intents).to.deep.equal(['in']);
  });

  it('is to answer while the keys of the shortcut are held, where it rings', async () => {
    await sendKeys({down: 'Control'});
    await sendKeys({down: 'Alt'});
    expect(phone.intents).to.deep.equal([]);
    phone.ring();
    await sendKeys({down: 'Shift'});
    expect(phone.intents).to.deep.equal(['in']);
    for (const key of ['Shift', 'Alt', 'Control']) await sendKeys({up: key});
  });

  it('is told no more when the phone is gone', async () => {
    end();
    const element = await mount('amt-number', {phone, value: '+49 861 58123'});
    await pointAt(part(element, 'number'));
    await soon(150);
    expect(phone.intents).to.deep.equal([]);
  });
});
