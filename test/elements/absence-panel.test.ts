import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import '../../src/define/amt-absence.js';
import '../../src/parts/absence/part.js';
import {PhoneError, type Configuration} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'} as const;
const off = {doNotDisturb: false, forwards: false};

describe('amt-absence', () => {
  let phone: FakePhone;

  const configure = (services: Configuration['services'] = {}) =>
    (phone.configuration = {servers: [], credentials: 'callback', site, services});
  const full = {
    forwarding: {always: {on: '*72{number}', off: '*73'}},
    profiles: [{name: 'Büro'}, {name: 'Homeoffice', forwardTo: '089 99998-765'}],
  };

  beforeEach(() => {
    phone = new FakePhone(reachable());
    configure();
    phone.tell('absence', off);
  });
  afterEach(unmountAll);

  it('turns do not disturb on and off, and shows what the core says of it', async () => {
    const panel = await mount('amt-absence', {phone});
    const toggle = button(panel, 'Nicht stören');
    toggle.click();
    await settled(panel);
    expect(phone.commands).to.deep.equal([{type: 'setAbsence', change: {on: true}}]);
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');
    phone.tell('absence', {...off, doNotDisturb: true, isOwn: true});
    await settled(panel);
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    expect(words(panel)).to.include('bis Sie den Browser schließen');
    expect(deepAll(panel, 'form'), 'nothing can be forwarded without a code').to.deep.equal([]);
    expect(await axeViolations(panel)).to.deep.equal([]);
  });

  it('forwards to a number that has passed the rules, and asks for an end where the core does', async () => {
    configure(full);
    const panel = await mount('amt-absence', {phone});
    await type(panel, '0900 1234567');
    await press(panel, 'Umleiten');
    await until(() => words(panel).includes('gesperrt'), 'it is refused');
    expect(phone.commands).to.deep.equal([]);
    phone.answerWith = () => new PhoneError('end-missing');
    await type(panel, '089 99998-765');
    await press(panel, 'Umleiten');
    await until(() => phone.commands.length === 1, 'it is sent');
    expect(phone.commands[0]).to.deep.equal({type: 'setAbsence', change: {to: '08999998765'}});
    const end = deepAll(panel, '.end')[0] as HTMLInputElement;
    await until(() => panel.shadowRoot?.activeElement === end, 'the end is asked for');
    phone.answerWith = () => undefined;
    end.value = '2099-03-02T17:00';
    await press(panel, 'Homeoffice');
    await until(() => phone.commands.length === 2, 'it is sent');
    const expected = new Date('2099-03-02T17:00').toISOString();
    expect(phone.commands[1]).to.deep.equal({type: 'setAbsence', change: {profile: 'Homeoffice', until: expected}});
    phone.tell('absence', {...off, forwards: true, target: '08999998765', profile: 'Homeoffice'});
    await settled(panel);
    expect(button(panel, 'Homeoffice').getAttribute('aria-pressed')).to.equal('true');
    expect(await axeViolations(panel)).to.deep.equal([]);
    await press(panel, 'Umleitung beenden');
    await until(() => phone.commands.length === 3, 'it is sent');
    expect(phone.commands[2]).to.deep.equal({type: 'setAbsence', change: {to: ''}});
  });

  it('shows a page of another host what holds, and lets it change nothing', async () => {
    phone.confirmsNumbers = true;
    phone.tell('absence', {...off, forwards: true});
    const panel = await mount('amt-absence', {phone});
    expect(deepAll(panel, 'button, input')).to.deep.equal([]);
    expect(words(panel)).to.include('Telefonfenster');
  });

  it('stands in the bar in place of "Erreichbar", opens its panel, and moves nothing', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    const shown = (selector: string) =>
      deepAll(bar, selector).find(each => each.checkVisibility({visibilityProperty: true}));
    const sign = () => shown('.sign');
    await until(() => shown('[part="status"]') !== undefined, 'it is there');
    const {height} = bar.getBoundingClientRect();
    const field = () => deepAll(bar, 'amt-dialer')[0]?.getBoundingClientRect().left;
    const before = field();
    phone.tell('absence', {...off, doNotDisturb: true});
    await until(() => sign() !== undefined, 'the sign');
    expect(words(sign() as HTMLElement)).to.equal('Nicht stören');
    expect(shown('[part="status"]')).to.equal(undefined);
    expect([bar.getBoundingClientRect().height, field()]).to.deep.equal([height, before]);
    expect(await axeViolations(bar)).to.deep.equal([]);
    sign()?.click();
    await until(() => shown('amt-absence') !== undefined, 'the panel');
    phone.tell('absence', {...off, forwards: true});
    await until(() => words(sign() as HTMLElement) === 'Umgeleitet', 'the sign');
    phone.tell('absence', {...off, doNotDisturb: true, openUntil: Date.now() + 1000});
    await until(() => sign() === undefined, 'calls ring after an emergency call');
    expect(shown('[part="status"]')).to.not.equal(undefined);
  });
});
