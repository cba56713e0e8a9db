import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import '../../src/elements/phone/shortcuts.js';
import {type PhoneProvider, deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import {focusMemory} from '../../src/controllers/focus-memory.js';
import {type Call, PhoneError} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, nameOf, settled, stood, type} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll, until} from '../support/mount.js';

const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};
const asked = (changes: Partial<Call> = {}) =>
  aCall({id: 'asked', direction: 'out', remote: mueller, consultationFor: 'schmid', ...changes});
const second = (changes: Partial<Call> = {}) => aCall({id: 'asked', remote: mueller, ...changes});
const held = () => aCall({held: true, heldSince: Date.now()});

/** How a control is called, for people who read the table. */
const called = (element: Element | null) =>
  element === null || element === document.body
    ? 'nothing'
    : element.matches('button')
      ? nameOf(element)
      : element.id === 'letter'
        ? 'the letter'
        : 'the field';

interface Step {
  readonly calls: readonly Call[];
  /** Opens what has to be open before. */
  readonly first?: string;
  /** What the calls have become before the press. */
  readonly meanwhile?: readonly Call[];
  /** The button in the phone that is pressed by Enter. */
  readonly press?: string;
  /** Where the focus is in the phone, where nothing is pressed. */
  readonly from?: string;
  /** What the phone then does. */
  readonly then?: (phone: FakePhone) => void;
  /** Where the focus is then, where it was in the phone. */
  readonly focus: string;
}

/** What the clerk does in the phone by keys, with a letter in the page that had the focus before. */
const steps: Record<string, Step> = {
  Annehmen: {
    calls: [aRingingCall()],
    press: 'Annehmen',
    then: phone => phone.set({calls: [aCall()]}),
    focus: 'the letter',
  },
  'Annehmen while another one rings': {
    calls: [second(), aRingingCall(), aRingingCall({id: 'third'})],
    press: 'Annehmen',
    then: phone => phone.set({calls: [second({held: true, heldSince: Date.now()}), aCall(), aRingingCall({id: 'third'})]}),
    focus: 'the letter',
  },
  'one of two callers gives up': {
    calls: [second(), aRingingCall(), aRingingCall({id: 'third'})],
    press: '',
    from: 'Annehmen',
    then: phone => phone.end('schmid', {reason: 'missed'}),
    focus: 'the letter',
  },
  Ablehnen: {calls: [aRingingCall()], press: 'Ablehnen', then: phone => phone.set({calls: []}), focus: 'the letter'},
  'the caller gives up': {
    calls: [aRingingCall()],
    press: '',
    then: phone => phone.end('schmid', {reason: 'missed'}),
    focus: 'the letter',
  },
  Auflegen: {
    calls: [aCall()],
    press: 'Auflegen',
    then: phone => phone.end('schmid', {reason: 'hung-up-here'}),
    focus: 'the letter',
  },
  Stumm: {calls: [aCall()], press: 'Stumm', then: phone => phone.change('schmid', {muted: true}), focus: 'Stumm'},
  Halten: {calls: [aCall()], press: 'Halten', then: phone => phone.change('schmid', {held: true}), focus: 'Halten'},
  'Wechseln of two calls': {
    calls: [held(), second()],
    press: 'Wechseln',
    then: phone => phone.set({calls: [aCall(), second({held: true})]}),
    focus: 'Wechseln',
  },
  'Wechseln in a consultation': {
    calls: [held(), asked()],
    press: 'Wechseln',
    then: phone => phone.set({calls: [aCall(), asked({held: true})]}),
    focus: 'Wechseln',
  },
  'Weiterleiten opens': {calls: [aCall()], press: 'Weiterleiten', focus: 'the field'},
  Rückfrage: {
    calls: [aCall()],
    first: 'Weiterleiten',
    press: 'Rückfrage',
    then: phone => phone.set({calls: [held(), asked({phase: 'ringing'})]}),
    focus: 'Verbinden',
  },
  'Direkt weiterleiten': {
    calls: [aCall()],
    first: 'Weiterleiten',
    press: 'Direkt weiterleiten',
    then: phone => phone.change('schmid', {held: true, transfer: {kind: 'blind', target: '103', status: 'ringing'}}),
    focus: 'Zurückholen',
  },
  'the target is busy': {
    calls: [held(), asked({phase: 'ringing'})],
    press: '',
    then: phone => phone.end('asked', {reason: 'failed', error: new PhoneError('busy').toData()}),
    focus: 'Zurück zu Anna Schmid',
  },
  'the colleague leaves': {
    calls: [held(), asked()],
    press: '',
    then: phone => phone.end('asked'),
    focus: 'Zurück zu Anna Schmid',
  },
  Verbinden: {
    calls: [held(), asked()],
    press: 'Verbinden',
    then: phone => phone.set({calls: []}),
    focus: 'the letter',
  },
  'Zurück zum Anrufer, after the form had been opened': {
    calls: [aCall()],
    first: 'Weiterleiten',
    meanwhile: [held(), asked()],
    press: 'Zurück zum Anrufer',
    then: phone => {
      phone.end('asked', {reason: 'hung-up-here'});
      phone.set({calls: [aCall()]});
    },
    focus: 'the letter',
  },
  'Zurück zum Anrufer': {
    calls: [held(), asked()],
    press: 'Zurück zum Anrufer',
    then: phone => phone.set({calls: [aCall()]}),
    focus: 'the letter',
  },
};

