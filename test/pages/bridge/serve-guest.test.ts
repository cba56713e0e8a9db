import {expect} from 'chai';
import {patchBetween} from '../../../src/pages/bridge/patch-between.js';
import {applyPatch, PROTOCOL_VERSION, type BridgeHello, type GuestMessage} from '../../../src/protocol/index.js';
import {call, registered} from '../../client/scripted-core.js';
import {until} from '../../media/studio.js';
import {Guest, guestOrigin} from './guest.js';

const served = {
  servers: ['wss://pbx.example/ws'],
  credentials: {aor: 'sip:101@pbx.example', password: 'secret101'},
  hosts: [guestOrigin],
  site: {area: '861'},
  directory: [
    {name: 'Haus', entries: '/haus.json'},
    {name: 'Leitung', entries: '/geheim.json', guests: false},
  ],
};
describe('The bridge', () => {
  const {fetch} = globalThis;
  let guest: Guest;

  beforeEach(() => {
    globalThis.fetch = async () => Response.json(served);
  });

  afterEach(() => {
    globalThis.fetch = fetch;
    guest.phone?.disconnect();
  });

  function embed(origin = guestOrigin, words: Partial<BridgeHello> = {}): void {
    guest = new Guest(origin, words);
  }

  it('shows the state to a host that the configuration names, and no secret', async () => {
    embed();
    await guest.welcomed();
    const [welcome] = guest.said('welcome');
    expect(welcome?.state.registration.status).to.equal('registered');
    expect(welcome?.page).to.equal(guest.phone?.page);
    expect(welcome?.configuration.site).to.deep.equal({area: '861', dialFormat: 'e164'});
    expect(welcome?.configuration.directory).to.deep.equal([{name: 'Haus'}]);
    expect(JSON.stringify(guest.heard)).to.not.match(/secret101|wss:|json|Leitung/);
  });

  it('passes changes on as patches', async () => {
    embed();
    await guest.welcomed();
    guest.core?.post({type: 'patch', patch: {revision: 5, changedCalls: [call('1')], callIds: ['1']}});
    await until('a patch comes', () => guest.said('patch').length > 0);
    const [patch] = guest.said('patch');
    expect(patch?.patch).to.deep.equal({revision: 5, changedCalls: [call('1')], callIds: ['1']});
  });

  it('asks the core in the guest’s name for what it watches, and passes it on until the guest leaves off', async () => {
    embed();
    await guest.welcomed();
    const asked = () => guest.atCore.filter(message => message.type === 'watch' && message.guest);
    const watch = (topic: unknown, on: unknown) => guest.port.post({type: 'watch', topic, on} as GuestMessage);
    watch({}, true);
    watch('lamps', 'yes');
    watch('lamps', true);
    await until('the core is asked', () => asked().length > 0);
    guest.core?.post({type: 'topic', topic: 'lamps', value: {102: 'idle'}});
    guest.core?.post({type: 'topic', topic: 'history', value: ['never asked for']});
    await until('it is passed on', () => guest.said('topic').length > 0);
    watch('lamps', false);
    await until('the core is told', () => asked().length > 1);
    expect(asked()).to.deep.equal([
      {type: 'watch', topic: 'lamps', on: true, guest: true},
      {type: 'watch', topic: 'lamps', on: false, guest: true},
    ]);
    expect(guest.said('topic')).to.deep.equal([{type: 'topic', topic: 'lamps', value: {102: 'idle'}}]);
  });

  it('knows itself how it sounds, and neither asks for that in the guest’s name nor tells it', async () => {
    embed();
    await guest.welcomed();
    const watch = (topic: string, on = true) => guest.port.post({type: 'watch', topic, on});
    watch('sound');
    watch('sound', false);
    watch('sound');
    watch('lamps');
    const asked = () => guest.atCore.filter(({type}) => type === 'watch');
    await until('the core is asked', () => asked().length > 1);
    guest.core?.post({type: 'topic', topic: 'sound', value: {}});
    guest.core?.post({type: 'topic', topic: 'lamps', value: {102: 'idle'}});
    await until('it is passed on', () => guest.said('topic').length > 0);
    expect(asked()).to.deep.equal([
      {type: 'watch', topic: 'sound', on: true, guest: false},
      {type: 'watch', topic: 'lamps', on: true, guest: true},
    ]);
    expect(guest.said('topic')).to.deep.equal([{type: 'topic', topic: 'lamps', value: {102: 'idle'}}]);
  });

  it('tells a page of a foreign site to warn before it is left, while a call runs and no longer', async () => {
    embed();
    await guest.welcomed();
    guest.core?.post({type: 'patch', patch: {revision: 5, changedCalls: [call('1')], callIds: ['1']}});
    await until('it warns', () => guest.said('warn').at(-1)?.on === true);
    guest.core?.post({type: 'patch', patch: {revision: 6, callIds: []}});
    await until('it warns no more', () => guest.said('warn').at(-1)?.on === false);
    expect(guest.said('warn')).to.have.length(2);
  });

  it('has what the user is about to do made ready six times in a row, and then each ten seconds: no script keeps the microphone on', async () => {
    embed();
    await guest.welcomed();
    const intended: string[] = [];
    Object.assign(guest.phone ?? {}, {intend: (direction: string) => intended.push(direction)});
    const intend = (direction: unknown) => guest.port.post({type: 'intend', direction} as GuestMessage);
    intend('up');
    for (let i = 0; i < 20; i++) intend(i % 2 ? 'in' : 'out');
    guest.port.post({type: 'command', seq: 1, command: {type: 'hangUp', id: 'none'}});
    await until('all was read', () => guest.atCore.some(({type}) => type === 'command'));
    expect(intended).to.deep.equal(['out', 'in', 'out', 'in', 'out', 'in']);
  });

  it('has no phone for a host that the configuration does not name', async () => {
    embed('https://evil.example');
    await until('the guest is refused', () => guest.said('refused').length > 0);
    expect(guest.said('refused')[0]?.error.code).to.equal('origin-refused');
    guest.port.post({type: 'command', seq: 1, command: {type: 'call', target: '1'}});
    await until('its command is refused', () => guest.said('result').length > 0);
    expect(guest.said('result')[0]?.result.ok).to.equal(false);
    expect(guest.said('welcome')).to.have.length(0);
    expect(guest.core).to.equal(null);
  });

  it('refuses a page in a sandbox, whose origin is none', async () => {
    embed('null');
    await until('the guest is refused', () => guest.said('refused').length > 0);
    expect(guest.said('refused')[0]?.error.code).to.equal('origin-refused');
  });

  it('takes no configuration from elsewhere', async () => {
    embed(guestOrigin, {configuration: 'https://evil.example/telefon.json'});
    await until('the guest is refused', () => guest.said('refused').length > 0);
    expect(guest.said('refused')[0]?.error.code).to.equal('configuration-invalid');
    expect(guest.phone).to.equal(null);
  });

  for (const configuration of ['data:application/json,{}', 'javascript:1', 'blob:x', 'file:///telefon.json'])
    it(`takes none that is no file of the phone’s host: ${configuration} (attack 10)`, async () => {
      embed(guestOrigin, {configuration});
      await until('the guest is refused', () => guest.said('refused').length > 0);
      expect(guest.said('refused')[0]?.error.code).to.match(/^configuration-(?:invalid|unreachable)$/);
      expect(guest.said('welcome')).to.be.empty;
    });

  it('has no phone for a page that names a redirect, wherever that leads (attack 1)', async () => {
    const stray = Response.json({...served, hosts: ['https://evil.example']});
    globalThis.fetch = async () => Object.defineProperty(stray, 'url', {value: 'https://evil.example/evil.json'});
    embed('https://evil.example', {configuration: `${location.origin}/go?to=https://evil.example/evil.json`});
    await until('the guest is refused', () => guest.said('refused').length > 0);
    expect(guest.said('refused')[0]?.error.code).to.equal('configuration-unreachable');
    expect(guest.core).to.equal(null);
  });

  it('asks for the file alone, whatever the page has put behind its name (attack 15)', async () => {
    const asked: unknown[] = [];
    globalThis.fetch = async url => {
      asked.push(url);
      return Response.json(served);
    };
    embed(guestOrigin, {configuration: `${location.origin}/telefon.json?answer={"hosts":[]}#2`});
    await guest.welcomed();
    expect(asked).to.deep.equal([`${location.origin}/telefon.json`]);
  });

  it('tells a page of another version that it is outdated', async () => {
    embed(guestOrigin, {protocol: PROTOCOL_VERSION + 1});
    await until('the guest is refused', () => guest.said('refused').length > 0);
    expect(guest.said('refused')[0]?.error.code).to.equal('page-outdated');
  });

  it('passes a command on and its result back', async () => {
    embed();
    await guest.welcomed();
    guest.accept = async () => undefined;
    guest.port.post({type: 'command', seq: 8, command: {type: 'hangUp', id: 'c1'}});
    await until('the guest has the result', () => guest.said('result').length > 0);
    expect(guest.commands).to.deep.equal([{type: 'hangUp', id: 'c1'}]);
    expect(guest.said('result')[0]).to.deep.equal({type: 'result', seq: 8, result: {ok: true, value: undefined}});
  });

  it('knows from the page around it whether the user looks at it', async () => {
    embed();
    await guest.welcomed();
    guest.port.post({
      type: 'info',
      info: {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false},
    });
    await until('the core knows', () => guest.atCore.some(message => message.type === 'info' && message.info.focused));
  });

  it('knows it from the beginning, though the page says so before its configuration was read', async () => {
    embed();
    guest.port.post({
      type: 'info',
      info: {visible: false, focused: false, phoneWindow: false, media: true, activated: true, notifies: true},
    });
    await guest.welcomed();
    const [hello] = guest.atCore;
    expect(hello?.type === 'hello' && hello.info).to.include({visible: false, activated: true, notifies: true});
  });

  it('changes nothing for a flood of messages that are none', async () => {
    embed();
    await guest.welcomed();
    const before = guest.phone?.state;
    const junk: unknown[] = [
      null,
      7,
      'call',
      {type: 'welcome'},
      {type: 'hello', page: 'x'},
      {type: 'media-result', seq: 1},
      {type: 'command', seq: 1, command: {type: 'call'}},
      {type: 'command', seq: 1, command: {type: 'call', target: 'x'.repeat(300)}},
      {type: 'command', seq: 1, command: {type: 'toString'}},
      {type: 'command', seq: 0.5, command: {type: 'answer', id: 'c1'}},
      {type: 'command', seq: 1, command: {type: 'answer', id: 'c1', more: 1}},
      {type: 'info', info: {visible: 1}},
    ];
    for (let i = 0; i < 10_000; i += 1) guest.port.post(junk[i % junk.length] as GuestMessage);
    guest.port.post({type: 'command', seq: 99, command: {type: 'answer', id: 'c1'}});
    await until('the command after it is refused', () => guest.said('result').length > 0);
    const [{result} = {result: null}] = guest.said('result');
    expect(result && !result.ok && result.error.code).to.equal('too-many-requests');
    expect(guest.commands).to.have.length(0);
    expect(guest.phone?.state).to.equal(before);
  });
});

describe('The patch between two states', () => {
  it('makes the next of the one before, and names nothing that did not change', () => {
    const before = {...registered, calls: [call('1'), call('2')]};
    const next = {
      ...before,
      revision: 9,
      calls: before.calls.slice(1),
      voicemail: {waiting: true, newMessages: 1, oldMessages: 0},
    };
    const patch = patchBetween(before, next);
    expect(patch).to.deep.equal({revision: 9, changedCalls: [], callIds: ['2'], voicemail: next.voicemail});
    expect(applyPatch(before, patch)).to.deep.equal(next);
  });
});
