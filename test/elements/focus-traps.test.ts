import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import '../../src/elements/phone/shortcuts.js';
import {deepActiveElement, type PhoneProvider, pagePhones} from '../../src/controllers/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, nameOf, settled, stood} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {silentTrap, traps} from '../support/traps.js';

const answer = {type: 'answer', id: 'schmid'};

describe('A dialog of script that keeps the focus (A-63)', () => {
  let phone: FakePhone;
  let provider: PhoneProvider;
  let box: HTMLElement;
  let field: HTMLInputElement;
  let close = () => {};

  beforeEach(async () => {
    phone = new FakePhone(reachable());
    provider = Object.assign(document.createElement('div'), {phone, error: null});
    document.body.append(provider);
    pagePhones().add(provider);
    await mount('amt-phone-bar', {phone});
    box = document.createElement('div');
    // Where the library brings no styles with it.
    box.style.cssText = 'display:block;position:fixed;inset:40px auto auto 40px;background:#fff;z-index:9999';
    box.innerHTML = '<div><input aria-label="Betreff"><button>Absenden</button><button>Verwerfen</button></div>';
    document.body.append(box);
    field = box.querySelector('input') ?? expect.fail();
    await sendMouse({type: 'move', position: [5, 5]});
  });
  afterEach(() => {
    close();
    close = () => {};
    pagePhones().remove(provider);
    provider.remove();
    box.remove();
    unmountAll();
  });

  async function open(trap: (box: HTMLElement) => Promise<() => void>): Promise<void> {
    close = await trap(box);
    await until(() => box.contains(document.activeElement), 'the dialog has the focus');
    field.focus();
    field.setSelectionRange(0, 0);
  }
  const find = (name: string) =>
    deepAll(document.body, 'button').find(
      each => nameOf(each) === name && each.checkVisibility() && !each.closest('.bar'),
    );
  async function shown(name: string): Promise<HTMLElement> {
    await until(() => find(name) !== undefined, name);
    await settled(document.body);
    return find(name) ?? expect.fail();
  }
  async function click(target: Element): Promise<void> {
    const {left, top, width, height} = target.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  }
  /** Tab leads to it; a way of ten is no way. Yields what had the focus in the dialog before. */
  async function tabTo(target: Element, key = 'Tab'): Promise<Element | null> {
    let before = deepActiveElement();
    for (let press = 0; press < 10 && deepActiveElement() !== target; press++) {
      before = deepActiveElement();
      await pressKeys(key);
    }
    expect(nameOf(deepActiveElement() ?? document.body)).to.equal(nameOf(target));
    return before;
  }
  /** What keeps it from who hears the page. */
  function hidden(target: Element): string[] {
    const found: string[] = [];
    for (let at: Node | null = target; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
      if (at instanceof Element && at.matches('[inert], [aria-hidden=true]')) found.push(at.outerHTML.slice(0, 80));
    return found;
  }

  for (const [name, trap] of Object.entries(traps)) {
    it(`has who calls in reach of the mouse, and of who hears the page: ${name}`, async () => {
      await open(trap);
      phone.set({calls: [aRingingCall()]});
      const target = await shown('Annehmen');
      expect(hidden(target)).to.be.empty;
      expect(field.matches(':focus')).to.be.true;
      await stood();
      await click(target);
      expect(phone.commands).to.deep.equal([answer]);
      expect(box.checkVisibility(), 'the dialog is open').to.be.true;
    });

    // What else they do to the rest of the page is nothing to Tab.
    if (name.includes('that')) continue;

    it(`has who calls in reach of Tab, both ways, and the focus back where it was: ${name}`, async () => {
      await open(trap);
      phone.set({calls: [aRingingCall()]});
      const before = await tabTo(await shown('Annehmen'));
      for (const [key, one] of [
        ['Tab', 'Ablehnen'],
        ['Tab', 'Klingeln aus'],
        ['Shift+Tab', 'Ablehnen'],
        ['Shift+Tab', 'Annehmen'],
      ] as const)
        await tabTo(await shown(one), key);
      await stood();
      await sendKeys({press: 'Enter'});
      expect(phone.commands).to.deep.equal([answer]);
      phone.end('schmid');
      await until(() => document.activeElement === before, 'the focus is back');
      expect(box.parentElement?.contains(before)).to.be.true;
    });

    it(`has Stumm and Auflegen of a call in reach of mouse and Tab, and the dialog's own controls before it: ${name}`, async () => {
      await open(trap);
      phone.set({calls: [aCall()]});
      await shown('Stumm');
      await stood();
      await click(await shown('Stumm'));
      await tabTo(await shown('Auflegen'));
      await sendKeys({press: 'Enter'});
      expect(phone.commands).to.deep.equal([
        {type: 'mute', id: 'schmid', on: true},
        {type: 'hangUp', id: 'schmid'},
      ]);
      // The other way Bootstrap lets it go to the browser's own controls.
      await tabTo(field, 'Shift+Tab');
    });
  }

  it('is answered by mouse, and by a shortcut and Enter, where nobody can know of it: it swallows clicks', async () => {
    for (const act of [
      async () => click(await shown('Annehmen')),
      async () => {
        await pressKeys('Control+Alt+Shift+T');
        expect(deepActiveElement() === find('Annehmen')).to.be.true;
        await sendKeys({press: 'Enter'});
      },
    ]) {
      await open(silentTrap);
      phone.set({calls: [aRingingCall()]});
      await shown('Annehmen');
      await stood();
      await act();
      await until(() => phone.commands.length > 0, 'it is answered');
      expect(phone.commands.splice(0)).to.deep.equal([answer]);
      phone.end('schmid');
      await until(() => document.activeElement === field, 'the focus is back');
      close();
    }
  });

  it('lets Auflegen in the bar be pressed, where nobody can know of it', async () => {
    await open(silentTrap);
    phone.set({calls: [aCall()]});
    await until(() => deepAll(document.body, '[part~=hang-up]').length > 0, 'the call is shown');
    await stood();
    await click(button(document.body, 'Auflegen'));
    await until(() => phone.commands.length > 0, 'it ends');
    expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
  });
});
