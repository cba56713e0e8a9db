import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {deepActiveElement} from '../../src/controllers/index.js';
import {front} from '../../src/elements/desk.js';
import {PhoneError} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {house as site} from '../numbers/sites.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, hasButton, press, settled, stood, words} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';

const unreachable = () => ({
  connection: {status: 'waiting' as const, since: 1, error: new PhoneError('server-unreachable').toData()},
  registration: {status: 'unregistered' as const, since: 1, error: new PhoneError('server-unreachable').toData()},
});
const maier = {name: 'Maier, Josef', number: '124', anonymous: false};

describe('The bar behind a modal dialog (A-63)', () => {
  let phone: FakePhone;
  let bar: HTMLElement;
  const made: Element[] = [];
  beforeEach(async () => {
    phone = new FakePhone(reachable());
    bar = await mount('amt-phone-bar', {phone}, {width: '900px'});
  });
  afterEach(() => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
  });

  function add(place: Element | ShadowRoot = document.body): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.append(document.createElement('input'));
    place.append(dialog);
    made.push(dialog);
    return dialog;
  }
  const shadow = () => {
    const host = document.body.appendChild(document.createElement('div'));
    made.push(host);
    return host.attachShadow({mode: 'open'});
  };
  const box = () => deepAll(bar, '.overlay')[0];
  const isShown = () => box()?.matches(':popover-open') === true;

  for (const [where, place] of [
    ['the page', () => document.body],
    ['a shadow root', shadow],
    [
      'another dialog',
      () => {
        const outer = add();
        outer.showModal();
        return outer;
      },
    ],
  ] as const)
    it(`lays no box over a dialog in ${where}, and says it when that is gone`, async () => {
      const home = place();
      const dialog = add(home);
      dialog.showModal();
      phone.set(unreachable());
      await settled(bar);
      expect(isShown(), 'over the dialog').to.be.false;
      dialog.close();
      if (home instanceof HTMLDialogElement) home.close();
      await until(isShown, 'the box is shown');
      expect(words(bar)).to.contain('Telefonanlage');
      await press(bar, 'Schließen');
      expect(isShown()).to.be.false;
    });

  it('lays none over it before what knows of dialogs is there', async () => {
    const known = front.known;
    front.known = null;
    const dialog = add();
    dialog.showModal();
    phone.set(unreachable());
    await settled(bar);
    expect(isShown(), 'over the dialog').to.be.false;
    await until(() => front.known === known, 'it is there');
    expect(isShown(), 'over the dialog').to.be.false;
    dialog.close();
    await until(isShown, 'the box is shown');
  });

  it('has it below a dialog that opens later, and gives the focus back into it', async () => {
    phone.set({calls: [aCall()]});
    await settled(bar);
    await press(bar, 'Weiterleiten');
    await until(() => deepActiveElement()?.localName === 'input', 'the field has the focus');
    const field = deepActiveElement();
    const dialog = add();
    dialog.showModal();
    phone.set({calls: [aCall(), aRingingCall({id: 'maier', remote: maier})]});
    await settled(bar);
    const {left, top} = box()?.getBoundingClientRect() ?? new DOMRect();
    expect(document.elementFromPoint(left + 9, top + 9) === dialog, 'the dialog and its backdrop are in front').to.be
      .true;
    dialog.close();
    await settled(bar);
    expect(isShown()).to.be.true;
    expect(deepActiveElement() === field).to.be.true;
  });

  it('has no keys that lead behind it, also where page, bar and dialog are in one shadow root', async () => {
    const root = shadow();
    const dialog = add(root);
    const within = Object.assign(document.createElement('amt-phone-bar'), {phone});
    root.append(within);
    phone.set({calls: [aCall()]});
    await settled(within);
    await settled(bar);
    dialog.showModal();
    await pressKeys('Control+Alt+Shift+V');
    const opened = async () => {
      await Promise.all([settled(bar), settled(within)]);
      return [bar, within].flatMap(one => deepAll(one, 'amt-transfer-panel')).length;
    };
    expect(await opened()).to.equal(0);
    dialog.close();
    await pressKeys('Control+Alt+Shift+V');
    expect(await opened()).to.equal(1);
  });

  it('is as ever in the dialog that holds it', async () => {
    const dialog = add();
    dialog.append(bar);
    dialog.showModal();
    phone.set(unreachable());
    await until(isShown, 'the box is shown');
    expect(button(bar, 'Schließen').checkVisibility()).to.be.true;
  });

  describe('asks about a number that is clicked in the dialog', () => {
    let dialog: HTMLDialogElement;
    let number: HTMLElement;
    beforeEach(async () => {
      phone.configuration = {servers: [], credentials: 'callback', site};
      dialog = add();
      number = Object.assign(document.createElement('amt-number'), {phone, value: '+43 662 12345'});
      dialog.append(number);
      dialog.showModal();
      await settled(number);
    });
    const onNumber = () => deepActiveElement() === button(number, '+43 662 12345 anrufen');
    const asks = () => hasButton(dialog, 'Trotzdem anrufen');
    async function click(element: Element): Promise<void> {
      const {left, top, width, height} = element.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
    }
    async function ask(): Promise<void> {
      await click(button(number, '+43 662 12345 anrufen'));
      await until(asks, 'the question is in the dialog');
      await until(() => deepActiveElement() === button(dialog, 'Abbrechen'), 'the safe button has the focus');
    }

    it('in front, where mouse, Tab and screen reader are, and gives the focus back', async () => {
      dialog.addEventListener(
        'click',
        ({clientY}) => clientY > dialog.getBoundingClientRect().bottom && dialog.close(),
      );
      await ask();
      expect(words(bar)).not.to.contain('Trotzdem anrufen');
      expect(await axeViolations(deepAll(dialog, 'amt-dialer')[0] ?? dialog)).to.deep.equal([]);
      await sendKeys({press: 'Enter'});
      await until(onNumber, 'the focus is back on the number');
      expect(asks()).to.be.false;
      expect(phone.commands).to.be.empty;
      await ask();
      await stood();
      await click(button(dialog, 'Trotzdem anrufen'));
      await until(() => phone.commands.length === 1, 'it is dialled');
      expect(phone.commands).to.deep.equal([{type: 'call', target: '004366212345'}]);
      await until(onNumber, 'the focus is back on the number');
      expect(dialog.open).to.be.true;
    });

    it('until Escape, which leaves the dialog open', async () => {
      await ask();
      deepAll(dialog, 'amt-dialer input')[0]?.focus();
      deepAll(dialog, 'amt-dialer')[0]?.focus();
      await sendKeys({press: 'Escape'});
      await until(() => !asks() && onNumber(), 'the focus is back on the number');
      expect(dialog.open).to.be.true;
    });

    describe('and says why it is not dialled', () => {
      const says = () => words(dialog).includes('gesperrt');
      beforeEach(async () => {
        Object.assign(number, {value: '0900 1 234567'});
        await settled(number);
        await click(button(number, '0900 1 234567 anrufen'));
        await until(says, 'the reason is in the dialog');
      });
      const onBlocked = () => deepActiveElement() === button(number, '0900 1 234567 anrufen');

      it('there, until Escape, which gives the focus back', async () => {
        expect(words(bar)).not.to.contain('gesperrt');
        await sendKeys({press: 'Escape'});
        await until(() => !says() && onBlocked(), 'the focus is back on the number');
        expect(dialog.open).to.be.true;
      });

      it('there, until the user goes on in the dialog', async () => {
        dialog.querySelector('input')?.focus();
        await until(() => !says(), 'it is gone');
        expect(deepActiveElement() === dialog.querySelector('input')).to.be.true;
      });

      it('there, where another number may be dialled instead', async () => {
        (deepActiveElement() as HTMLInputElement).select();
        await sendKeys({type: '124'});
        await sendKeys({press: 'Enter'});
        await until(() => phone.commands.length === 1, 'it is dialled');
        phone.set({calls: [aCall({phase: 'dialling'})]});
        await until(() => deepAll(dialog, 'amt-dialer').length === 0, 'nothing is left in the dialog');
      });
    });

    it('until the dialog goes, and then asks in the page again', async () => {
      await ask();
      dialog.close();
      await until(() => deepAll(dialog, 'amt-dialer').length === 0, 'nothing is left in the dialog');
      bar.after(number);
      await stood();
      await click(button(number, '+43 662 12345 anrufen'));
      await until(() => hasButton(bar, 'Trotzdem anrufen'), 'the question is in the bar');
      number.remove();
    });
  });
});
