import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import type {Phone} from '../../src/client/phone.js';
import {PhoneElement} from '../../src/elements/phone/phone-element.js';
import {type Configuration, PhoneError} from '../../src/protocol/index.js';
import {aCall, FakePhone, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, stood, type, words} from '../support/find.js';
import {house as site} from '../numbers/sites.js';
import {mount, unmountAll, until} from '../support/mount.js';

const configuration: Configuration = {
  servers: [],
  credentials: 'callback',
  site,
};

class ProposingPhone extends PhoneElement {
  readonly fake = new FakePhone(reachable());

  protected override createPhone(): Phone {
    this.fake.configuration = configuration;
    return this.fake;
  }
}
customElements.define('proposing-phone', ProposingPhone);

/** The code of the error with which a call is refused. */
const refusal = async (call: Promise<unknown>) =>
  call.then(
    () => 'accepted',
    (error: PhoneError) => error.code,
  );

async function clickOn(element: Element): Promise<void> {
  const {left, top, width, height} = element.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

async function phoneElement(attributes: Record<string, string> = {}): Promise<ProposingPhone> {
  const element = document.createElement('proposing-phone') as ProposingPhone;
  for (const [name, value] of Object.entries({config: '/telefon.json', ...attributes}))
    element.setAttribute(name, value);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe('a call that a script asks for', () => {
  let phone: ProposingPhone;
  beforeEach(async () => {
    phone = await phoneElement();
  });
  afterEach(async () => {
    unmountAll();
    phone.remove();
    await until(() => phone.phone === null, 'the phone is put away');
  });

  it('is dialled where it costs nothing and means one thing', async () => {
    expect(await phone.call('0861 58-123')).to.equal('new-call');
    expect(await phone.call('tel:+498999998765')).to.equal('new-call');
    expect(phone.fake.commands).to.deep.equal([
      {type: 'call', target: '123'},
      {type: 'call', target: '08999998765'},
    ]);
  });

  for (const [target, code] of [
    ['*21*09001234#', 'number-blocked'],
    ['tel:*21*123%23', 'number-blocked'],
    ['sip:123@evil.example', 'number-blocked'],
    ['sip:123@pbx.amt.example?Replaces=x', 'number-blocked'],
    ['tel:123;isub=1', 'number-blocked'],
    ['tel:123,,42', 'number-blocked'],
    ['0900 123456', 'number-blocked'],
    ['+882 123456', 'number-blocked'],
    ['javascript:alert(1)', 'number-blocked'],
    ['Huber', 'number-invalid'],
    ['', 'number-missing'],
  ] as const)
    it(`is refused: ${target || 'nothing'}`, async () => {
      expect(await refusal(phone.call(target))).to.equal(code);
      expect(phone.fake.commands).to.be.empty;
    });

  it('may hand a call on only to what it could dial without a question', async () => {
    expect(await refusal(phone.transfer('schmid', '0861 58-123'))).to.equal('accepted');
    expect(await refusal(phone.transfer('schmid', '+43 662 12345'))).to.equal('not-confirmed');
    expect(await refusal(phone.consult('schmid', '0900 123456'))).to.equal('number-blocked');
    expect(phone.fake.commands).to.deep.equal([{type: 'transfer', id: 'schmid', target: '123'}]);
  });

  it('reaches addresses of the own domain', async () => {
    expect(await phone.call('sip:123@pbx.amt.example')).to.equal('new-call');
    expect(phone.fake.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('is shown when it goes abroad, without taking the focus, and ends with the user’s word', async () => {
    const dialer = await mount('amt-dialer');
    const call = refusal(phone.call('+43 662 12345'));
    await until(() => words(dialer).includes('Diese Seite schlägt einen Anruf vor.'), 'the question');
    expect(dialer.shadowRoot?.activeElement).to.be.null;
    expect(await refusal(phone.call('+43 662 12345')), 'a second question').to.equal('too-many-requests');
    await clickOn(button(dialer, 'Abbrechen'));
    expect(await call).to.equal('not-confirmed');
    expect(phone.fake.commands).to.be.empty;
    expect(dialer.text, 'nothing is left that the next Enter would dial').to.equal('');
  });

  it('is never an emergency call without the user', async () => {
    const dialer = await mount('amt-dialer');
    const call = refusal(phone.call('112', {emergency: true}));
    await until(() => words(dialer).includes('Das ist ein Notruf.'), 'the question');
    expect(phone.fake.commands).to.be.empty;
    await clickOn(button(dialer, 'Trotzdem anrufen'));
    expect(await call).to.equal('accepted');
    expect(phone.fake.commands).to.deep.equal([{type: 'call', target: '112', emergency: true}]);
  });

  it('is refused after six in a minute that leave the house, but for emergency calls and what the clerk dials (desk F4)', async () => {
    for (let count = 0; count < 6; count++) expect(await refusal(phone.call('089 99998765'))).to.equal('accepted');
    expect(await refusal(phone.call('089 99998765'))).to.equal('too-many-requests');
    const dialer = await mount('amt-dialer');
    void phone.call('112').catch(() => {});
    await until(() => words(dialer).includes('Das ist ein Notruf.'), 'the question');
    dialer.text = '124';
    await until(() => !words(dialer).includes('Das ist ein Notruf.'), 'the question is gone');
    await clickOn(button(dialer, 'Anrufen'));
    await until(() => phone.fake.commands.length === 7, 'the clerk’s own call');
  });

  it('is never refused for its number where it stays in the house (desk F4)', async () => {
    for (let count = 0; count < 12; count++) expect(await refusal(phone.call('123'))).to.equal('accepted');
  });

  it('goes abroad twice in ten minutes, not counting what the user did not want; emergency calls stay possible', async () => {
    const dialer = await mount('amt-dialer');
    const decide = async (target: string, word: string) => {
      const call = refusal(phone.call(target));
      await until(() => hasButton(dialer, word), 'the question');
      // What is pressed twice at one place was meant once: it answers one question.
      await stood();
      await clickOn(button(dialer, word));
      return call;
    };
    expect(await decide('+43 662 12345', 'Abbrechen')).to.equal('not-confirmed');
    expect(await decide('+43 662 12345', 'Trotzdem anrufen')).to.equal('accepted');
    expect(await decide('+41 44 668 18 00', 'Trotzdem anrufen')).to.equal('accepted');
    expect(await refusal(phone.call('+43 662 12345'))).to.equal('too-many-requests');
    expect(await refusal(phone.call('0861 58-123')), 'at home').to.equal('accepted');
    expect(await decide('112', 'Trotzdem anrufen')).to.equal('accepted');
    expect(phone.fake.commands.map(command => command.type === 'call' && command.target)).to.deep.equal([
      '004366212345',
      '0041446681800',
      '123',
      '112',
    ]);
  });

  it('goes abroad twice also where no site is described', async () => {
    phone.fake.configuration = {servers: [], credentials: 'callback'};
    const dialer = await mount('amt-dialer');
    for (const expected of ['accepted', 'accepted']) {
      const call = refusal(phone.call('+43 662 12345'));
      await until(() => hasButton(dialer, 'Trotzdem anrufen'), 'the question');
      await stood();
      await clickOn(button(dialer, 'Trotzdem anrufen'));
      expect(await call).to.equal(expected);
    }
    expect(await refusal(phone.call('+43 662 12345'))).to.equal('too-many-requests');
  });

  it('is only shown where the page asks for no more', async () => {
    const dialer = await mount('amt-dialer');
    const call = phone.propose('tel:123');
    await until(() => words(dialer).includes('Nebenstelle 123'), 'the number');
    expect(phone.fake.commands).to.be.empty;
    const agree = deepAll(dialer, '.question button')[0];
    if (agree) await clickOn(agree);
    expect(await call).to.equal('new-call');
  });
});

describe('the numbers of a page', () => {
  let phone: ProposingPhone;
  let area: HTMLElement;
  const hosts = () => document.querySelectorAll<HTMLElement>('[data-amt-numbers]');
  const pointer = () => hosts()[0]?.shadowRoot?.querySelector('button') ?? null;
  const marked = () =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      name.startsWith('amt-number') ? [...(highlight as unknown as Set<StaticRange>)] : [],
    );
  const markedTexts = () => {
    const texts: string[] = [];
    for (const {startContainer, startOffset, endOffset} of marked())
      texts.push((startContainer.textContent ?? '').slice(startOffset, endOffset));
    return texts.sort();
  };

  beforeEach(async () => {
    area = document.createElement('main');
    area.className = 'callable';
    document.body.append(area);
    phone = await phoneElement({'number-selector': '.callable'});
    await until(() => hosts().length === 1, 'the numbers are watched');
  });
  afterEach(async () => {
    unmountAll();
    phone.remove();
    area.remove();
    await until(() => phone.phone === null, 'the phone is put away');
  });

  const write = (tag: string, ...texts: string[]) => {
    const element = document.createElement(tag);
    for (const text of texts) element.append(Object.assign(document.createElement('span'), {textContent: text}));
    area.append(element);
    return element;
  };

  it('are marked without a change to the page', async () => {
    const row = write('p', 'Tel.: ', '0861 58-123', ' Fax: ', '0861 58-9123', ' IBAN DE89 3704 0044 0532 0130 00');
    const [text, html] = [row.childNodes[1]?.firstChild, area.innerHTML];
    await until(() => marked().length === 1, 'the number is marked');
    expect(markedTexts()).to.deep.equal(['0861 58-123']);
    expect(area.innerHTML).to.equal(html);
    expect(row.childNodes[1]?.firstChild).to.equal(text);
  });

  it('outside the areas, in links, fields and code stay alone', async () => {
    const outside = document.createElement('p');
    outside.textContent = 'Tel. 0861 58-111';
    document.body.append(outside);
    write('button').textContent = 'Tel. 0861 58-112';
    write('p').textContent = 'Tel. 0861 58-113';
    await until(() => marked().length > 0, 'a number is marked');
    expect(markedTexts()).to.deep.equal(['0861 58-113']);
    outside.remove();
  });

  it('follow the page as it changes', async () => {
    const text = write('p', 'Tel. 0861 58-123').firstChild?.firstChild as Text;
    await until(() => marked().length === 1, 'the first number');
    text.data = 'Tel. 0861 58-124, mobil 0171 3920001';
    await until(() => marked().length === 2, 'the new text');
    expect(markedTexts()).to.deep.equal(['0171 3920001', '0861 58-124']);
    text.parentElement?.remove();
    await until(() => marked().length === 0, 'nothing is left');
  });

  it('take a column’s name as a label', async () => {
    const table = document.createElement('table');
    for (const cells of [
      ['Name', 'Durchwahl', 'Telefax'],
      ['Huber', '123', '0861 58-9123'],
    ]) {
      const row = table.insertRow();
      for (const words of cells)
        row.append(Object.assign(document.createElement(table.rows.length === 1 ? 'th' : 'td'), {textContent: words}));
    }
    area.append(table);
    await until(() => marked().length === 1, 'the extension');
    expect(markedTexts()).to.deep.equal(['123']);
  });

  it('take the label from before a framework’s comment, from before a colon, and from the cell before', async () => {
    const labelled = (...nodes: Node[]) => write('p').append(...nodes);
    const bold = (textContent: string) => Object.assign(document.createElement('b'), {textContent});
    labelled(bold('Fax:'), new Comment('?lit$123456789$'), new Text('08662 12345'));
    labelled(bold('Telefax'), new Text(': 08662 12346'));
    labelled(bold('Durchwahl'), new Text(': 124'));
    const table = document.createElement('table');
    for (const cells of [
      ['Fax', '08662 12347'],
      ['App.', '125'],
      ['Akte 3', '08662 12348'],
    ]) {
      const row = table.insertRow();
      for (const words of cells) row.insertCell().textContent = words;
    }
    area.append(table);
    await until(() => marked().length >= 3, 'the numbers');
    expect(markedTexts()).to.deep.equal(['08662 12348', '124', '125']);
  });

  it('may be in full-width digits', async () => {
    write('p', 'Tel.', '０８６１ ５８-１２３');
    await until(() => marked().length > 0, 'it is marked');
    expect(markedTexts()).to.deep.equal(['０８６１ ５８-１２３']);
  });

  it('are dialled by a click, which the page’s own row does not see', async () => {
    const row = write('p', 'Tel. 0861 58-123');
    let opened = false;
    row.addEventListener('click', () => (opened = true));
    await until(() => marked().length === 1, 'the number');
    const range = new Range();
    const text = row.firstChild?.firstChild as Text;
    range.setStart(text, 5);
    range.setEnd(text, text.length);
    const {left, top, width, height} = range.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({type: 'move', position});
    await until(() => pointer()?.ariaLabel === '0861 58-123 anrufen', 'the button lies over it');
    await sendMouse({type: 'click', position});
    await until(() => phone.fake.commands.length === 1, 'it dials');
    expect(opened).to.be.false;
    row.click();
    expect(opened, 'the rest of the row is the page’s').to.be.true;
    pointer()?.click();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(phone.fake.commands, 'a synthetic click dials nothing').to.have.length(1);
  });

  it('are reached by the keyboard, from one tab stop', async () => {
    for (const number of ['0861 58-121', '0861 58-122', '0861 58-123']) write('p', `Tel. ${number}`);
    await until(() => marked().length === 3 && pointer()?.hidden === false, 'the numbers');
    pointer()?.focus();
    const name = () => pointer()?.ariaLabel;
    const first = name();
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    expect(first).to.match(/^0861 58-12\d anrufen$/);
    expect(name(), 'behind the last comes the first').to.equal(first);
    await sendKeys({press: 'Enter'});
    await until(() => phone.fake.commands.length === 1, 'it dials');
  });

  for (const [what, markup, open] of [
    [
      'a modal dialog',
      '<dialog style="transform:translate(9px,9px)">',
      (it: HTMLElement) => (it as HTMLDialogElement).showModal(),
    ],
    ['a dialog of script', '<div role="dialog" aria-modal="true" tabindex="-1">', (it: HTMLElement) => it.focus()],
  ] as const)
    it(`are reached by the keyboard in ${what}, and then in the page again`, async () => {
      write('p', 'Tel. 0861 58-121');
      const template = document.createElement('template');
      template.innerHTML = `${markup}<button>Schließen</button><p>Tel. 0861 58-122</p>`;
      const dialog = template.content.firstElementChild as HTMLElement;
      area.append(dialog);
      await until(() => marked().length === 2, 'the numbers');
      open(dialog);
      await until(() => hosts()[0]?.parentElement === dialog, 'the tab stop is in the dialog');
      dialog.querySelector('button')?.focus();
      await sendKeys({press: 'Tab'});
      await until(() => pointer()?.ariaLabel === '0861 58-122 anrufen', 'the number of the dialog');
      await sendKeys({press: 'ArrowDown'});
      expect(pointer()?.ariaLabel, 'there is no other one in it').to.equal('0861 58-122 anrufen');
      const range = new Range();
      range.selectNodeContents(dialog.querySelector('p') ?? dialog);
      const [over, text] = [pointer()?.getBoundingClientRect(), range.getBoundingClientRect()];
      expect(over?.right).to.be.closeTo(text.right, 2);
      expect(over?.top).to.be.closeTo(text.top, 2);
      await sendKeys({press: 'Enter'});
      await until(() => phone.fake.commands.length === 1, 'it dials');
      dialog.remove();
      area.tabIndex = -1;
      area.focus();
      await until(() => hosts()[0]?.parentElement === document.body, 'the tab stop is in the page');
      pointer()?.focus();
      expect(pointer()?.ariaLabel).to.equal('0861 58-121 anrufen');
    });

  it('may be tel: links', async () => {
    const link = Object.assign(document.createElement('a'), {href: 'tel:+4986158123', textContent: 'Frau Huber'});
    area.append(link);
    await clickOn(link);
    await until(() => phone.fake.commands.length === 1, 'it dials');
    expect(phone.fake.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('are only text again when the attribute goes, or the phone', async () => {
    write('p', 'Tel. 0861 58-123');
    await until(() => marked().length === 1, 'the number');
    write('p', 'Tel. 0861 58-124');
    // The mutation is known, and the idle time in which its text would be read has not come yet.
    await Promise.resolve();
    phone.removeAttribute('number-selector');
    await until(() => hosts().length === 0, 'the button goes');
    await new Promise(resolve => requestIdleCallback(resolve));
    expect(hosts().length + marked().length, 'what is left').to.equal(0);
    expect(CSS.highlights.has('amt-number')).to.be.false;
    phone.setAttribute('number-selector', '.callable');
    await until(() => marked().length === 2, 'the numbers again');
    phone.remove();
    await until(() => hosts().length === 0 && marked().length === 0, 'nothing is left');
  });
});

describe('in a page of another host, where the phone’s origin asks', () => {
  let phone: ProposingPhone;
  beforeEach(async () => {
    phone = await phoneElement();
    phone.fake.confirmsNumbers = true;
  });
  afterEach(async () => {
    unmountAll();
    phone.remove();
    await until(() => phone.phone === null, 'the phone is put away');
  });

  it('nobody is asked twice: what a script wants goes to the phone', async () => {
    const dialer = await mount('amt-dialer');
    expect(await phone.call('+43 662 12345')).to.equal('new-call');
    expect(phone.fake.commands).to.deep.equal([{type: 'call', target: '004366212345'}]);
    expect(words(dialer)).not.to.contain('Diese Seite schlägt');
  });

  it('nor about what is only proposed, if the phone asks anyway', async () => {
    const dialer = await mount('amt-dialer');
    expect(await phone.propose('+43 662 12345')).to.equal('new-call');
    const harmless = phone.propose('tel:123');
    await until(() => words(dialer).includes('Nebenstelle 123'), 'the question');
    await clickOn(button(dialer, 'Abbrechen'));
    expect(await refusal(harmless)).to.equal('not-confirmed');
    expect(phone.fake.commands).to.have.length(1);
  });

  it('nor about a number that is clicked', async () => {
    const number = await mount('amt-number', {value: '0180 6 123456'});
    await clickOn(button(number, '0180 6 123456 anrufen'));
    await until(() => phone.fake.commands.length > 0, 'the phone has it');
    expect(phone.fake.commands).to.deep.equal([{type: 'call', target: '01806123456'}]);
  });

  it('nor about what the clerk types, or hands a call on to', async () => {
    const dialer = await mount('amt-dialer');
    await type(dialer, '+43 662 12345');
    await press(dialer, 'Anrufen');
    phone.fake.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel');
    await press(panel, 'Weiterleiten');
    await type(panel, '+43 662 12345');
    await press(panel, 'Direkt weiterleiten');
    expect(phone.fake.commands).to.deep.equal([
      {type: 'call', target: '004366212345'},
      {type: 'transfer', id: 'schmid', target: '004366212345'},
    ]);
  });

  it('an emergency call that the page wants is asked about here, for the phone does not hold it up', async () => {
    const dialer = await mount('amt-dialer');
    const call = refusal(phone.call('112'));
    await until(() => words(dialer).includes('Das ist ein Notruf.'), 'the question');
    expect(phone.fake.commands).to.be.empty;
    await clickOn(button(dialer, 'Abbrechen'));
    expect(await call).to.equal('not-confirmed');
  });

  it('whether a number is meant that can be read in one way alone is asked here (desk F31)', async () => {
    const dialer = await mount('amt-dialer');
    await type(dialer, '0 089 99998-765');
    await press(dialer, 'Anrufen');
    expect(words(dialer)).to.match(/Meinen Sie 089\D?99998\D?765\?/);
    expect(phone.fake.commands).to.be.empty;
    expect(hasButton(dialer, 'Ändern')).to.be.true;
    deepAll(dialer, '[part=option]')[0]?.click();
    expect(phone.fake.commands).to.have.length(1);
  });

  it('a number that the phone got no word for stays, with what to do', async () => {
    const dialer = await mount('amt-dialer');
    phone.fake.answerWith = () => new PhoneError('not-confirmed');
    const number = await mount('amt-number', {value: '+43 662 12345'});
    await clickOn(button(number, '+43 662 12345 anrufen'));
    await until(() => words(dialer).includes('Erlauben Sie Pop-ups für diese Seite.'), 'the advice');
    expect(dialer.text).to.equal('+43 662 12345');
  });
});
