import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import '../../src/define/amt-team.js';
import '../../src/parts/team/part.js';
import {barEntries} from '../../src/controllers/index.js';
import {PhoneError, type Configuration, type Lamp, type TeamGroup} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const wohngeld: TeamGroup = {
  name: 'Wohngeld',
  members: [
    {name: 'Huber, Maria', number: '101'},
    {name: 'Müller, Jörg', number: '103'},
    {name: 'Yılmaz, Deniz', number: '108', department: 'IT-Service'},
  ],
};
const kasse: TeamGroup = {name: 'Kasse', members: [{name: 'Maier, Josef', number: '102'}]};
const many: TeamGroup = {
  name: 'Haus',
  members: Array.from({length: 700}, (_, index) => ({name: `Nachname${index}, Eva`, number: String(1000 + index)})),
};
const site = {country: '49', area: '861', head: '58', extensionDigits: [3, 4], trunkPrefix: '0', mode: 'direct'} as const;

describe('amt-team', () => {
  let phone: FakePhone;

  const configure = (team: readonly TeamGroup[], more: Partial<Configuration> = {}) => {
    phone.configuration = {
      ...{servers: [], credentials: 'callback', site, team},
      services: {pickUp: '*8{number}'},
      ...more,
    };
  };
  const shows = (lamps: Readonly<Record<string, Lamp>>) => phone.tell('lamps', lamps);
  const open = () => mount('amt-team', {phone});
  const rows = (panel: Element) => deepAll(panel, '[data-number]');
  const row = (panel: Element, number: string) => deepAll(panel, `[data-number="${number}"]`)[0] as HTMLElement;
  const focused = (panel: Element) => {
    const active = panel.shadowRoot?.activeElement as HTMLElement | null;
    return `${active?.closest<HTMLElement>('[data-number]')?.dataset['number'] ?? ''} ${active?.dataset['does'] ?? ''}`;
  };

  beforeEach(() => {
    phone = new FakePhone({
      ...reachable(),
      account: {aor: 'sip:101@pbx.test', user: '101', displayName: 'Maria Huber'},
    });
    configure([wohngeld, kasse]);
  });
  afterEach(unmountAll);

  it('lists colleagues in the order of the configuration, each with a state in a shape and a word', async () => {
    const panel = await open();
    shows({103: 'busy', 108: 'ringing', 102: 'unregistered'});
    await settled(panel);
    expect(rows(panel).map(words)).to.deep.equal([
      'Huber, Maria 101 · Sie unbekannt',
      'Müller, Jörg 103 im Gespräch',
      'Yılmaz, Deniz 108 IT-Service klingelt Heranholen',
      'Maier, Josef 102 nicht angemeldet',
    ]);
    expect(deepAll(panel, 'h3').map(words)).to.deep.equal(['Wohngeld', 'Kasse']);
    expect(deepAll(panel, '.state svg')).to.have.length(4);
    expect(new Set(deepAll(panel, '.state svg').map(shape => shape.innerHTML))).to.have.length(4);
    shows({103: 'idle'});
    await settled(panel);
    expect(words(row(panel, '103'))).to.include('frei');
    expect(await axeViolations(panel)).to.deep.equal([]);
  });

  it('calls by one click, through the rules of numbers, and leaves it to the page where that wants to', async () => {
    const panel = await open();
    let allows = true;
    panel.addEventListener('amt-dial', event => allows || event.preventDefault());
    const call = button(row(panel, '103'), 'Anrufen');
    call.click();
    await until(() => phone.commands.length > 0, 'a call');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '103'}]);
    allows = false;
    await settled(panel);
    call.click();
    await settled(panel);
    expect(phone.commands).to.have.length(1);
    expect(deepAll(panel, '.problem')).to.deep.equal([]);
  });

  it('takes a call while it rings there, and says in its row when somebody else has it', async () => {
    const panel = await open();
    shows({103: 'ringing', 108: 'busy'});
    await settled(panel);
    expect(deepAll(panel, '[data-does="pickUp"]')).to.have.length(1);
    await press(panel, 'Heranholen');
    await until(() => phone.commands.length > 0, 'a pick-up');
    expect(phone.commands).to.deep.equal([{type: 'pickUp', target: '103'}]);
    phone.set({calls: []});
    phone.ring({id: 'new-call', direction: 'out', phase: 'dialling'});
    phone.end('new-call', {reason: 'failed', error: new PhoneError('call-taken').toData()});
    await settled(panel);
    expect(words(row(panel, '103'))).to.include('Der Anruf wurde schon angenommen');
    expect(words(row(panel, '108'))).to.not.include('angenommen');
  });

  it('says in its row why a command was refused', async () => {
    const panel = await open();
    phone.answerWith = () => new PhoneError('not-registered');
    button(row(panel, '102'), 'Anrufen').click();
    await until(() => deepAll(panel, '.problem').length > 0, 'a problem');
    expect(words(row(panel, '102'))).to.include('noch nicht angemeldet');
  });

  it('offers nothing to be taken where the site names no code for it, or at the own line', async () => {
    configure([wohngeld], {services: {}});
    const panel = await open();
    shows({101: 'ringing', 103: 'ringing'});
    await settled(panel);
    expect(deepAll(panel, '[data-does="pickUp"]')).to.deep.equal([]);
    configure([wohngeld]);
    panel.requestUpdate();
    await settled(panel);
    expect(deepAll(panel, '[data-does="pickUp"]')).to.have.length(1);
  });

  it('moves nothing when lamps change, announces nothing, and keeps the focus in the row', async () => {
    const panel = await open();
    const places = () =>
      deepAll(panel, '.name, [data-does="call"], .state').map(one => {
        const {x, y} = one.getBoundingClientRect();
        return `${x} ${y}`;
      });
    shows({103: 'ringing', 108: 'idle', 102: 'idle'});
    await settled(panel);
    // What is out of sight is laid out when it comes into sight.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const before = places();
    button(panel, 'Heranholen').focus();
    shows({103: 'busy', 108: 'ringing', 102: 'unregistered'});
    await settled(panel);
    await until(() => focused(panel) === '103 call', 'the focus goes on in its row');
    expect(places()).to.deep.equal(before);
    expect(deepAll(panel, '[aria-live], [role=status], [role=alert]')).to.deep.equal([]);
  });

  it('has one stop for the keyboard: arrow keys lead from row to row and along its buttons, Tab leads out', async () => {
    const panel = await open();
    shows({108: 'ringing'});
    await settled(panel);
    button(row(panel, '103'), 'Anrufen').focus();
    for (const [key, expected] of [
      ['ArrowUp', '103 call'],
      ['ArrowDown', '108 call'],
      ['ArrowLeft', '108 pickUp'],
      ['ArrowLeft', '108 pickUp'],
      ['ArrowDown', '102 call'],
      ['End', '102 call'],
      ['Home', '103 call'],
    ] as const) {
      await sendKeys({press: key});
      await settled(panel);
      expect(focused(panel), key).to.equal(expected);
    }
    expect(deepAll(panel, 'button[tabindex="0"]')).to.have.length(1);
    await sendKeys({press: 'Tab'});
    expect(focused(panel)).to.equal(' ');
  });

  it('searches names where there are many, however they are written', async () => {
    configure([{...wohngeld, members: [...wohngeld.members, ...many.members.slice(0, 20)]}, kasse]);
    const panel = await open();
    const found = async (text: string) => {
      await type(panel, text);
      return rows(panel).map(one => one.dataset['number']);
    };
    expect(await found('mueller')).to.deep.equal(['103']);
    expect(await found('jorg m')).to.deep.equal(['103']);
    expect(await found('yil')).to.deep.equal(['108']);
    expect(await found('it-service')).to.deep.equal(['108']);
    expect(await found('102')).to.deep.equal(['102']);
    expect(await found('kasse')).to.deep.equal(['102']);
    expect(await found('niemand')).to.deep.equal([]);
    expect(words(panel)).to.include('0 von 24');
    await sendKeys({press: 'Escape'});
    await settled(panel);
    expect(rows(panel)).to.have.length(24);
    await sendKeys({press: 'ArrowDown'});
    expect(focused(panel)).to.equal('103 call');
  });

  it('has no field for that where all are in sight', async () => {
    expect(deepAll(await open(), 'input')).to.deep.equal([]);
  });

  it('renders of 700 the row that changed', async () => {
    configure([many]);
    const panel = await open();
    const lamps: Record<string, Lamp> = Object.fromEntries(many.members.map(({number}) => [number, 'idle']));
    shows(lamps);
    await settled(panel);
    const changed = new Set<string>();
    const observer = new MutationObserver(records => {
      for (const {target} of records) {
        const element = target instanceof Element ? target : target.parentElement;
        changed.add(element?.closest<HTMLElement>('[data-number]')?.dataset['number'] ?? 'elsewhere');
      }
    });
    observer.observe(panel.shadowRoot as Node, {subtree: true, childList: true, attributes: true, characterData: true});
    shows({...lamps, 1350: 'busy'});
    await settled(panel);
    await until(() => changed.size > 0, 'something changed');
    observer.disconnect();
    expect([...changed]).to.deep.equal(['1350']);
  });

  it('has the mailbox beside it while something waits there', async () => {
    configure([wohngeld], {voicemailNumber: '9664'});
    const panel = await open();
    expect(words(panel)).to.not.include('Nachricht');
    phone.set({voicemail: {waiting: true, newMessages: 3, oldMessages: 1}});
    await settled(panel);
    await press(panel, '3 neue Nachrichten');
    await until(() => phone.commands.length > 0, 'a call');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '9664'}]);
  });

  it('says so where there is no team, and has no button in that bar', async () => {
    configure([]);
    expect(words(await open())).to.equal('Es ist kein Team eingerichtet.');
    const bar = await mount('amt-phone-bar', {phone});
    expect(deepAll(bar, '[data-sheet="team"]')).to.deep.equal([]);
    configure([wohngeld]);
    bar.requestUpdate();
    await settled(bar);
    await press(bar, 'Team');
    await settled(bar);
    expect(deepAll(bar, 'amt-team')).to.have.length(1);
    expect(barEntries.all.some(({name}) => name === 'team')).to.equal(true);
  });
});
