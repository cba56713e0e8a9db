import {expect} from 'chai';
import {serveGuest, type GuestPort} from '../../src/bridge/serve-guest.js';
import {patchBetween} from '../../src/bridge/patch-between.js';
import {PhoneClient} from '../../src/client/phone-client.js';
import {
  applyPatch,
  portPair,
  PROTOCOL_VERSION,
  type BridgeHello,
  type BridgeMessage,
  type CorePort,
  type GuestMessage,
  type PageMessage,
  type PagePort,
  type Port,
} from '../../src/protocol/index.js';
import {call, registered} from '../client/scripted-core.js';
import {until} from '../media/studio.js';

const guestOrigin = 'https://intranet.amt.example';
const served = {
  servers: ['wss://pbx.example/ws'],
  credentials: {aor: 'sip:101@pbx.example', password: 'secret101'},
  hosts: [guestOrigin],
  site: {area: '861'},
};
const hello: BridgeHello = {
  type: 'amtsleitung-bridge',
  protocol: PROTOCOL_VERSION,
  configuration: `${location.origin}/telefon.json`,
  phoneWindow: false,
};

describe('The bridge', () => {
  const {fetch} = globalThis;
  let phone: PhoneClient | null;
  let atCore: PageMessage[];
  let core: CorePort | null;
  let atGuest: BridgeMessage[];
  let guest: Port<GuestMessage, BridgeMessage>;

  beforeEach(() => {
    [phone, core, atCore, atGuest] = [null, null, [], []];
    globalThis.fetch = async () => Response.json(served);
  });

  afterEach(() => {
    globalThis.fetch = fetch;
    phone?.disconnect();
  });

  function embed(origin = guestOrigin, words: Partial<BridgeHello> = {}): void {
    const [near, far]: [Port<GuestMessage, BridgeMessage>, GuestPort] = portPair();
    guest = near;
    const heard = atGuest;
    guest.onmessage = message => heard.push(message);
    serveGuest(far, origin, {...hello, ...words}, (options, admit) => {
      phone = new PhoneClient(options, async (_, attach, configuration) => {
        admit(configuration);
        const [page, end]: [PagePort, CorePort] = portPair();
        core = end;
        end.onmessage = message => {
          atCore.push(message);
          if (message.type === 'hello') end.post({type: 'welcome', protocol: PROTOCOL_VERSION, state: registered});
        };
        attach(page);
        return null;
      });
      return phone;
    });
  }

  const said = <T extends BridgeMessage['type']>(type: T) =>
    atGuest.filter((message): message is Extract<BridgeMessage, {type: T}> => message.type === type);
  const welcomed = () => until('the guest is welcome', () => said('welcome').length > 0);
  const commands = () => atCore.filter(({type}) => type === 'command');

  it('shows the state to a host that the configuration names, and no secret', async () => {
    embed();
    await welcomed();
    const [welcome] = said('welcome');
    expect(welcome?.state.registration.status).to.equal('registered');
    expect(welcome?.page).to.equal(phone?.page);
    expect(welcome?.configuration.site).to.deep.equal({area: '861'});
    expect(JSON.stringify(atGuest)).to.not.match(/secret101|wss:/);
  });

  it('passes changes on as patches', async () => {
    embed();
    await welcomed();
    core?.post({type: 'patch', patch: {revision: 5, changedCalls: [call('1')], callIds: ['1']}});
    await until('a patch comes', () => said('patch').length > 0);
    const [patch] = said('patch');
    expect(patch?.patch).to.deep.equal({revision: 5, changedCalls: [call('1')], callIds: ['1']});
  });

  it('has no phone for a host that the configuration does not name', async () => {
    embed('https://evil.example');
    await until('the guest is refused', () => said('refused').length > 0);
    expect(said('refused')[0]?.error.code).to.equal('origin-refused');
    guest.post({type: 'command', seq: 1, command: {type: 'call', target: '1'}});
    await until('its command is refused', () => said('result').length > 0);
    expect(said('result')[0]?.result.ok).to.equal(false);
    expect(said('welcome')).to.have.length(0);
    expect(core).to.equal(null);
  });

  it('takes no configuration from elsewhere', async () => {
    embed(guestOrigin, {configuration: 'https://evil.example/telefon.json'});
    await until('the guest is refused', () => said('refused').length > 0);
    expect(said('refused')[0]?.error.code).to.equal('configuration-invalid');
    expect(phone).to.equal(null);
  });

  it('tells a page of another version that it is outdated', async () => {
    embed(guestOrigin, {protocol: PROTOCOL_VERSION + 1});
    await until('the guest is refused', () => said('refused').length > 0);
    expect(said('refused')[0]?.error.code).to.equal('page-outdated');
  });

  it('passes a command on and its result back', async () => {
    embed();
    await welcomed();
    guest.post({type: 'command', seq: 8, command: {type: 'hangUp', id: 'c1'}});
    await until('the core has it', () => commands().length > 0);
    const [message] = commands();
    if (message?.type === 'command')
      core?.post({type: 'result', seq: message.seq, result: {ok: true, value: undefined}});
    await until('the guest has the result', () => said('result').length > 0);
    expect(said('result')[0]).to.deep.equal({type: 'result', seq: 8, result: {ok: true, value: undefined}});
  });

  it('knows from the page around it whether the user looks at it', async () => {
    embed();
    await welcomed();
    guest.post({
      type: 'info',
      info: {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false},
    });
    await until('the core knows', () => atCore.some(message => message.type === 'info' && message.info.focused));
  });

  it('changes nothing for a flood of messages that are none', async () => {
    embed();
    await welcomed();
    const before = phone?.state;
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
    for (let i = 0; i < 10_000; i += 1) guest.post(junk[i % junk.length] as GuestMessage);
    guest.post({type: 'command', seq: 99, command: {type: 'answer', id: 'c1'}});
    await until('the command after it is refused', () => said('result').length > 0);
    const [{result} = {result: null}] = said('result');
    expect(result && !result.ok && result.error.code).to.equal('too-many-requests');
    expect(commands()).to.have.length(0);
    expect(phone?.state).to.equal(before);
  });
});

describe('The patch between two states', () => {
  it('makes the next of the one before, and names nothing that did not change', () => {
    const before = {...registered, calls: [call('1'), call('2')]};
    const next = {...before, revision: 9, calls: before.calls.slice(1), lamps: {102: 'busy' as const}};
    const patch = patchBetween(before, next);
    expect(patch).to.deep.equal({revision: 9, changedCalls: [], callIds: ['2'], lamps: {102: 'busy'}});
    expect(applyPatch(before, patch)).to.deep.equal(next);
  });
});
