import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {deepActiveElement} from '../../src/controllers/index.js';
import '../../src/define/amt-dialer.js';
import {PhoneError} from '../../src/protocol/index.js';
import {axeViolations} from '../support/axe.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, nameOf, press, settled, type, words} from '../support/find.js';
import {house as site} from '../numbers/sites.js';
import {mount, unmountAll, until} from '../support/mount.js';

describe('amt-dialer', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = {servers: [], credentials: 'callback', site};
  });
  afterEach(unmountAll);

  const enter = (field: HTMLInputElement) => field.form?.requestSubmit();

  it('labels its field', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const [field] = deepAll(dialer, 'input') as HTMLInputElement[];
    expect(field?.labels?.[0]?.textContent).to.equal('Rufnummer oder Name');
    expect(field?.autocomplete).to.equal('off');
  });

  it('shows by an ellipsis that its words go on where it is narrow', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const [field] = deepAll(dialer, 'input');
    expect(field && getComputedStyle(field).textOverflow).to.equal('ellipsis');
  });

  it('shows how a number is read before it is dialled', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '0861 58-123');
    expect(words(dialer)).to.contain('Sie rufen an: Nebenstelle 123');
    expect(phone.commands).to.be.empty;
  });

  for (const [lamp, word] of [
    ['idle', 'frei'],
    ['ringing', 'klingelt'],
    ['busy', 'im Gespräch'],
  ] as const) {
    it(`says of a watched line that it is ${lamp}, in a word and a shape`, async () => {
      phone.tell('lamps', {'123': lamp});
      const dialer = await mount('amt-dialer', {phone});
      await type(dialer, '0861 58-123');
      expect(words(dialer)).to.contain(`Sie rufen an: Nebenstelle 123 ${word}`);
      expect(deepAll(dialer, '.lamp svg')[0]?.getAttribute('aria-hidden')).to.equal('true');
      expect(await axeViolations(dialer)).to.deep.equal([]);
    });
  }

  it('follows the lamp while the number stands in the field, and says nothing where it is not known', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '123');
    for (const [lamps, word] of [
      [{'123': 'idle'}, 'frei'],
      [{'123': 'busy'}, 'im Gespräch'],
      [{'123': 'idle'}, 'frei'],
      [{'123': 'unknown'}, ''],
      [{'124': 'idle'}, ''],
    ] as const) {
      phone.tell('lamps', lamps);
      await settled(dialer);
      expect(
        deepAll(dialer, '.lamp')
          .map(({textContent}) => textContent.trim())
          .join(),
      ).to.equal(word);
    }
  });

  it('knows a watched line where no site is described', async () => {
    phone.configuration = {servers: [], credentials: 'callback'};
    phone.tell('lamps', {'102': 'busy'});
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '102');
    expect(words(dialer)).to.contain('102 im Gespräch');
  });

  it('dials on Enter, and empties the field when the call was taken up', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '0861 58-123');
    enter(field);
    await until(() => field.value === '', 'the field is empty');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('does not submit the form of the page around it', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const form = document.createElement('form');
    let submitted = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      submitted = true;
    });
    dialer.replaceWith(form);
    form.append(dialer);
    enter(await type(dialer, '123'));
    await settled(dialer);
    form.remove();
    expect(submitted).to.be.false;
    expect(phone.commands).to.have.length(1);
  });

  it('dials emergency numbers at once, and says so to the core', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '112');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '112', emergency: true}]);
  });

  it('takes no footnote for a digit of an emergency number', async () => {
    const dialer = await mount('amt-dialer', {phone});
    for (const footnote of ['11²', '①①②']) {
      await type(dialer, footnote);
      await press(dialer, 'Anrufen');
      expect(words(dialer)).to.contain('Das ist keine Rufnummer');
    }
    expect(phone.commands).to.be.empty;
  });

  it('dials as typed where the configuration describes no site', async () => {
    phone.configuration = {servers: [], credentials: 'callback'};
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '91 96');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '9196'}]);
  });

  for (const [what, typed, text] of [
    ['nothing was typed', '', 'Bitte geben Sie eine Rufnummer ein.'],
    ['letters were typed', '0861 abc', 'Das ist keine Rufnummer. Bitte geben Sie Ziffern ein.'],
  ] as const)
    it(`says at the field what to do when ${what}`, async () => {
      const dialer = await mount('amt-dialer', {phone});
      const field = await type(dialer, typed);
      await press(dialer, 'Anrufen');
      expect(words(dialer)).to.contain(text);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      const described = (field.getRootNode() as ShadowRoot).getElementById(
        field.getAttribute('aria-describedby') ?? '',
      );
      expect(described?.textContent).to.contain(text);
      expect(phone.commands).to.be.empty;
    });

  it('keeps what was typed when the call is refused, and says why', async () => {
    phone.answerWith = () => new PhoneError('microphone-missing');
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '123');
    await press(dialer, 'Anrufen');
    await until(() => words(dialer).includes('Kein Mikrofon gefunden.'), 'the error is shown');
    expect(field.value).to.equal('123');
  });

  it('takes back that the phone was not registered as soon as it is, and leaves the number', async () => {
    const {registration} = phone.state;
    phone.set({registration: {...registration, status: 'unregistered'}});
    phone.answerWith = () => new PhoneError('not-registered', 'not yet', {retryable: true});
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '123');
    await press(dialer, 'Anrufen');
    await until(() => words(dialer).includes('noch nicht angemeldet'), 'the error is shown');
    phone.set({registration: {...registration, since: Date.now()} as typeof registration});
    await until(() => !words(dialer).includes('noch nicht angemeldet'), 'the error is gone');
    expect(field.value).to.equal('123');
  });

  it('asks before it calls abroad, and dials when the clerk agrees', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '0043 662 12345');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.be.empty;
    await press(dialer, 'Trotzdem anrufen');
    expect(phone.commands).to.have.length(1);
  });

  it('asks about what costs in an alert dialog: the safe button has the focus, and Escape leads back to the field (A-64)', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '0043 662 12345');
    await sendKeys({press: 'Enter'});
    await until(() => deepActiveElement()?.localName === 'button', 'a button has the focus');
    expect(nameOf(deepActiveElement() as Element)).to.equal('Abbrechen');
    const question = deepActiveElement()?.closest('[role=alertdialog]');
    const described = question?.querySelector(`#${question.getAttribute('aria-describedby') ?? ''}`);
    expect(question?.getAttribute('aria-label')).to.equal('Trotzdem anrufen');
    expect(described?.textContent).to.contain('Österreich');
    expect(await axeViolations(dialer)).to.be.empty;
    await sendKeys({press: 'Escape'});
    await settled(dialer);
    expect(deepAll(dialer, '[role=alertdialog]')).to.be.empty;
    expect(deepActiveElement() === field).to.be.true;
    expect(field.value).not.to.equal('');
    await sendKeys({press: 'Enter'});
    await until(() => deepActiveElement()?.localName === 'button', 'it is asked again');
    await sendKeys({press: 'Enter'});
    expect(phone.commands, 'a second Enter').to.be.empty;
  });

  it('goes back to the field when the clerk does not agree', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const field = await type(dialer, '0043 662 12345');
    await press(dialer, 'Anrufen');
    await press(dialer, 'Abbrechen');
    expect((field.getRootNode() as ShadowRoot).activeElement).to.equal(field);
    expect(phone.commands).to.be.empty;
  });

  for (const [pasted, filled] of [
    ['Herr Huber, 0861 58-123', '0861 58-123'],
    ['Frau Maier Tel. 089 99998765, mobil 0171 3920045', '089 99998765; 0171 3920045'],
    ['Frau Maier Tel. 0861 58-123 Fax 0861 58-199', '0861 58-123'],
    ['Frau Maier', 'Frau Maier'],
    ['Frau Maier Fax 0861 58-199', 'Frau Maier Fax 0861 58-199'],
    // The field cuts it: its last number may have lost its end.
    [`Tel. ${'x'.repeat(112)} 089 99998765`, `Tel. ${'x'.repeat(112)} 089 999987`],
  ] as const)
    it(`takes the numbers out of a pasted text, and dials nothing: ${pasted}`, async () => {
      const dialer = await mount('amt-dialer', {phone});
      const [field] = deepAll(dialer, 'input') as HTMLInputElement[];
      if (field) field.value = pasted.slice(0, field.maxLength);
      field?.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true}));
      await settled(dialer);
      expect(field?.value).to.equal(filled);
      expect(phone.commands).to.be.empty;
    });

  it('asks which of several pasted numbers is meant', async () => {
    const dialer = await mount('amt-dialer', {phone});
    const [field] = deepAll(dialer, 'input') as HTMLInputElement[];
    if (field) field.value = 'Frau Maier Tel. 089 99998765, Durchwahl 123';
    field?.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true}));
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.be.empty;
    await press(dialer, 'Nebenstelle 123');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('says once, in the console, what is wrong with the numbering', async () => {
    const said: unknown[] = [];
    const {warn} = console;
    console.warn = (text: unknown) => said.push(text);
    try {
      phone.configuration = {servers: [], credentials: 'callback', site: {...site, head: '058', area: '0861'}};
      const dialer = await mount('amt-dialer', {phone});
      await mount('amt-dialer', {phone});
      await type(dialer, '123');
    } finally {
      console.warn = warn;
    }
    expect(said).to.have.length(2);
    expect(said[0]).to.match(/^amtsleitung: site: area must be/);
    expect(said[1]).to.match(/^amtsleitung: site: head must be/);
    expect(said.join()).to.not.contain('0861');
  });

  for (const text of ['112', '110', '0112'])
    it(`lets no page stop an emergency call: ${text}`, async () => {
      const dialer = await mount('amt-dialer', {phone});
      dialer.addEventListener('amt-dial', event => event.preventDefault());
      await type(dialer, text);
      await press(dialer, 'Anrufen');
      expect(phone.commands).to.deep.equal([{type: 'call', target: text.slice(-3), emergency: true}]);
    });

  it('lets the page dial itself', async () => {
    const dialer = await mount('amt-dialer', {phone});
    dialer.addEventListener('amt-dial', event => {
      expect(event.detail.target).to.equal('123');
      event.preventDefault();
    });
    await type(dialer, '123');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.be.empty;
  });

  it('says that there is no phone in a page that has none', async () => {
    const dialer = await mount('amt-dialer');
    await type(dialer, '123');
    await press(dialer, 'Anrufen');
    expect(words(dialer)).to.contain('kein Telefon eingerichtet');
  });

  it('speaks English, also when the page changes its language', async () => {
    const dialer = await mount('amt-dialer', {phone}, {lang: 'en-GB'});
    expect(hasButton(dialer, 'Call')).to.be.true;
    dialer.parentElement?.setAttribute('lang', 'de-AT');
    await until(() => hasButton(dialer, 'Anrufen'), 'German');
    expect(dialer.shadowRoot?.querySelector('.root')?.getAttribute('lang')).to.equal('de');
  });

  describe('keypad', () => {
    const active = (keypad: HTMLElement) => (keypad.shadowRoot?.activeElement?.textContent ?? '').trim().charAt(0);
    const key = (keypad: HTMLElement, name: string) =>
      keypad.shadowRoot?.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {key: name, bubbles: true, composed: true, cancelable: true}),
      );

    async function openKeypad() {
      const dialer = await mount('amt-dialer', {phone});
      await press(dialer, 'Tastatur');
      const [keypad] = deepAll(dialer, 'amt-keypad');
      if (!keypad) throw new Error('No keypad');
      return {dialer, keypad, keys: deepAll(keypad, 'button')};
    }

    it('writes into the field', async () => {
      const {dialer, keys} = await openKeypad();
      for (const index of [0, 1, 10, 11]) keys[index]?.click();
      await settled(dialer);
      expect((deepAll(dialer, 'input')[0] as HTMLInputElement).value).to.equal('120#');
    });

    it('is a labelled group with one tab stop, and arrows move in it', async () => {
      const {keypad, keys} = await openKeypad();
      expect(deepAll(keypad, '[role=group]')[0]?.getAttribute('aria-label')).to.equal('Wähltastatur');
      expect(keys.filter(({tabIndex}) => tabIndex === 0)).to.have.length(1);
      keypad.focus();
      for (const name of ['ArrowRight', 'ArrowDown', 'ArrowDown']) key(keypad, name);
      expect(active(keypad)).to.equal('8');
      key(keypad, 'ArrowRight');
      key(keypad, 'ArrowUp');
      expect(active(keypad)).to.equal('6');
      key(keypad, 'End');
      expect(active(keypad)).to.equal('#');
      await settled(keypad);
      expect(keys.filter(({tabIndex}) => tabIndex === 0).map(({textContent}) => textContent.trim())).to.deep.equal([
        '#',
      ]);
    });

    it('takes digits from the keyboard', async () => {
      const {dialer, keypad} = await openKeypad();
      keypad.focus();
      key(keypad, '7');
      await settled(dialer);
      expect((deepAll(dialer, 'input')[0] as HTMLInputElement).value).to.equal('7');
    });

    it('opens and closes with its button, which says which', async () => {
      const {dialer} = await openKeypad();
      expect(button(dialer, 'Tastatur').getAttribute('aria-expanded')).to.equal('true');
      await press(dialer, 'Tastatur');
      expect(deepAll(dialer, 'amt-keypad')).to.be.empty;
    });
  });
});
