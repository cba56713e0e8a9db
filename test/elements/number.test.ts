import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import type {OpenQuestion} from '../../src/client/phone.js';
import {deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import {deskOf} from '../../src/elements/desk.js';
import {PhoneError} from '../../src/protocol/index.js';
import {axeViolations} from '../support/axe.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {withoutNotify} from '../support/notify.js';
import {house as site} from '../numbers/sites.js';

/** A real click, as a user's: the browser trusts it. */
async function click(element: Element): Promise<void> {
  element.scrollIntoView({block: 'center'});
  const {left, top, width, height} = element.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

const control = (element: HTMLElement) => element.shadowRoot?.querySelector<HTMLElement>('[part=number]') ?? element;

describe('amt-number', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = {servers: [], credentials: 'callback', site};
  });
  afterEach(unmountAll);

  const number = (value: string, text = '') => mount('amt-number', {phone, value, textContent: text});

  it('dials on a click', async () => {
    await click(control(await number('+49 861 58123')));
    await until(() => phone.commands.length > 0, 'it dials');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('dials with the keyboard', async () => {
    const element = await number('+49 861 58123');
    control(element).focus();
    await sendKeys({press: 'Enter'});
    await until(() => phone.commands.length > 0, 'it dials');
  });

  it('is a button whose name has what is shown and what it does', async () => {
    const element = await number('+49 861 58123', 'Frau Huber');
    expect(control(element)).to.be.instanceOf(HTMLButtonElement);
    expect(control(element).ariaLabel).to.equal('Frau Huber anrufen');
    expect(await axeViolations(element)).to.deep.equal([]);
  });

  it('shows the number where nothing else is given', async () => {
    expect(words(await number('+498999998765')).replace(/\u00a0/g, ' ')).to.equal('089 99998765');
  });

  it('shows the number of a link', async () => {
    expect(words(await number('tel:+498999998765')).replace(/\u00a0/g, ' ')).to.equal('089 99998765');
  });

  for (const [written, linked] of [
    ['58-123 / 124', '58123'],
    ['0861 / 58-123', '086158123'],
    ['0861 58-123/58-124', '086158123'],
    ['0861 58-123 oder 0171 3920045', '086158123'],
    ['089 99998765; 0171 3920045', '08999998765'],
    ['tel:+49-861-58123;ext=5', '+4986158123'],
    ['Tel. +49/89/99998765', '+498999998765'],
  ] as const)
    it(`is a link to one number where there is no phone: ${written}`, async () => {
      const element = await mount('amt-number', {value: written});
      expect(control(element).getAttribute('href')).to.equal(`tel:${linked}`);
    });

  it('is a link where there is no phone', async () => {
    const element = await mount('amt-number', {value: '+49 861 58123'});
    expect(control(element).getAttribute('href')).to.equal('tel:+4986158123');
    expect(await axeViolations(element)).to.deep.equal([]);
  });

  it('is a link without the zero that is only for callers in the country', async () => {
    const element = await mount('amt-number', {value: '+49 (0)861 58-123'});
    expect(control(element).getAttribute('href')).to.equal('tel:+4986158123');
  });

  it('does not dial when a script clicks', async () => {
    const element = await number('+49 861 58123');
    control(element).click();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(phone.commands).to.be.empty;
  });

  it('lets the page dial itself', async () => {
    const element = await number('+49 861 58123');
    const asked: string[] = [];
    element.addEventListener('amt-dial', event => {
      asked.push(event.detail.target);
      event.preventDefault();
    });
    await click(control(element));
    await until(() => asked.length > 0, 'the event');
    expect(asked).to.deep.equal(['123']);
    expect(phone.commands).to.be.empty;
  });

  describe('asks in the phone', () => {
    const question = (root: Element) => deepAll(root, '.question')[0];

    it('before it calls abroad, with the country and the reason', async () => {
      const dialer = await mount('amt-dialer', {phone});
      await click(control(await number('+43 662 12345')));
      await until(() => Boolean(question(dialer)), 'the question');
      expect(words(dialer)).to.contain('Ausland: Österreich');
      expect(phone.commands).to.be.empty;
      await click(button(dialer, 'Trotzdem anrufen'));
      await until(() => phone.commands.length > 0, 'it dials');
      expect(phone.commands).to.deep.equal([{type: 'call', target: '004366212345'}]);
    });

    it('and only a person can agree', async () => {
      const dialer = await mount('amt-dialer', {phone});
      await click(control(await number('+43 662 12345')));
      await until(() => Boolean(question(dialer)), 'the question');
      await press(dialer, 'Trotzdem anrufen');
      expect(phone.commands).to.be.empty;
    });

    it('before an emergency call', async () => {
      const dialer = await mount('amt-dialer', {phone});
      await click(control(await number('112')));
      await until(() => Boolean(question(dialer)), 'the question');
      expect(phone.commands).to.be.empty;
      await click(button(dialer, 'Trotzdem anrufen'));
      await until(() => phone.commands.length > 0, 'it dials');
      expect(phone.commands).to.deep.equal([{type: 'call', target: '112', emergency: true}]);
    });

    it('in a dialler of its own where the page has none, which goes when the answer is no', async () => {
      await click(control(await number('+43 662 12345')));
      const dialers = () => document.querySelectorAll('amt-dialer');
      await until(() => dialers().length === 1, 'the dialler');
      const [dialer] = dialers();
      if (!dialer) throw new Error('No dialler');
      await until(() => Boolean(question(dialer)), 'the question');
      await click(button(dialer, 'Abbrechen'));
      await until(() => dialers().length === 0, 'the dialler is gone');
      expect(phone.commands).to.be.empty;
    });

    it('unfolding the phone bar', async () => {
      const bar = await mount('amt-phone-bar', {phone, collapsed: true});
      await click(control(await number('+43 662 12345')));
      await until(() => !bar.collapsed && Boolean(question(bar)), 'the question');
    });
  });

  it('says in the phone why a blocked number is not dialled', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await click(control(await number('0900 123456')));
    await until(() => words(dialer).includes('gesperrt'), 'the reason');
    expect(phone.commands).to.be.empty;
  });
});

