import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import {PhoneError} from '../../src/protocol/index.js';
import {deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, settled, stood, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {withoutNotify} from '../support/notify.js';

const emergencyCentre = {name: '', number: '112', anonymous: false};
const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'} as const;
/** A number without the blanks and signs that may be of several kinds. */
const plain = (text: string): string => text.replace(/[\s\u2011-]/g, '');
const maier = {name: 'Maier, Josef', number: '124', anonymous: false};

describe('amt-call-panel', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aCall()]});
  });
  afterEach(unmountAll);

  it('leaves a call that rings here to the toast', async () => {
    phone.set({calls: [aRingingCall()]});
    expect(words(await mount('amt-call-panel', {phone}))).to.equal('');
  });

  it('counts the seconds since the answer', async () => {
    phone.change('schmid', {answeredAt: Date.now() - 3_725_000});
    const panel = await mount('amt-call-panel', {phone});
    expect(words(panel)).to.contain('1:02:05');
    await until(() => words(panel).includes('1:02:06'), 'the next second');
  });

  it('holds and resumes with one toggle whose name stays', async () => {
    const panel = await mount('amt-call-panel', {phone});
    expect(button(panel, 'Halten').getAttribute('aria-pressed')).to.equal('false');
    await press(panel, 'Halten');
    expect(button(panel, 'Halten').getAttribute('aria-pressed'), 'not before the state says so').to.equal('false');
    phone.change('schmid', {held: true});
    await settled(panel);
    expect(button(panel, 'Halten').getAttribute('aria-pressed')).to.equal('true');
    expect(words(panel)).to.contain('Gehalten');
    await press(panel, 'Halten');
    expect(phone.commands).to.deep.equal([
      {type: 'hold', id: 'schmid'},
      {type: 'resume', id: 'schmid'},
    ]);
  });

  it('mutes and says so in words', async () => {
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Stumm');
    phone.change('schmid', {muted: true});
    await settled(panel);
    expect(deepAll(panel, '.state')[0]?.textContent).to.contain('Stumm');
    await press(panel, 'Stumm');
    expect(phone.commands).to.deep.equal([
      {type: 'mute', id: 'schmid', on: true},
      {type: 'mute', id: 'schmid', on: false},
    ]);
  });

  it('keeps its buttons in their places while words and states change', async () => {
    const panel = await mount('amt-call-panel', {phone});
    const names = ['Stumm', 'Halten', 'Tastatur', 'Weiterleiten', 'Auflegen'];
    const places = () =>
      names.map(name => {
        const {left, top, width} = button(panel, name).getBoundingClientRect();
        return [name, left, top - panel.getBoundingClientRect().top, width];
      });
    const before = places();
    phone.change('schmid', {
      muted: true,
      held: true,
      heldByRemote: true,
      error: new PhoneError('change-refused').toData(),
    });
    await settled(panel);
    await press(panel, 'Tastatur');
    await press(panel, 'Weiterleiten');
    expect(places()).to.deep.equal(before);
  });

  it('sends a command once while it is on its way, and shows that it waits', async () => {
    let settle: () => void = () => {};
    phone.answerWith = () => new Promise(resolve => (settle = () => resolve(undefined)));
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Auflegen');
    await press(panel, 'Auflegen');
    expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
    expect(button(panel, 'Auflegen').getAttribute('aria-busy')).to.equal('true');
    settle();
    await until(() => button(panel, 'Auflegen').getAttribute('aria-busy') === 'false', 'it waits no more');
  });

  it('shows in the call why a command was refused', async () => {
    phone.answerWith = () => new PhoneError('change-refused');
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Halten');
    await until(() => words(panel).includes('Die Gegenseite hat die Änderung nicht angenommen.'), 'the error');
  });

  it('sends every tone, in order, and shows what was sent', async () => {
    phone.answerWith = () => new Promise(() => {});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Tastatur');
    const keys = deepAll(panel, '[part=key]');
    for (const index of [0, 0, 1, 11]) keys[index]?.click();
    expect(phone.commands.map(command => command.type === 'sendTones' && command.tones).join('')).to.equal('112#');
    phone.change('schmid', {tonesSent: '112#'});
    await settled(panel);
    expect(words(panel)).to.contain('Gesendet: 112#');
  });

  it('sends tones to what is heard before the answer, and shows them (reports 14)', async () => {
    phone.change('schmid', {phase: 'ringing', direction: 'out', earlyMedia: false});
    const panel = await mount('amt-call-panel', {phone});
    expect(button(panel, 'Tastatur')).to.have.property('disabled', true);
    phone.change('schmid', {earlyMedia: true, tonesSent: '7'});
    await settled(panel);
    await press(panel, 'Tastatur');
    deepAll(panel, '[part=key]')[0]?.click();
    expect(phone.commands.at(-1)).to.include({type: 'sendTones', tones: '1'});
    expect(words(panel)).to.contain('Gesendet: 7');
    phone.change('schmid', {phase: 'ending'});
    await settled(panel);
    expect(deepAll(panel, '[part=key]')).to.have.length(0);
  });

  it('hands what is typed into a transfer to the core, and takes it up again in the next page', async () => {
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    await type(panel, '0861 58-1');
    await until(() => phone.commands.length > 0, 'the core has it');
    expect(phone.commands).to.deep.equal([{type: 'draft', id: 'schmid', text: '0861 58-1'}]);
    phone.change('schmid', {draft: '0861 58-1'});
    const next = await mount('amt-call-panel', {phone});
    await settled(next);
    const [field] = deepAll(next, 'input') as HTMLInputElement[];
    expect(field?.value).to.equal('0861 58-1');
    await press(next, 'Abbrechen');
    expect(phone.commands.at(-1)).to.deep.equal({type: 'draft', id: 'schmid', text: ''});
  });

  it('offers to bring the audio here when another window has it', async () => {
    phone.change('schmid', {media: {page: 'other', status: 'connected'}});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Gespräch hierher holen');
    expect(phone.commands).to.deep.equal([{type: 'takeOver', id: 'schmid'}]);
  });

  it('has one row of buttons for the call one talks in, and changes the texts, not the buttons, when another takes its turn (desk F9)', async () => {
    const waits = {held: true, heldSince: Date.now() - 5000};
    phone.set({calls: [aCall(waits), aCall({id: 'maier', remote: maier})]});
    const panel = await mount('amt-call-panel', {phone});
    const row = () => deepAll(panel, '.call')[0]?.getAttribute('aria-label');
    const buttons = deepAll(panel, 'button');
    const places = () => buttons.map(one => JSON.stringify(one.getBoundingClientRect()));
    const before = places();
    expect(row()).to.equal('Gespräch mit Maier, Josef');
    expect(words(panel)).to.contain('Schmid, Anna').and.contain('wartet 00:05');
    await stood();
    await press(panel, 'Wechseln');
    expect(phone.commands).to.deep.equal([{type: 'resume', id: 'schmid'}]);
    phone.set({calls: [aCall(), aCall({...waits, id: 'maier', remote: maier})]});
    await settled(panel);
    expect(row()).to.equal('Gespräch mit Schmid, Anna');
    expect(deepAll(panel, 'button')).to.deep.equal(buttons);
    expect(places()).to.deep.equal(before);
  });

  it('says why a call failed and offers to dial again', async () => {
    phone.set({calls: [aRingingCall({id: 'out', direction: 'out', remote: maier})]});
    const panel = await mount('amt-call-panel', {phone});
    phone.end('out', {reason: 'failed', error: new PhoneError('busy').toData()});
    await settled(panel);
    expect(words(panel)).to.contain('Besetzt').and.contain('Bitte versuchen Sie es später noch einmal.');
    await press(panel, 'Erneut anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '124'}]);
  });

  it('writes numbers of the network by the rules of the house, and unreadable ones as they came (desk F17)', async () => {
    phone.configuration = {servers: [], credentials: 'callback', site};
    const panel = await mount('amt-call-panel', {phone});
    for (const [number, shown] of [
      ['08999998765', '089 99998-765'],
      ['+498999998765', '089 99998-765'],
      ['03023125481', '030 23125-481'],
      ['086158123', '123'],
      ['+436621234567', '+43 662 1234567'],
      ['4711#', '4711#'],
      ['door', 'door'],
    ] as const) {
      phone.change('schmid', {remote: {name: '', number, anonymous: false}});
      await settled(panel);
      const [caller] = deepAll(panel, '[part=caller]');
      expect(plain(caller?.textContent ?? ''), number).to.equal(plain(shown));
      phone.end('schmid', {reason: 'missed'});
      await settled(panel);
      expect(plain(words(panel)), number).to.contain(plain(shown));
      phone.set({calls: [aCall()], ended: []});
    }
  });

  it('says who handed a call on, and for whom it was meant (desk F20)', async () => {
    const strauss = {name: 'Strauß, Klaus', number: '109', anonymous: false};
    phone.change('schmid', {transferredBy: strauss, divertedFrom: maier});
    const panel = await mount('amt-call-panel', {phone});
    expect(words(panel)).to.contain('für Josef Maier, von Klaus Strauß weitergeleitet');
  });

  it('says nothing of the number of an emergency call that did not get through (desk F11)', async () => {
    phone.set({calls: [aRingingCall({id: 'out', direction: 'out', dialled: '112', remote: emergencyCentre})]});
    const panel = await mount('amt-call-panel', {phone});
    phone.end('out', {reason: 'failed', error: new PhoneError('number-unknown').toData()});
    await settled(panel);
    expect(words(panel)).to.contain('Notruf ging nicht durch. 112 mit dem Mobiltelefon wählen.');
    expect(words(panel)).not.to.match(/Kein Anschluss|Diese Nummer/);
    await press(panel, 'Erneut versuchen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '112', emergency: true}]);
  });

  it('says nothing of a call that ended as calls do, and lets what is to be done disappear by itself (desk F27)', async () => {
    const panel = await mount('amt-call-panel', {phone});
    phone.end('schmid');
    await settled(panel);
    expect(words(panel)).to.equal('');
    phone.set({calls: [aCall()], ended: []});
    phone.end('schmid', {reason: 'missed', endedAt: Date.now() - 19_500});
    await settled(panel);
    expect(words(panel)).to.contain('Verpasster Anruf');
    await until(() => words(panel) === '', 'the panel is empty');
  });

  it('opens the transfer with the focus in its field, and gives the focus back', async () => {
    const panel = await mount('amt-call-panel', {phone});
    button(panel, 'Weiterleiten').focus();
    await press(panel, 'Weiterleiten');
    await until(() => deepActiveElement()?.localName === 'input', 'the field has the focus');
    expect(button(panel, 'Weiterleiten').getAttribute('aria-expanded')).to.equal('true');
    deepActiveElement()?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
    await until(() => deepActiveElement() === button(panel, 'Weiterleiten'), 'the button has the focus again');
    expect(hasButton(panel, 'Rückfrage')).to.be.false;
    expect(phone.commands).to.be.empty;
  });

  it('does not hang up on Escape', async () => {
    const panel = await mount('amt-call-panel', {phone});
    button(panel, 'Auflegen').dispatchEvent(
      new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}),
    );
    expect(phone.commands).to.be.empty;
  });

  describe('an emergency call', () => {
    const question = 'Notruf wirklich beenden?';
    const emergency = (changes: Parameters<typeof aCall>[0] = {}) =>
      aCall({
        direction: 'out',
        remote: {name: '', number: '112', anonymous: false},
        answeredAt: Date.now(),
        ...changes,
      });

    let restore: () => void;
    beforeEach(() => {
      restore = withoutNotify();
      pagePhones().announcer.connect();
    });
    afterEach(() => {
      pagePhones().announcer.disconnect();
      restore();
    });

    it('is not hung up in its first minute without a question, whose safe answer has the focus', async () => {
      phone.set({calls: [emergency()]});
      const panel = await mount('amt-call-panel', {phone});
      const before = button(panel, 'Auflegen').getBoundingClientRect().top;
      button(panel, 'Auflegen').focus();
      await stood();
      await sendKeys({press: 'Enter'});
      await until(() => deepActiveElement()?.textContent === 'Im Gespräch bleiben', 'the safe button has the focus');
      expect(words(panel)).to.contain(question);
      expect(button(panel, 'Auflegen').getBoundingClientRect().top).to.equal(before);
      await until(
        () => document.querySelector('[data-amt-announcer=assertive]')?.textContent.includes(question) === true,
        'it is said',
      );
      await press(panel, 'Auflegen');
      expect(phone.commands, 'a second press is no answer').to.be.empty;
      await sendKeys({press: 'Enter'});
      await until(() => deepActiveElement() === button(panel, 'Auflegen'), 'the focus is back');
      expect(words(panel)).not.to.contain(question);
      expect(phone.commands).to.be.empty;
    });

    it('is one by what was dialled, whatever number the control centre has (reports 2)', async () => {
      phone.set({
        calls: [emergency({dialled: '112', remote: {name: 'Leitstelle', number: '+49861166', anonymous: false}})],
      });
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Auflegen');
      expect(words(panel)).to.contain(question);
      expect(phone.commands).to.be.empty;
    });

    it('goes on after Escape, and ends by the keyboard', async () => {
      phone.set({calls: [emergency({phase: 'ringing', startedAt: Date.now()})]});
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Auflegen');
      await until(() => deepActiveElement()?.textContent === 'Im Gespräch bleiben', 'the safe button has the focus');
      await sendKeys({press: 'Escape'});
      await until(() => !words(panel).includes(question), 'the question is gone');
      await press(panel, 'Auflegen');
      await until(() => deepActiveElement()?.textContent === 'Im Gespräch bleiben', 'the safe button has the focus');
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await until(() => phone.commands.length > 0, 'it is hung up');
      expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
      expect(words(panel)).not.to.contain(question);
    });

    it('asks in English where the page is English', async () => {
      phone.set({calls: [emergency()]});
      const panel = await mount('amt-call-panel', {phone}, {lang: 'en'});
      await press(panel, 'Hang up');
      expect(words(panel)).to.contain('Really end the emergency call?').and.contain('Stay on the call');
      await press(panel, 'End emergency call');
      expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
    });

    describe('in a consultation', () => {
      const asked = (changes: Parameters<typeof aCall>[0] = {}) =>
        emergency({id: 'control', consultationFor: 'schmid', ...changes});

      for (const [word, command] of [
        ['Zurück zum Anrufer', 'backToCaller'],
        ['Verbinden', 'completeTransfer'],
      ] as const)
        it(`is not left by "${word}" without the question`, async () => {
          phone.set({calls: [aCall({held: true}), asked()]});
          const panel = await mount('amt-call-panel', {phone});
          await press(panel, word);
          await until(
            () => deepActiveElement()?.textContent === 'Im Gespräch bleiben',
            'the safe button has the focus',
          );
          expect(words(panel)).to.contain(question);
          await sendKeys({press: 'Enter'});
          await until(() => deepActiveElement() === button(panel, word), 'the focus is back');
          expect(phone.commands).to.be.empty;
          await press(panel, word);
          await press(panel, 'Notruf beenden');
          expect(phone.commands).to.deep.equal([{type: command, id: 'control'}]);
        });

      it('can be swapped with the caller at once', async () => {
        phone.set({calls: [aCall({held: true}), asked()]});
        const panel = await mount('amt-call-panel', {phone});
        await press(panel, 'Wechseln');
        expect(phone.commands).to.deep.equal([{type: 'resume', id: 'schmid'}]);
      });

      it('is left at once after its first minute', async () => {
        phone.set({calls: [aCall({held: true}), asked({answeredAt: Date.now() - 60_000})]});
        const panel = await mount('amt-call-panel', {phone});
        await press(panel, 'Zurück zum Anrufer');
        expect(phone.commands).to.deep.equal([{type: 'backToCaller', id: 'control'}]);
      });
    });

    it('is not handed on without the question, but others may be asked meanwhile', async () => {
      phone.set({calls: [emergency()]});
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      await type(panel, '124');
      await press(panel, 'Rückfrage');
      expect(phone.commands).to.deep.equal([{type: 'consult', id: 'schmid', target: '124'}]);
      await press(panel, 'Direkt weiterleiten');
      await until(() => words(panel).includes(question), 'the question');
      expect(phone.commands).to.have.length(1);
      await press(panel, 'Notruf beenden');
      expect(phone.commands[1]).to.deep.equal({type: 'transfer', id: 'schmid', target: '124'});
    });

    for (const [what, call] of [
      ['later', () => emergency({answeredAt: Date.now() - 60_000})],
      ['when it came in', () => emergency({direction: 'in'})],
    ] as const)
      it(`is hung up at once ${what}`, async () => {
        phone.set({calls: [call()]});
        const panel = await mount('amt-call-panel', {phone});
        await press(panel, 'Auflegen');
        expect(phone.commands).to.deep.equal([{type: 'hangUp', id: 'schmid'}]);
      });
  });

  describe('transfer', () => {
    const consulted = () => aCall({id: 'maier', direction: 'out', remote: maier, consultationFor: 'schmid'});
    const ringing = () => aRingingCall({id: 'maier', direction: 'out', remote: maier, consultationFor: 'schmid'});

    it('transfers directly', async () => {
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      await type(panel, '124');
      await press(panel, 'Direkt weiterleiten');
      expect(phone.commands).to.deep.equal([{type: 'transfer', id: 'schmid', target: '124'}]);
    });

    it('asks first, also on Enter', async () => {
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      const field = await type(panel, '124');
      field.form?.requestSubmit();
      expect(phone.commands).to.deep.equal([{type: 'consult', id: 'schmid', target: '124'}]);
    });

    it('lets the page transfer itself', async () => {
      const panel = await mount('amt-call-panel', {phone});
      panel.addEventListener('amt-transfer', event => {
        expect(event.detail).to.deep.equal({id: 'schmid', target: '124', consult: false});
        event.preventDefault();
      });
      await press(panel, 'Weiterleiten');
      await type(panel, '124');
      await press(panel, 'Direkt weiterleiten');
      expect(phone.commands).to.be.empty;
    });

    it('shows both sides of a consultation and each way to go on', async () => {
      phone.set({calls: [aCall({held: true}), consulted()]});
      const panel = await mount('amt-call-panel', {phone});
      expect(words(panel)).to.contain('Maier, Josef').and.contain('Schmid, Anna').and.contain('wartet');
      await press(panel, 'Wechseln');
      await press(panel, 'Verbinden');
      await press(panel, 'Zurück zum Anrufer');
      expect(phone.commands).to.deep.equal([
        {type: 'resume', id: 'schmid'},
        {type: 'completeTransfer', id: 'maier'},
        {type: 'backToCaller', id: 'maier'},
      ]);
    });

    it('connects only once the target has answered, and says so', async () => {
      phone.set({calls: [aCall({held: true}), ringing()]});
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Verbinden');
      expect(phone.commands).to.be.empty;
      expect(words(panel)).to.contain('Sie können verbinden, sobald Josef Maier annimmt.');
    });

    it('says that the target did not answer and where the caller is', async () => {
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      phone.set({calls: [aCall({held: true}), ringing()]});
      await settled(panel);
      phone.set({
        calls: [aCall()],
        ended: [{...ringing(), endedAt: Date.now(), reason: 'failed', error: new PhoneError('no-answer').toData()}],
      });
      await settled(panel);
      expect(words(panel)).to.contain('Josef Maier hat nicht angenommen. Anna Schmid ist wieder bei Ihnen.');
    });

    it('follows a direct transfer, and brings the caller back when it fails', async () => {
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      phone.change('schmid', {transfer: {kind: 'blind', target: '124', status: 'ringing'}});
      await settled(panel);
      expect(words(panel)).to.contain('Bei 124 klingelt es.');
      phone.change('schmid', {
        transfer: {kind: 'blind', target: '124', status: 'failed', error: new PhoneError('busy').toData()},
      });
      await settled(panel);
      expect(words(panel)).to.contain('124 ist besetzt. Anna Schmid ist wieder bei Ihnen.');
      expect(hasButton(panel, 'Rückfrage')).to.be.true;
    });

    it('says of a transfer that failed one sentence at one place, whoever else tells of it (desk F18)', async () => {
      phone.configuration = {servers: [], credentials: 'callback', site};
      const panel = await mount('amt-call-panel', {phone});
      await press(panel, 'Weiterleiten');
      await type(panel, '08999998765');
      const error = new PhoneError('busy').toData();
      phone.answerWith = () => {
        phone.change('schmid', {transfer: {kind: 'blind', target: '08999998765', status: 'failed', error}, error});
        return new PhoneError('busy');
      };
      await press(panel, 'Direkt weiterleiten');
      await settled(panel);
      const sentence = '089 99998765 ist besetzt. Anna Schmid ist wieder bei Ihnen.';
      expect(words(panel).split(sentence)).to.have.length(2);
      expect(words(panel).match(/besetzt/gi)).to.have.length(1);
      // The panel of another page, where nobody has opened the form.
      const other = await mount('amt-call-panel', {phone});
      expect(words(other).split(sentence)).to.have.length(2);
    });

    it('says once that a colleague could not be connected (desk F18)', async () => {
      const error = new PhoneError('transfer-refused').toData();
      const transfer = {kind: 'attended', target: '124', status: 'failed', error} as const;
      phone.set({calls: [aCall({held: true, error, transfer}), consulted()]});
      const panel = await mount('amt-call-panel', {phone});
      expect(words(panel)).to.contain('Weiterleiten an Josef Maier ging nicht. Anna Schmid wartet.');
      expect(words(panel)).not.to.contain('abgelehnt');
    });
  });
});
