import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-toast.js';
import {FakePhone, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, settled, stood} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const silence = {type: 'silence', id: 'schmid'};

describe('turning the ringing off (A-34)', () => {
  let phone: FakePhone;
  let toast: HTMLElement;
  const made: HTMLElement[] = [];
  beforeEach(async () => {
    phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
    toast = await mount('amt-call-toast', {phone});
    await stood();
  });
  afterEach(() => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
  });

  function add(markup: string): HTMLElement {
    document.body.insertAdjacentHTML('beforeend', markup);
    const element = document.body.lastElementChild as HTMLElement;
    made.push(element);
    return element;
  }

  it('is a button that then says that it is off, and declines nothing', async () => {
    await press(toast, 'Klingeln aus');
    expect(phone.commands).to.deep.equal([silence]);
    phone.change('schmid', {silenced: true});
    await settled(toast);
    expect(hasButton(toast, 'Klingeln aus')).to.be.false;
    await press(toast, 'Klingeln ist aus');
    expect(phone.commands).to.have.length(1);
    expect(hasButton(toast, 'Annehmen')).to.be.true;
  });

  it('is for all that ring, and for the next one anew', async () => {
    phone.set({calls: [aRingingCall({silenced: true}), aRingingCall({id: 'maier'})]});
    await settled(toast);
    await stood();
    await press(toast, 'Klingeln aus');
    expect(phone.commands).to.deep.equal([{type: 'silence', id: 'maier'}]);
  });

  it('is Escape from anywhere in the page, once', async () => {
    add('<input>').focus();
    await sendKeys({press: 'Escape'});
    expect(phone.commands).to.deep.equal([silence]);
    phone.change('schmid', {silenced: true});
    await sendKeys({press: 'Escape'});
    expect(phone.commands).to.have.length(1);
  });

  it('leaves Escape to the page that takes it', async () => {
    const field = add('<input>');
    field.addEventListener('keydown', event => event.preventDefault());
    field.focus();
    await sendKeys({press: 'Escape'});
    const quiet = add('<input>');
    quiet.addEventListener('keydown', event => event.stopPropagation());
    quiet.focus();
    await sendKeys({press: 'Escape'});
    expect(phone.commands).to.be.empty;
  });

  for (const [what, markup] of [
    ['a combobox that is open', '<input role="combobox" aria-expanded="true">'],
    ['a dialog that is no modal one', '<div role="dialog" aria-label="Suche"><input></div>'],
    ['a menu', '<div><ul role="menu"><li role="menuitem">Drucken</li></ul><input></div>'],
    ['a dialog made of script', '<div><div role="dialog" aria-modal="true">Fall</div><input></div>'],
  ] as const)
    it(`leaves Escape to ${what}`, async () => {
      const place = add(markup);
      (place.matches('input') ? place : place.querySelector('input'))?.focus();
      await sendKeys({press: 'Escape'});
      expect(phone.commands).to.be.empty;
      place.remove();
      await sendKeys({press: 'Escape'});
      expect(phone.commands).to.deep.equal([silence]);
    });

  it('leaves Escape to a modal dialog, which closes', async () => {
    const dialog = add('<dialog><input></dialog>') as HTMLDialogElement;
    dialog.showModal();
    await sendKeys({press: 'Escape'});
    expect(dialog.open).to.be.false;
    expect(phone.commands).to.be.empty;
  });

  it('takes Escape in the toast before the page does; the next one leads back to where the user was', async () => {
    const field = add('<input>');
    field.focus();
    const heard: Event[] = [];
    const hear = (event: Event) => heard.push(event);
    document.addEventListener('keydown', hear);
    button(toast, 'Annehmen').focus();
    await sendKeys({press: 'Escape'});
    phone.change('schmid', {silenced: true});
    await settled(toast);
    await sendKeys({press: 'Escape'});
    document.removeEventListener('keydown', hear);
    expect(phone.commands).to.deep.equal([silence]);
    expect(heard).to.be.empty;
    expect(document.activeElement === field).to.be.true;
  });

  it('takes no press in the first half second (desk, guards)', async () => {
    phone.set({calls: []});
    await settled(toast);
    phone.set({calls: [aRingingCall({id: 'maier'})]});
    await settled(toast);
    button(toast, 'Klingeln aus').click();
    expect(phone.commands).to.be.empty;
  });

  it('gives the focus back to where it was when the call is answered by key (A-61)', async () => {
    const field = add('<input>');
    field.focus();
    button(toast, 'Annehmen').focus();
    await sendKeys({press: 'Enter'});
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
    phone.change('schmid', {phase: 'talking'});
    await until(() => document.activeElement === field, 'the focus is back');
  });

  it('keeps the focus from dialogs of script that would pull it back (A-63)', async () => {
    const dialog = add('<div role="dialog"><input></div>');
    const inside = dialog.querySelector('input');
    const trap = ({target}: Event) => {
      if (!dialog.contains(target as Node)) inside?.focus();
    };
    document.addEventListener('focusin', trap);
    inside?.focus();
    button(toast, 'Ablehnen').focus();
    await sendKeys({press: 'Enter'});
    document.removeEventListener('focusin', trap);
    expect(phone.commands).to.deep.equal([{type: 'decline', id: 'schmid'}]);
    expect(deepAll(toast, '[part=decline]')[0]?.matches(':focus')).to.be.true;
  });
});