describe('the dialler', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = {servers: [], credentials: 'callback', site};
  });
  afterEach(unmountAll);

  const fieldOf = (dialer: Element) => deepAll(dialer, 'input')[0] as HTMLInputElement;

  it('groups a number while it is typed, and leaves the caret where it is', async () => {
    const dialer = await mount('amt-dialer', {phone});
    dialer.focus();
    await sendKeys({type: '0899999'});
    expect(fieldOf(dialer).value).to.equal('089 9999');
    await sendKeys({press: 'ArrowLeft'});
    await sendKeys({press: 'ArrowLeft'});
    await sendKeys({type: '1'});
    expect([fieldOf(dialer).value, fieldOf(dialer).selectionStart]).to.deep.equal(['089 99199', 7]);
    await sendKeys({press: 'Backspace'});
    expect([fieldOf(dialer).value, fieldOf(dialer).selectionStart]).to.deep.equal(['089 9999', 6]);
  });

  it('sends the tones behind a number once it is answered', async () => {
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, '089 1234567,,42#');
    await press(dialer, 'Anrufen');
    phone.set({calls: [aCall({id: 'new-call', direction: 'out', phase: 'ringing'})]});
    expect(phone.commands).to.have.length(1);
    phone.change('new-call', {phase: 'talking'});
    expect(phone.commands.at(-1)).to.deep.equal({type: 'sendTones', id: 'new-call', tones: ',,42#'});
  });

  describe('while a window asks about a number', () => {
    const abroad = '+436621234567';
    let done: string[];
    const asking = (command: OpenQuestion['command'] = 'call') => {
      done = [];
      phone.question = {command, target: abroad, show: () => done.push('show'), cancel: () => done.push('cancel')};
      phone.set({});
    };

    it('the field says which one, shows the window and takes the call back (desk F13)', async () => {
      const dialer = await mount('amt-dialer', {phone});
      asking();
      await settled(dialer);
      expect(words(dialer)).to.contain('Bitte im Fenster bestätigen: +43 662 1234567.');
      expect(await axeViolations(dialer)).to.deep.equal([]);
      await press(dialer, 'Fenster zeigen');
      await press(dialer, 'Abbrechen');
      expect(done).to.deep.equal(['show', 'cancel']);
      phone.question = null;
      phone.set({});
      await settled(dialer);
      expect(words(dialer)).not.to.contain('Fenster');
    });

    it('other numbers can be dialled, and what was typed for them is not lost when the answer is no (desk F13)', async () => {
      phone.confirmsNumbers = true;
      let refuse = () => {};
      phone.answerWith = command =>
        command.type === 'call' && command.target === '0043662123456'
          ? new Promise(resolve => (refuse = () => resolve(new PhoneError('not-confirmed'))))
          : undefined;
      const dialer = await mount('amt-dialer', {phone});
      await type(dialer, '0043662123456');
      await press(dialer, 'Anrufen');
      asking();
      await type(dialer, '123');
      await press(dialer, 'Anrufen');
      await settled(dialer);
      expect(phone.commands.map(command => 'target' in command && command.target)).to.deep.equal([
        '0043662123456',
        '123',
      ]);
      await type(dialer, '124');
      refuse();
      await settled(dialer);
      expect(fieldOf(dialer).value).to.equal('124');
      expect(words(dialer)).not.to.contain('nicht bestätigt');
    });

    it('nothing more is said of a call that the user took back (desk F13)', async () => {
      phone.confirmsNumbers = true;
      let refuse = () => {};
      phone.answerWith = () => new Promise(resolve => (refuse = () => resolve(new PhoneError('not-confirmed'))));
      const dialer = await mount('amt-dialer', {phone});
      await type(dialer, '0043662123456');
      await press(dialer, 'Anrufen');
      asking();
      await settled(dialer);
      await press(dialer, 'Abbrechen');
      phone.question = null;
      refuse();
      await settled(dialer);
      expect(words(dialer)).not.to.contain('nicht bestätigt');
      expect(deepActiveElement()?.localName).to.equal('input');
    });

    it('the field of a transfer says so for transfers alone (desk F13)', async () => {
      phone.set({calls: [aCall()]});
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Weiterleiten');
      asking('transfer');
      await settled(bar);
      const [panel] = deepAll(bar, 'amt-transfer-panel');
      const [dialer] = deepAll(bar, 'amt-dialer');
      expect(panel && words(panel)).to.contain('Bitte im Fenster bestätigen');
      expect(dialer && words(dialer)).not.to.contain('Bitte im Fenster bestätigen');
    });
  });

  describe('on an emergency call', () => {
    const dialled = async () => {
      const dialer = await mount('amt-dialer', {phone});
      await type(dialer, '112');
      await press(dialer, 'Anrufen');
      return dialer;
    };
    const remote = {number: '112', name: '', anonymous: false};
    const running = (phase: 'dialling' | 'talking') => [aCall({id: 'sos', direction: 'out', phase, remote})];

    it('says which address to give, unless the clerk is in the office', async () => {
      const dialer = await dialled();
      phone.set({calls: running('dialling')});
      await settled(dialer);
      expect(words(dialer)).to.contain('Nennen Sie zuerst Ihre Adresse');
    });

    it('says to take the mobile phone when it is refused', async () => {
      phone.answerWith = () => new PhoneError('not-registered');
      const dialer = await dialled();
      await until(() => words(dialer).includes('112 mit dem Mobiltelefon wählen'), 'the way out');
    });

    it('says so too when it fails', async () => {
      const dialer = await dialled();
      phone.set({calls: running('dialling')});
      phone.end('sos', {reason: 'failed'});
      await settled(dialer);
      expect(words(dialer)).to.contain('112 mit dem Mobiltelefon wählen');
    });

    const alarm = 'Notruf ging nicht durch. 112 mit dem Mobiltelefon wählen.';
    const failed = {reason: 'failed', error: new PhoneError('number-unknown').toData()} as const;

    it('says so once in large letters, beside the way to try again (desk F11)', async () => {
      const bar = await mount('amt-phone-bar', {phone});
      await type(bar, '112');
      await press(bar, 'Anrufen');
      phone.set({calls: running('dialling')});
      phone.end('sos', failed);
      await settled(bar);
      expect(words(bar).split('Mobiltelefon')).to.have.length(2);
      expect(words(bar)).not.to.match(/Kein Anschluss|Diese Nummer/);
      const line = deepAll(bar, 'p').find(({textContent}) => textContent.includes(alarm));
      expect(line && parseFloat(getComputedStyle(line).fontSize)).to.be.at.least(20);
      expect(hasButton(bar, 'Erneut anrufen')).to.be.false;
      await press(bar, 'Erneut versuchen');
      expect(phone.commands.at(-1)).to.deep.equal({type: 'call', target: '112', emergency: true});
    });

    it('says so in the same words when the phone cannot even try, and says nothing else (desk F11)', async () => {
      const restore = withoutNotify();
      pagePhones().announcer.connect();
      phone.answerWith = () => new PhoneError('server-unreachable');
      const dialer = await dialled();
      await until(() => words(dialer).includes(alarm), 'the alarm');
      expect(words(dialer)).not.to.contain('Telefonanlage');
      const [region] = document.querySelectorAll('[data-amt-announcer=assertive]');
      expect(region?.textContent).to.contain(alarm).and.not.contain('Telefonanlage');
      pagePhones().announcer.disconnect();
      restore();
    });

    for (const [what, change] of [
      ['the phone can be reached again', () => reachable(Date.now() + 1000)],
      ['the next call stands', () => ({calls: [aCall({answeredAt: Date.now() + 1000})]})],
      [
        'a later call stood',
        () => ({
          ended: [
            {...aCall(), answeredAt: Date.now() + 1000, endedAt: Date.now() + 2000, reason: 'hung-up-there' as const},
            ...phone.state.ended,
          ],
        }),
      ],
    ] as const)
      it(`says it no longer once ${what} (desk F11)`, async () => {
        const dialer = await dialled();
        phone.set({calls: running('dialling')});
        phone.end('sos', failed);
        await settled(dialer);
        expect(words(dialer)).to.contain(alarm);
        phone.set(change());
        await settled(dialer);
        expect(words(dialer)).not.to.contain(alarm);
      });

    it('goes on saying it beside a call that was there before', async () => {
      const dialer = await dialled();
      phone.set({calls: [aCall({held: true}), ...running('dialling')]});
      phone.end('sos', failed);
      await settled(dialer);
      expect(words(dialer)).to.contain(alarm);
    });

    for (const [workplace, expected] of [
      ['unknown', 'Nennen Sie zuerst Ihre Adresse.'],
      ['home', 'Sie sind nicht im Amt angemeldet. Nennen Sie zuerst Ihre Adresse. Besser: Mobiltelefon.'],
      ['office', ''],
    ] as const)
      it(`claims of the place what the phone knows: ${workplace} (desk F11)`, async () => {
        deskOf(phone).workplace = workplace;
        const dialer = await mount('amt-dialer', {phone});
        await type(dialer, '112');
        await settled(dialer);
        const [message] = deepAll(dialer, '.emergency');
        expect(message?.textContent.trim() ?? '').to.equal(expected);
      });

    it('does not wait for another call that is on its way', async () => {
      phone.answerWith = command => (command.type === 'call' && !command.emergency ? new Promise(() => {}) : undefined);
      const dialer = await mount('amt-dialer', {phone});
      await type(dialer, '123');
      await press(dialer, 'Anrufen');
      await type(dialer, '112');
      await press(dialer, 'Anrufen');
      expect(phone.commands.at(-1)).to.deep.equal({type: 'call', target: '112', emergency: true});
    });
  });
});
