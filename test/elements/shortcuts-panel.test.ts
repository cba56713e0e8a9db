import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import '../../src/define/amt-shortcuts.js';
import {barEntries} from '../../src/controllers/index.js';
import {defaultSettings, PhoneError, type Settings} from '../../src/protocol/index.js';
import {FakePhone, aRingingCall, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, press, settled, words} from '../support/find.js';
import {pressKeys} from '../support/keys.js';
import {mount, unmountAll} from '../support/mount.js';

const answerKeys = 'Strg+Alt+Umschalt+A, ändern: Anruf annehmen';

describe('amt-shortcuts', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    // As the core does: what is changed is told to all.
    let settings = defaultSettings;
    phone.answerWith = command => {
      if (command.type !== 'changeSettings') return undefined;
      const shortcuts = {...settings.shortcuts, ...command.change.shortcuts};
      phone.tell('settings', (settings = {...settings, shortcuts}));
      return undefined;
    };
    phone.tell('settings', settings);
  });
  afterEach(unmountAll);

  const switches = (panel: Element) => deepAll(panel, 'input') as HTMLInputElement[];
  const changes = () => phone.commands.flatMap(command => (command.type === 'changeSettings' ? command.change : []));

  async function record(panel: Element, name: string, ...keys: string[]): Promise<void> {
    button(panel, name).focus();
    await press(panel, name);
    for (const chord of keys) await pressKeys(chord);
    await settled(panel);
  }

  it('lists each shortcut with its keys, and whether it is on', async () => {
    const panel = await mount('amt-shortcuts', {phone});
    expect(deepAll(panel, 'li').map(words)).to.deep.equal([
      'Anruf annehmen Strg+Alt+Umschalt+A',
      'Mikrofon aus und an Strg+Alt+Umschalt+M',
      'Halten und weitersprechen Strg+Alt+Umschalt+H',
      'Weiterleiten Strg+Alt+Umschalt+V',
      'Auflegen Keine Tasten',
      'Zum Telefon und zurück Strg+Alt+Umschalt+T',
    ]);
    expect(switches(panel).map(({checked}) => checked)).to.deep.equal([true, true, true, true, false, true]);
  });

  it('turns one off, and on again with the keys that it had at first', async () => {
    const panel = await mount('amt-shortcuts', {phone});
    switches(panel)[1]?.click();
    await settled(panel);
    expect(switches(panel)[1]?.checked).to.be.false;
    switches(panel)[1]?.click();
    await settled(panel);
    const {mute} = defaultSettings.shortcuts;
    expect(changes()).to.deep.equal([{shortcuts: {mute: null}}, {shortcuts: {mute}}]);
  });

  it('takes the keys that are pressed, and answers no call by them', async () => {
    phone.set({calls: [aRingingCall()]});
    await mount('amt-phone-bar', {phone});
    const panel = await mount('amt-shortcuts', {phone});
    await record(panel, answerKeys, 'Control+Alt+Shift+A');
    expect(phone.commands).to.deep.equal([
      {type: 'changeSettings', change: {shortcuts: {answer: {key: 'Ctrl+Alt+Shift+A'}}}},
    ]);
    await record(panel, answerKeys, 'Control+F8');
    expect(changes()[1]).to.deep.equal({shortcuts: {answer: {key: 'Ctrl+F8'}}});
    expect(button(panel, 'Strg+F8, ändern: Anruf annehmen').textContent.trim()).to.equal('Strg+F8');
  });

  for (const [what, keys, said] of [
    ['keys of another one', 'Control+Alt+Shift+M', 'Strg+Alt+Umschalt+M ist schon vergeben: Mikrofon aus und an.'],
    ['a single character (A-39)', 'x', 'Diese Tasten gehen nicht.'],
    ['what AltGr would write (A-39)', 'Control+Alt+Q', 'Diese Tasten gehen nicht.'],
    ['Enter', 'Enter', 'Diese Tasten gehen nicht.'],
  ] as const)
    it(`says why it does not take ${what}, and waits for others`, async () => {
      const panel = await mount('amt-shortcuts', {phone});
      await record(panel, answerKeys, keys);
      expect(words(panel)).to.contain(said);
      expect(changes()).to.be.empty;
      await pressKeys('Control+Alt+Shift+Digit7');
      expect(changes()).to.deep.equal([{shortcuts: {answer: {key: 'Ctrl+Alt+Shift+7'}}}]);
    });

  it('leaves all as it was with Escape, which closes nothing else, and with Tab', async () => {
    const panel = await mount('amt-shortcuts', {phone});
    let escapes = 0;
    panel.addEventListener('keydown', ({key}) => (escapes += Number(key === 'Escape')));
    await record(panel, answerKeys, 'Escape', 'Control+F8');
    await record(panel, answerKeys);
    await sendKeys({press: 'Tab'});
    await settled(panel);
    expect(words(panel)).to.not.contain('Neue Tasten');
    expect([escapes, changes()]).to.deep.equal([0, []]);
  });

  it('asks for keys where a shortcut is turned on that has none, or whose keys are taken', async () => {
    const taken: Settings['shortcuts'] = {
      ...defaultSettings.shortcuts,
      answer: defaultSettings.shortcuts.mute,
      mute: null,
    };
    phone.tell('settings', {...defaultSettings, shortcuts: taken});
    const panel = await mount('amt-shortcuts', {phone});
    for (const [place, name] of [
      [4, 'Auflegen'],
      [1, 'Mikrofon aus und an'],
    ] as const) {
      switches(panel)[place]?.click();
      await settled(panel);
      const asks = button(panel, `Neue Tasten drücken: ${name}. Escape bricht ab.`);
      expect(panel.shadowRoot?.activeElement).to.equal(asks);
      expect(switches(panel)[place]?.checked).to.be.false;
    }
    await pressKeys('Control+F9');
    expect(changes()).to.deep.equal([{shortcuts: {mute: {key: 'Ctrl+F9'}}}]);
  });

  it('says what went wrong, and shows what holds', async () => {
    phone.answerWith = () => new PhoneError('setting-invalid');
    const panel = await mount('amt-shortcuts', {phone});
    switches(panel)[0]?.click();
    await settled(panel);
    expect(words(panel)).to.contain('Diese Einstellung geht nicht. Es bleibt, wie es war.');
    expect(switches(panel)[0]?.checked).to.be.true;
  });

  it('lists them in a page of another host, and says where they are changed', async () => {
    phone.confirmsNumbers = true;
    const panel = await mount('amt-shortcuts', {phone});
    expect(deepAll(panel, 'button')).to.be.empty;
    expect(switches(panel).every(({disabled}) => disabled)).to.be.true;
    expect(words(panel))
      .to.contain('Strg+Alt+Umschalt+T')
      .and.contain('Ändern können Sie die Tasten im Telefonfenster.');
  });

  for (const [lang, width, theme] of [
    ['de', '320px', 'light'],
    ['en', '320px', 'dark'],
    ['de', '600px', 'dark'],
  ] as const)
    it(`fits, and axe finds nothing: ${lang}, ${width}, ${theme}`, async () => {
      const panel = await mount('amt-shortcuts', {phone}, {lang, width, theme});
      switches(panel)[3]?.click();
      await settled(panel);
      await pressKeys('x');
      await settled(panel);
      expect(await axeViolations(panel)).to.deep.equal([]);
      const edge = panel.getBoundingClientRect().right;
      for (const part of deepAll(panel, 'button, input, p'))
        expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(edge);
    });

  it('is an entry of the bar, for the list behind Mehr', async () => {
    await import('../../src/parts/shortcuts/part.js');
    const entry = barEntries.all.find(({name}) => name === 'shortcuts');
    expect([entry?.label('de'), entry?.label('en'), entry?.place]).to.deep.equal([
      'Tastenkürzel',
      'Keyboard shortcuts',
      'more',
    ]);
    barEntries.remove('shortcuts');
  });
});
