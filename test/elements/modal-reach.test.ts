import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import '../../src/elements/phone/shortcuts.js';
import {deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, hasButton, press, settled, stood, words} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {withoutNotify} from '../support/notify.js';
import {mount, unmountAll, until} from '../support/mount.js';

async function click(target: Element): Promise<void> {
  const {left, top, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

const card = () => document.querySelector('amt-mini-card') ?? inShadow('amt-mini-card');
const inShadow = (selector: string) => deepAll(document.body, selector)[0];
/** The card, which must be there. */
const theCard = (): Element => card() ?? expect.fail('no card');

describe('The phone under a modal dialog (A-63, desk F3, embedding 3, reports 17)', () => {
  let phone: FakePhone;
  let toast: HTMLElement;
  const made: HTMLElement[] = [];

  beforeEach(async () => {
    phone = new FakePhone({...reachable()});
    toast = await mount('amt-call-toast', {phone});
  });
  afterEach(() => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
  });

  function add<E extends HTMLElement>(markup: string, place: Element | ShadowRoot = document.body): E {
    const template = document.createElement('template');
    template.innerHTML = markup;
    const element = template.content.firstElementChild as E;
    place.append(element);
    made.push(element);
    return element;
  }
  const dialog = (place?: Element | ShadowRoot) =>
    add<HTMLDialogElement>('<dialog><h2>Bescheid</h2><input><button>Absenden</button></dialog>', place);
  const ring = () => phone.set({calls: [aRingingCall()]});
  const shown = async () => {
    await until(() => card() !== undefined, 'the card');
    await settled(theCard());
    return theCard();
  };
  const gone = () => until(() => card() === undefined, 'the card is gone');
  const isToastShown = () => deepAll(toast, '.panel')[0]?.matches(':popover-open');

  it('the shortcut leads into the card, also where the bar lies before the dialog and is drawn', async () => {
    await mount('amt-phone-bar', {phone});
    const inFront = dialog();
    phone.set({calls: [aCall()]});
    inFront.showModal();
    const before = deepActiveElement();
    await shown();
    await pressKeys('Control+Alt+Shift+T');
    expect(deepActiveElement() === button(theCard(), 'Stumm')).to.be.true;
    await pressKeys('Control+Alt+Shift+T');
    expect(deepActiveElement() === before).to.be.true;
  });

  it('answers by mouse in a dialog that was open before it rang, and the toast is in one place only', async () => {
    const inFront = dialog();
    inFront.showModal();
    ring();
    const place = await shown();
    expect(place.parentElement === inFront).to.be.true;
    await settled(toast);
    expect(isToastShown()).to.be.false;
    await stood();
    await click(button(place, 'Annehmen'));
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
    expect(inFront.open).to.be.true;
  });

  it('comes into a dialog that opens while it rings, and goes back with it', async () => {
    ring();
    await settled(toast);
    const inFront = dialog();
    inFront.showModal();
    await shown();
    inFront.close();
    await gone();
    await settled(toast);
    expect(isToastShown()).to.be.true;
  });

  it('follows nested dialogs, and survives that the page takes the dialog away', async () => {
    const outer = dialog();
    const inner = dialog(outer);
    outer.showModal();
    ring();
    await shown();
    inner.showModal();
    await until(() => card()?.parentElement === inner, 'it is in the inner one');
    inner.close();
    await until(() => card()?.parentElement === outer, 'it is back in the outer one');
    outer.remove();
    await gone();
    await settled(toast);
    expect(isToastShown()).to.be.true;
  });

  it('finds a dialog in an open shadow root', async () => {
    const root = add('<div></div>').attachShadow({mode: 'open'});
    const inFront = dialog(root);
    ring();
    await settled(toast);
    inFront.showModal();
    await shown();
    expect(theCard().parentNode === inFront).to.be.true;
    inFront.close();
    await gone();
  });

  it('is in a dialog of script that says it is modal, which then lets it have the focus', async () => {
    const modal = add('<div role="dialog" aria-modal="true" aria-label="Fall"><input></div>');
    const field = modal.querySelector('input');
    const trap = ({target}: Event) => {
      if (!modal.contains(target as Node)) field?.focus();
    };
    document.addEventListener('focusin', trap);
    field?.focus();
    ring();
    const place = await shown();
    expect(place.parentElement === modal).to.be.true;
    button(place, 'Annehmen').focus();
    await stood();
    await sendKeys({press: 'Enter'});
    document.removeEventListener('focusin', trap);
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
  });

  it('shows who, time, Stumm and Auflegen of a running call, and beside it who else calls', async () => {
    dialog().showModal();
    phone.set({
      calls: [aCall(), aRingingCall({id: 'maier', remote: {name: 'Maier, Josef', number: '124', anonymous: false}})],
    });
    const place = await shown();
    expect(words(place))
      .to.contain('Schmid, Anna')
      .and.contain('Maier, Josef')
      .and.match(/\d\d:\d\d/);
    expect(hasButton(place, 'Annehmen')).to.be.true;
    button(place, 'Auflegen').click();
    expect(phone.commands).to.be.empty;
    await stood();
    await press(place, 'Stumm');
    await press(place, 'Auflegen');
    expect(phone.commands).to.deep.equal([
      {type: 'mute', id: 'schmid', on: true},
      {type: 'hangUp', id: 'schmid'},
    ]);
    expect(await axeViolations(place)).to.deep.equal([]);
  });

  it('is reached by Tab, and gives the focus back to the very element', async () => {
    const inFront = dialog();
    inFront.showModal();
    ring();
    const place = await shown();
    const last = inFront.querySelector('button');
    last?.focus();
    await sendKeys({press: 'Tab'});
    expect(place.shadowRoot?.activeElement?.localName).to.equal('amt-call-toast');
    phone.end('schmid');
    await gone();
    expect(document.activeElement === last).to.be.true;
  });

  it('does not grow over what the user is at in the dialog (A-44)', async () => {
    await sendMouse({type: 'move', position: [5, 5]});
    const inFront = dialog();
    inFront.style.cssText = 'inset:auto 20px 130px auto;margin:0;';
    inFront.showModal();
    const field = inFront.querySelector('input');
    field?.focus();
    phone.set({calls: [aRingingCall(), aRingingCall({id: 'maier'})]});
    const place = await shown();
    const panel = deepAll(place, '.panel')[0];
    const covers = () => {
      const [box, focused] = [panel, field].map(each => each?.getBoundingClientRect() ?? new DOMRect());
      return !!box && !!focused && box.right > focused.left && box.top < focused.bottom && box.bottom > focused.top;
    };
    await until(() => (panel?.offsetHeight ?? 0) > 200, 'both callers are in it');
    await until(() => !covers(), 'the field is seen');
  });

  it('changes nothing of how the dialog looks, whatever its rules for children are', async () => {
    add(
      '<style>.form{display:grid;gap:8px} .form>*{display:block;padding:9px} .form>:last-child{margin-block-end:40px}</style>',
    );
    const inFront = dialog();
    inFront.className = 'form';
    inFront.showModal();
    const places = () =>
      [inFront, ...inFront.querySelectorAll('h2,input,button')].map(each => each.getBoundingClientRect().top);
    const before = places();
    ring();
    await shown();
    expect(places()).to.deep.equal(before);
  });

  it('does not close a dialog that closes at a press beside it', async () => {
    const inFront = dialog();
    for (const type of ['click', 'mousedown', 'pointerdown']) inFront.addEventListener(type, () => inFront.close());
    inFront.showModal();
    ring();
    const place = await shown();
    await stood();
    await click(button(place, 'Klingeln aus'));
    expect(phone.commands).to.deep.equal([{type: 'silence', id: 'schmid'}]);
    expect(inFront.open).to.be.true;
  });

  it('looks like the phone of the page, in its language', async () => {
    toast.style.setProperty('--amt-color-go', 'rgb(1, 2, 3)');
    dialog().showModal();
    ring();
    const answer = button(await shown(), 'Annehmen');
    expect(getComputedStyle(answer).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('lets the page answer by itself, at the element that it listens to', async () => {
    toast.addEventListener('amt-answer', event => event.preventDefault());
    dialog().showModal();
    ring();
    button(await shown(), 'Annehmen').click();
    expect(phone.commands).to.be.empty;
  });

  it('brings the regions along through which screen readers hear of calls, and takes them back', async () => {
    const restore = withoutNotify();
    const {announcer} = pagePhones();
    announcer.connect();
    const regions = () => [...document.querySelectorAll('[data-amt-announcer]')];
    const inFront = dialog();
    inFront.showModal();
    announcer.announce('Eingehender Anruf', 'assertive');
    ring();
    await shown();
    expect(regions()).to.have.length(2);
    expect(regions().every(region => inFront.contains(region))).to.be.true;
    await until(() => regions().some(region => region.textContent === 'Eingehender Anruf'), 'it is said there');
    phone.end('schmid');
    await gone();
    expect(regions().every(region => inFront.contains(region))).to.be.true;
    inFront.close();
    await until(() => regions().every(({parentElement}) => parentElement === document.body), 'they are in the page');
    announcer.disconnect();
    restore();
  });

  for (const [how, goes] of [
    ['zugeht', (inFront: HTMLDialogElement) => inFront.close()],
    ['weg ist', (inFront: HTMLDialogElement) => inFront.remove()],
  ] as const)
    it(`has said in a dialog what is said without a call, and in the page again after it: ${how}`, async () => {
      const restore = withoutNotify();
      const provider = Object.assign(document.createElement('div'), {phone, error: null});
      pagePhones().add(provider);
      const {announcer} = pagePhones();
      const regions = () => [...document.querySelectorAll('[data-amt-announcer]')];
      const isSaid = (text: string, place: Element) =>
        regions().some(region => region.parentElement === place && region.textContent === text);
      const inFront = dialog();
      inFront.showModal();
      const lost = `Nicht erreichbar, bis er ${how}`;
      announcer.announce(lost, 'assertive');
      await until(() => isSaid(lost, inFront), 'it is said in the dialog');
      goes(inFront);
      const back = `Wieder erreichbar, als er ${how}`;
      announcer.announce(back, 'assertive');
      await until(() => isSaid(back, document.body), 'it is said in the page');
      expect(regions()).to.have.length(2);
      pagePhones().remove(provider);
      restore();
    });

  it('has nothing to do in a dialog that holds the phone itself', async () => {
    const inFront = dialog();
    inFront.append(toast);
    inFront.showModal();
    ring();
    await settled(toast);
    expect(card()).to.equal(undefined);
    expect(isToastShown()).to.be.true;
  });
});

describe('The phone in something that is closed', () => {
  const made: HTMLElement[] = [];
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
  });
  afterEach(() => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
  });

  async function barIn(markup: string): Promise<{bar: HTMLElement; around: HTMLElement}> {
    const bar = await mount('amt-phone-bar', {phone});
    const template = document.createElement('template');
    template.innerHTML = markup;
    const around = template.content.firstElementChild as HTMLElement;
    document.body.append(around);
    made.push(around);
    around.append(bar);
    await settled(bar);
    return {bar, around};
  }
  const toastOf = (bar: Element) => deepAll(bar, 'amt-call-toast .panel, .panel[popover]')[0];
  const opens = {
    details: (around: HTMLElement) => ((around as HTMLDetailsElement).open = true),
    popover: (around: HTMLElement) => around.showPopover(),
    tab: (around: HTMLElement) => (around.hidden = false),
  };

  for (const [what, markup] of [
    ['details', '<details><summary>Telefon</summary></details>'],
    ['popover', '<div popover></div>'],
    ['tab', '<div hidden></div>'],
  ] as const)
    it(`rings in the page itself, is answered and ended there, and goes back when it opens: ${what}`, async () => {
      const {bar, around} = await barIn(markup);
      phone.set({calls: [aRingingCall()]});
      await until(() => card()?.parentElement === document.body, 'the card is in the page');
      await settled(theCard());
      await stood();
      await click(button(theCard(), 'Annehmen'));
      expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
      phone.set({calls: [aCall()]});
      await settled(theCard());
      await stood();
      await click(button(theCard(), 'Auflegen'));
      expect(phone.commands.at(-1)).to.deep.equal({type: 'hangUp', id: 'schmid'});
      phone.set({calls: [aRingingCall({id: 'maier'})]});
      opens[what](around);
      await until(() => card() === undefined, 'the card is gone');
      await until(() => toastOf(bar)?.matches(':popover-open') === true, 'the toast rings');
    });

  it('comes into the page when it closes while it rings', async () => {
    const {around} = await barIn('<details open><summary>Telefon</summary></details>');
    phone.set({calls: [aRingingCall()]});
    await until(() => deepAll(around, '.panel')[0]?.matches(':popover-open') === true, 'the toast rings');
    (around as HTMLDetailsElement).open = false;
    await until(() => card()?.parentElement === document.body, 'the card is in the page');
  });

  it('has its call in the page while an element around the bar cuts it off, and says so to whoever makes the page', async () => {
    const {error} = console;
    const told: unknown[] = [];
    console.error = text => told.push(text);
    const {bar, around} = await barIn('<div style="overflow: hidden; height: 30px"></div>');
    phone.set({calls: [aCall()]});
    await until(() => card()?.parentElement === document.body, 'the card is in the page');
    await settled(theCard());
    await stood();
    await click(button(theCard(), 'Auflegen'));
    expect(phone.commands.at(-1)).to.deep.equal({type: 'hangUp', id: 'schmid'});
    around.style.height = 'auto';
    await until(() => card() === undefined, 'the card is gone');
    console.error = error;
    expect(told.join()).to.match(/amt-phone-bar with overflow: hidden/).and.match(/^[^,]*$/);
    // In what can be scrolled it is reached by scrolling.
    around.style.cssText = 'overflow: auto; height: 30px';
    await settled(bar);
    await stood();
    expect(card()).to.equal(undefined);
  });

  it('stays away where the page itself does not show it', async () => {
    const {bar} = await barIn('<div></div>');
    bar.hidden = true;
    phone.set({calls: [aRingingCall()]});
    await settled(bar);
    await stood();
    expect(card()).to.equal(undefined);
  });
});

describe('Two bars in one page', () => {
  afterEach(unmountAll);
  const toastsOf = (...bars: Element[]) =>
    bars.map(bar => deepAll(bar, 'amt-call-toast').flatMap(toast => deepAll(toast, '.panel'))[0] ?? expect.fail());
  const rings = (panel: Element) => panel.matches(':popover-open');

  it('of one phone ring in one place, and in the other one when that goes', async () => {
    const phone = new FakePhone(reachable());
    const bars = [await mount('amt-phone-bar', {phone}), await mount('amt-phone-bar', {phone})] as const;
    phone.set({calls: [aRingingCall()]});
    await until(() => toastsOf(...bars).some(rings), 'it rings');
    await Promise.all(bars.map(settled));
    expect(toastsOf(...bars).map(rings)).to.deep.equal([true, false]);
    bars[0].remove();
    await until(() => toastsOf(bars[1]).every(rings), 'the other one rings');
  });

  it('of two phones ring side by side', async () => {
    const phones = [new FakePhone(reachable()), new FakePhone(reachable())] as const;
    const bars = [await mount('amt-phone-bar', {phone: phones[0]}), await mount('amt-phone-bar', {phone: phones[1]})];
    for (const phone of phones) phone.set({calls: [aRingingCall()]});
    await until(() => toastsOf(...bars).every(rings), 'both ring');
    const [one, other] = toastsOf(...bars).map(panel => panel.getBoundingClientRect());
    if (!one || !other) return expect.fail();
    expect(one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top).to
      .be.true;
  });
});