describe('the focus contract (A-43, A-82, desk F6)', () => {
  let phone: FakePhone;
  let provider: PhoneProvider;
  let letter: HTMLTextAreaElement;
  let bar: HTMLElement;
  beforeEach(async () => {
    phone = new FakePhone(reachable());
    provider = Object.assign(document.createElement('div'), {phone, error: null});
    letter = Object.assign(document.createElement('textarea'), {id: 'letter', value: 'Sehr geehrte Frau Schmid'});
    document.body.prepend(letter, provider);
    pagePhones().add(provider);
    bar = await mount('amt-phone-bar', {phone}, {width: '900px'});
    // The bar is wider than the window.
    scrollTo(0, 0);
    // By a real click: a page in the background hears of no focus.
    const {left, top} = letter.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + 9), Math.round(top + 9)]});
    await until(() => focusMemory.lastHost === letter, 'the letter has the focus');
    letter.setSelectionRange(5, 9, 'backward');
  });
  afterEach(() => {
    pagePhones().remove(provider);
    provider.remove();
    letter.remove();
    unmountAll();
  });

  const caret = () => [letter.selectionStart, letter.selectionEnd, letter.selectionDirection];
  /** The focus is given away in tasks of their own. */
  const still = async () => {
    await settled(bar);
    await new Promise(resolve => setTimeout(resolve, 60));
    await settled(bar);
  };

  for (const [name, {calls, first, meanwhile, press, from, then, focus}] of Object.entries(steps)) {
    it(`${name}: leaves the focus in the page where it is, with its selection`, async () => {
      phone.set({calls: meanwhile ?? calls});
      await still();
      then?.(phone);
      await still();
      expect(called(document.activeElement)).to.equal('the letter');
      expect(caret()).to.deep.equal([5, 9, 'backward']);
    });

    it(`${name}: takes the focus in the phone to: ${focus}`, async () => {
      phone.set({calls});
      await settled(bar);
      if (first) {
        button(bar, first).click();
        await until(() => called(deepActiveElement()) === 'the field', 'the field has the focus');
        const [panel] = deepAll(bar, 'amt-transfer-panel');
        if (panel) await type(panel, '103');
      }
      if (meanwhile) phone.set({calls: meanwhile});
      await still();
      const at = button(bar, press || from || (calls.length > 1 ? 'Verbinden' : 'Annehmen'));
      at.focus();
      await stood();
      if (press) await sendKeys({press: 'Enter'});
      await still();
      then?.(phone);
      await still();
      expect(called(deepActiveElement())).to.equal(focus);
      if (focus === press) expect(deepActiveElement(), 'it is the same button').to.equal(at);
      if (focus === 'the letter') expect(caret()).to.deep.equal([5, 9, 'backward']);
    });
  }

  for (const [opener, box] of [
    ['Weiterleiten', 'amt-transfer-panel'],
    ['Mehr', '.more'],
  ] as const)
    it(`Escape closes ${opener} alone, and no popover of the page around the bar`, async () => {
      const around = Object.assign(document.createElement('div'), {popover: 'auto'});
      bar.before(around);
      around.append(bar);
      around.showPopover();
      phone.set({calls: [aCall()]});
      await settled(bar);
      button(bar, opener).focus();
      button(bar, opener).click();
      await until(() => deepAll(bar, box).length > 0, 'it is open');
      await still();
      await sendKeys({press: 'Escape'});
      await still();
      expect(deepAll(bar, box)).to.be.empty;
      expect(around.matches(':popover-open')).to.be.true;
      expect(deepActiveElement()).to.equal(button(bar, opener));
      around.replaceWith(bar);
    });

  it('goes to the number field where nothing in the page had it before', async () => {
    letter.remove();
    phone.set({calls: [aCall()]});
    await settled(bar);
    button(bar, 'Auflegen').focus();
    await stood();
    await sendKeys({press: 'Enter'});
    phone.end('schmid', {reason: 'hung-up-here'});
    await still();
    expect(called(deepActiveElement())).to.equal('the field');
  });

  for (const [opener, inside] of [
    ['Weiterleiten', 'amt-transfer-panel'],
    ['Tastatur', 'amt-keypad'],
    ['Mehr', '.more'],
  ] as const)
    it(`what Escape closes gives the focus to its opener, and ends no call: ${opener}`, async () => {
      phone.set({calls: [aCall()]});
      await settled(bar);
      const found = deepAll(bar, '.bar button').find(other => nameOf(other) === opener && other.checkVisibility());
      found?.focus();
      found?.click();
      await still();
      expect(deepAll(bar, inside)[0]?.checkVisibility()).to.be.true;
      await sendKeys({press: 'Escape'});
      await still();
      expect(deepAll(bar, inside).some(other => other.checkVisibility())).to.be.false;
      expect(deepActiveElement()).to.equal(found);
      expect(phone.commands.filter(({type: sent}) => sent === 'hangUp')).to.be.empty;
    });

  it('Tab comes to each control of a call once, in the order in which they stand, with a ring of 2 px or more (A-43)', async () => {
    phone.set({calls: [aCall()]});
    await settled(bar);
    const expected = deepAll(bar, 'button, input').filter(control => control.checkVisibility());
    const met: Element[] = [];
    letter.focus();
    for (let press = 0; press < expected.length; press++) {
      await sendKeys({press: 'Tab'});
      const at = deepActiveElement();
      if (!at || !expected.includes(at as HTMLElement)) break;
      const {outlineStyle, outlineWidth} = getComputedStyle(at);
      expect(outlineStyle, nameOf(at)).to.equal('solid');
      expect(parseFloat(outlineWidth), nameOf(at)).to.be.at.least(2);
      met.push(at);
    }
    expect(met.map(called)).to.have.members(expected.map(called));
    const places = met.map(control => control.getBoundingClientRect().left);
    expect(places).to.deep.equal([...places].sort((one, other) => one - other));
  });

  it('a shortcut leads to the first action and back to the very selection', async () => {
    phone.set({calls: [aCall()]});
    await settled(bar);
    await pressKeys('Control+Alt+Shift+T');
    expect(called(deepActiveElement())).to.equal('Stumm');
    await pressKeys('Control+Alt+Shift+T');
    expect(called(deepActiveElement())).to.equal('the letter');
    expect(caret()).to.deep.equal([5, 9, 'backward']);
  });

  it('a known extension is asked and connected by eight keys or fewer beside its digits, from a field of the page (A-69)', async () => {
    phone.answerWith = ({type: sent}) => {
      if (sent === 'consult') phone.set({calls: [held(), asked()]});
      if (sent === 'completeTransfer') phone.set({calls: []});
      return undefined;
    };
    phone.set({calls: [aCall()]});
    await settled(bar);
    await stood();
    let keys = 0;
    const strike = async (key: string) => {
      keys += 1;
      await (key.includes('+') ? pressKeys(key) : sendKeys({press: key}));
      await still();
    };
    await strike('Control+Alt+Shift+T');
    for (let tab = 0; tab < 5 && called(deepActiveElement()) !== 'Weiterleiten'; tab++) await strike('Tab');
    await strike('Enter');
    expect(called(deepActiveElement())).to.equal('the field');
    // The digits of the extension are what is handed on, and no way to it.
    await sendKeys({type: '103'});
    await strike('Enter');
    expect(called(deepActiveElement())).to.equal('Verbinden');
    await stood();
    await strike('Enter');
    expect(phone.commands.map(({type: sent}) => sent).filter(sent => sent !== 'draft')).to.deep.equal([
      'consult',
      'completeTransfer',
    ]);
    expect(called(deepActiveElement())).to.equal('the letter');
    expect(keys).to.be.at.most(8);
  });
});

describe('the focus and details of the page that close', () => {
  let details: HTMLDetailsElement;
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    const template = document.createElement('template');
    template.innerHTML = '<details open><summary>Mehr vom Fall</summary><input></details>';
    details = template.content.firstElementChild as HTMLDetailsElement;
    document.body.append(details);
  });
  afterEach(() => {
    unmountAll();
    details.remove();
  });
  const isOnSummary = () => document.activeElement === details.querySelector('summary');

  it('leads to their summary when they hold what it was at before it came into the phone', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    details.querySelector('input')?.focus();
    phone.set({calls: [aRingingCall()]});
    await until(() => deepAll(bar, '[part~=answer]').length > 0, 'it rings');
    button(bar, 'Annehmen').focus();
    details.open = false;
    phone.end('schmid', {reason: 'missed'});
    await until(isOnSummary, 'the focus is on the summary');
  });

  it('leads to their summary when the phone is in them', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    details.append(bar);
    await settled(bar);
    bar.shadowRoot?.querySelector('amt-dialer')?.focus();
    details.open = false;
    await until(isOnSummary, 'the focus is on the summary');
  });
});
