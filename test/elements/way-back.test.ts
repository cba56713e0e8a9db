import {expect} from 'chai';
import '../../src/all.js';
import {deepActiveElement} from '../../src/controllers/index.js';
import {type Call, PhoneError} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};
const waiting = (changes: Partial<Call> = {}) => aCall({held: true, heldSince: Date.now() - 65_000, ...changes});
const asked = (changes: Partial<Call> = {}) =>
  aCall({id: 'mueller', direction: 'out', remote: mueller, consultationFor: 'schmid', ...changes});
const second = () => aCall({id: 'mueller', remote: mueller});

describe('when somebody leaves while another one waits', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [waiting(), asked()]});
  });
  afterEach(unmountAll);

  const back = 'Zurück zu Anna Schmid';

  for (const [what, calls] of [
    ['a consultation', () => [waiting(), asked()]],
    ['one of two calls', () => [waiting(), second()]],
  ] as const)
    it(`the panel says who left and who waits since when, and the way back is its biggest button: ${what} (desk F10)`, async () => {
      phone.set({calls: calls()});
      const panel = await mount('amt-call-panel', {phone});
      phone.end('mueller');
      await settled(panel);
      expect(words(panel)).to.contain('Jörg Müller hat aufgelegt. Anna Schmid wartet. 01:05');
      const size = (element: Element) => {
        const {width, height} = element.getBoundingClientRect();
        return width * height;
      };
      const others = deepAll(panel, 'button').filter(other => other !== button(panel, back));
      expect(size(button(panel, back))).to.be.above(Math.max(...others.map(size)));
      await press(panel, back);
      expect(phone.commands).to.deep.equal([{type: 'resume', id: 'schmid'}]);
      phone.change('schmid', {held: false});
      await settled(panel);
      expect(hasButton(panel, back)).to.be.false;
    });

  it('the panel says who waited and left while one talks with somebody else, for a look', async () => {
    phone.set({calls: [waiting(), second()]});
    const panel = await mount('amt-call-panel', {phone});
    phone.end('schmid');
    await settled(panel);
    expect(words(panel)).to.contain('Anna Schmid hat aufgelegt.').and.contain('Müller, Jörg');
    expect(deepAll(panel, '.left')).to.have.length(1);
    phone.change('mueller', {held: true});
    await settled(panel);
    expect(deepAll(panel, '.left'), 'while nobody is talked with').to.be.empty;
  });

  it('no empty transfer form stays behind (desk F10)', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    phone.set({calls: [waiting(), asked()]});
    await settled(panel);
    phone.end('mueller');
    await settled(panel);
    expect(deepAll(panel, 'input')).to.be.empty;
    expect(hasButton(panel, back)).to.be.true;
  });

  it('no form is there to hand on the colleague, when the caller leaves who was asked about', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    phone.set({calls: [waiting(), asked()]});
    await settled(panel);
    phone.end('schmid');
    await settled(panel);
    expect(deepAll(panel, 'input')).to.be.empty;
    await press(panel, 'Weiterleiten');
    expect(deepAll(panel, 'input')).to.have.length(1);
  });

  it('whom the clerk let go herself is not said to have left, and nothing is offered while the caller comes back', async () => {
    const panel = await mount('amt-call-panel', {phone});
    phone.set({calls: [waiting({changing: 'resume'}), asked({phase: 'ending'})]});
    await settled(panel);
    phone.end('mueller', {reason: 'hung-up-here'});
    await settled(panel);
    expect(words(panel)).not.to.contain('aufgelegt');
    expect(hasButton(panel, back)).to.be.false;
  });

  it('of two callers the one who is left waits visibly, with the way back, when the clerk has ended the other call', async () => {
    phone.set({calls: [waiting(), second()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    phone.end('mueller', {reason: 'hung-up-here'});
    await settled(panel);
    expect(words(panel)).to.contain('Gespräch beendet. Anna Schmid wartet. 01:05');
    expect(deepAll(panel, 'input')).to.be.empty;
    await press(panel, back);
    expect(phone.commands).to.deep.equal([{type: 'resume', id: 'schmid'}]);
  });

  it('a form that was opened for one caller is not there for the other one', async () => {
    phone.set({calls: [waiting(), second()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    expect(deepAll(panel, 'input')).to.have.length(1);
    phone.change('mueller', {held: true});
    phone.change('schmid', {held: false});
    await settled(panel);
    expect(deepAll(panel, 'input')).to.be.empty;
  });

  it('a busy colleague is named beside the way back, once, and the next one may be typed (desk F10, F18)', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    phone.set({calls: [waiting(), asked({phase: 'ringing'})]});
    await settled(panel);
    phone.end('mueller', {reason: 'failed', error: new PhoneError('busy').toData()});
    await settled(panel);
    expect(words(panel).split('Jörg Müller ist besetzt. Anna Schmid wartet.')).to.have.length(2);
    expect(hasButton(panel, back)).to.be.true;
    expect(deepAll(panel, 'input')).to.have.length(1);
  });

  it('the number of whom could not be had is selected: the next one is typed over it (desk 6.4)', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Weiterleiten');
    const [form] = deepAll(panel, 'amt-transfer-panel');
    if (form) await type(form, '103');
    await press(panel, 'Rückfrage');
    button(panel, 'Rückfrage').focus();
    phone.set({calls: [waiting(), asked({phase: 'ringing'})]});
    await settled(panel);
    phone.end('mueller', {reason: 'failed', error: new PhoneError('busy').toData()});
    await settled(panel);
    await until(() => deepActiveElement()?.localName === 'input', 'the field has the focus');
    const field = deepActiveElement() as HTMLInputElement;
    expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal(['103', 0, 3]);
  });

  it('the focus goes to the way back where it was in the phone, and stays in the page where it was there (desk F10)', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    const bar = await mount('amt-phone-bar', {phone});
    outside.focus();
    phone.end('mueller');
    await settled(bar);
    expect(document.activeElement).to.equal(outside);
    phone.set({calls: [waiting(), asked()]});
    await settled(bar);
    button(bar, 'Verbinden').focus();
    phone.end('mueller');
    await settled(bar);
    await until(() => deepActiveElement() === button(bar, back), 'the focus is on the way back');
    outside.remove();
  });
});
