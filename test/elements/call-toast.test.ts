import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-toast.js';
import {defaultSettings, PhoneError, type Shortcut} from '../../src/protocol/index.js';
import {FakePhone, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, press, settled, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const maier = {name: 'Maier, Josef', number: '124', anonymous: false};

describe('amt-call-toast', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
  });
  afterEach(unmountAll);

  const panel = (toast: Element) => deepAll(toast, 'section')[0] ?? document.createElement('p');
  const shortcut = () =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'A',
        code: 'KeyA',
        ctrlKey: true,
        altKey: true,
        shiftKey: true,
        bubbles: true,
      }),
    );

  it('is a region in the top layer that says who calls, and for whom', async () => {
    phone.change('schmid', {divertedFrom: {name: 'Frau Huber', number: '123', anonymous: false}});
    const toast = await mount('amt-call-toast', {phone});
    expect(panel(toast).getAttribute('aria-label')).to.equal('Eingehender Anruf');
    expect(panel(toast).matches(':popover-open')).to.be.true;
    expect(words(toast)).to.contain('Schmid, Anna').and.contain('089 99998-765').and.contain('für Frau Huber');
  });

  it('has the house’s own word for who calls a moment later, and nothing moves for it', async () => {
    const remote = {name: 'Landrat', number: '123', anonymous: false};
    phone.change('schmid', {remote});
    const toast = await mount('amt-call-toast', {phone});
    const {height} = panel(toast).getBoundingClientRect();
    phone.change('schmid', {
      known: {name: 'Huber, Maria', department: 'Amt für Straßenverkehr, Schwertransporte und vieles mehr'},
    });
    await settled(toast);
    expect(words(toast)).to.contain('Huber, Maria').and.contain('123 · Amt für').and.not.contain('Landrat');
    expect(panel(toast).getBoundingClientRect().height).to.equal(height);
  });

  it('names the keys that answer as the user has set them, and none where they are off', async () => {
    const toast = await mount('amt-call-toast', {phone});
    const hint = () => deepAll(toast, '.keys')[0]?.textContent.trim();
    const answers = async (answer: Shortcut | null) => {
      phone.tell('settings', {...defaultSettings, shortcuts: {...defaultSettings.shortcuts, answer}});
      await settled(toast);
    };
    await answers({key: 'Ctrl+Shift+F8'});
    expect(hint()).to.equal('Strg+Umschalt+F8 nimmt an');
    await answers(null);
    expect(hint()).to.equal(undefined);
  });

  it('writes the numbers of the network by the rules of the house (desk F17)', async () => {
    const site = {
      country: '49',
      area: '861',
      head: '58',
      extensionDigits: [3],
      trunkPrefix: '0',
      mode: 'direct',
    } as const;
    phone.configuration = {servers: [], credentials: 'callback', site};
    const of = (number: string) => ({name: '', number, anonymous: false});
    phone.change('schmid', {
      remote: of('03023125481'),
      divertedFrom: of('+4986158123'),
      transferredBy: of('08999998765'),
    });
    const toast = await mount('amt-call-toast', {phone});
    const plain = words(toast)
      .replace(/[\u2011-]/g, '-')
      .replace(/\u00a0/g, ' ');
    expect(plain).to.contain('030 23125481').and.contain('für 123, von 089 99998765 weitergeleitet');
  });

  it('says who handed the call on (desk F20)', async () => {
    phone.change('schmid', {transferredBy: {name: 'Strauß, Klaus', number: '109', anonymous: false}});
    expect(words(await mount('amt-call-toast', {phone}))).to.contain('von Klaus Strauß weitergeleitet');
  });

  it('shows a withheld number as such', async () => {
    phone.change('schmid', {remote: {name: '', number: '', anonymous: true}});
    expect(words(await mount('amt-call-toast', {phone}))).to.contain('Nummer unterdrückt');
  });

  it('shows names as text, whatever they hold', async () => {
    phone.change('schmid', {remote: {name: '<img src=x onerror=alert(1)>', number: '1', anonymous: false}});
    const toast = await mount('amt-call-toast', {phone});
    expect(words(toast)).to.contain('<img src=x onerror=alert(1)>');
    expect(deepAll(toast, 'img')).to.be.empty;
  });

  it('leaves focus and caret where the clerk types', async () => {
    phone.set({calls: []});
    const toast = await mount('amt-call-toast', {phone});
    const field = document.createElement('input');
    toast.parentElement?.append(field);
    field.value = 'Sehr geehrte';
    field.focus();
    field.setSelectionRange(4, 4);
    phone.set({calls: [aRingingCall()]});
    await settled(toast);
    expect(panel(toast).matches(':popover-open')).to.be.true;
    expect(document.activeElement).to.equal(field);
    expect(field.selectionStart).to.equal(4);
  });

  it('answers and declines', async () => {
    const toast = await mount('amt-call-toast', {phone});
    await press(toast, 'Ablehnen');
    await press(toast, 'Annehmen');
    expect(phone.commands).to.deep.equal([
      {type: 'decline', id: 'schmid'},
      {type: 'answer', id: 'schmid'},
    ]);
  });

  it('answers by its shortcut from anywhere, once', async () => {
    const toast = await mount('amt-call-toast', {phone});
    shortcut();
    shortcut();
    await settled(toast);
    expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
    expect(words(toast)).to.contain('Strg+Alt+Umschalt+A nimmt an');
  });

  it('leaves the keys to the page when nothing rings, and AltGr always', async () => {
    const toast = await mount('amt-call-toast', {phone});
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', {key: 'ä', code: 'KeyA', ctrlKey: true, altKey: true, bubbles: true}),
    );
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', code: 'KeyA', bubbles: true}));
    phone.set({calls: []});
    await settled(toast);
    shortcut();
    expect(phone.commands).to.be.empty;
  });

  it('says that it answers until the call stands', async () => {
    const toast = await mount('amt-call-toast', {phone});
    phone.answerWith = () => new Promise(() => {});
    await press(toast, 'Annehmen');
    expect(words(toast)).to.contain('Wird angenommen …');
    phone.change('schmid', {phase: 'answering'});
    await settled(toast);
    expect(words(toast)).to.contain('Wird angenommen …');
    phone.change('schmid', {phase: 'talking'});
    await settled(toast);
    expect(panel(toast).matches(':popover-open')).to.be.false;
  });

  it('goes on ringing when the microphone is refused, and says what to do', async () => {
    phone.answerWith = () => new PhoneError('microphone-refused');
    const toast = await mount('amt-call-toast', {phone});
    await press(toast, 'Annehmen');
    await until(() => words(toast).includes('Das Mikrofon ist gesperrt.'), 'the error');
    expect(panel(toast).matches(':popover-open')).to.be.true;
    phone.answerWith = () => undefined;
    await press(toast, 'Annehmen');
    expect(phone.commands).to.have.length(2);
  });

  it('adds a second call above the first, which stays where it was', async () => {
    const toast = await mount('amt-call-toast', {phone});
    const first = button(toast, 'Annehmen');
    const place = first.getBoundingClientRect().top;
    phone.set({calls: [aRingingCall(), aRingingCall({id: 'maier', remote: maier})]});
    await settled(toast);
    expect(deepAll(toast, 'li').map(words)).to.have.length(2);
    expect(words(deepAll(toast, 'li')[0] ?? toast))
      .to.contain('Maier, Josef')
      .and.contain('Anruf 2 von 2');
    expect(deepAll(toast, '[part=answer]')[1]).to.equal(first);
    expect(first.getBoundingClientRect().top).to.equal(place);
  });

  it('says who calls in no heading: the page has its own outline (desk F28)', async () => {
    const toast = await mount('amt-call-toast', {phone});
    expect(deepAll(toast, 'h1, h2, h3, h4, [role=heading]')).to.be.empty;
  });

  it('is at most 196 px high for one call, and tells of the shortcut where the keyboard is', async () => {
    phone.change('schmid', {divertedFrom: {name: 'Huber, Maria', number: '123', anonymous: false}});
    const toast = await mount('amt-call-toast', {phone});
    const isHintSeen = () => deepAll(toast, '.keys')[0]?.checkVisibility({visibilityProperty: true});
    const {width, height} = panel(toast).getBoundingClientRect();
    expect(width).to.equal(360);
    expect(height).to.be.at.most(196);
    expect(isHintSeen()).to.be.false;
    await sendKeys({press: 'Tab'});
    button(toast, 'Annehmen').focus();
    expect(isHintSeen()).to.be.true;
    expect(panel(toast).getBoundingClientRect().height).to.be.closeTo(height, 0.1);
  });

  it('disappears when the call is answered elsewhere or ends', async () => {
    const toast = await mount('amt-call-toast', {phone});
    phone.end('schmid', {reason: 'answered-elsewhere'});
    await settled(toast);
    expect(panel(toast).matches(':popover-open')).to.be.false;
  });

  it('is still there when the page moves it', async () => {
    const toast = await mount('amt-call-toast', {phone});
    document.body.append(toast);
    await settled(toast);
    expect(panel(toast).matches(':popover-open')).to.be.true;
    toast.remove();
  });

  it('lets the page answer itself', async () => {
    const toast = await mount('amt-call-toast', {phone});
    toast.addEventListener('amt-answer', event => event.preventDefault());
    await press(toast, 'Annehmen');
    expect(phone.commands).to.be.empty;
  });
});
