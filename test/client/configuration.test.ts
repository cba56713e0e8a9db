import {expect} from 'chai';
import {checkConfiguration, phoneName} from '../../src/client/configuration.js';
import type {PhoneError} from '../../src/protocol/index.js';
import {configuration, registered, ScriptedCore} from './scripted-core.js';

const base = 'https://telefon.amt.example/a/telefon.json';

describe('The configuration', () => {
  it('resolves relative addresses against its own', () => {
    const {servers, credentials} = checkConfiguration(
      {servers: ['/ws', 'wss://b.example/ws'], credentials: 'zugang'},
      base,
    );
    expect(servers).to.deep.equal(['wss://telefon.amt.example/ws', 'wss://b.example/ws']);
    expect(credentials).to.equal('https://telefon.amt.example/a/zugang');
  });

  it('leaves keys alone that it does not know', () => {
    expect(checkConfiguration({...configuration, later: 1}, base)).to.have.property('later', 1);
  });

  for (const [wrong, key] of [
    [{servers: undefined}, 'servers'],
    [{servers: []}, 'servers'],
    [{servers: ['ftp://a']}, 'servers'],
    [{credentials: undefined}, 'credentials'],
    [{credentials: {aor: '101'}}, 'credentials'],
    [{credentials: {aor: 'sip:101@a', password: 5}}, 'credentials'],
    [{hosts: ['intranet.amt.example']}, 'hosts'],
    [{hosts: ['https://intranet.amt.example/']}, 'hosts'],
    [{dtlsActive: 'no'}, 'dtlsActive'],
    [{answerTimeout: -1}, 'answerTimeout'],
    [{tones: 'inband'}, 'tones'],
    [{iceServers: [{url: 'stun:a'}]}, 'iceServers'],
    [{lamps: ['102', '103;x=y']}, 'lamps'],
    [{lamps: '102'}, 'lamps'],
    [{lampList: 'lampen'}, 'lampList'],
    [{voicemail: 'yes'}, 'voicemail'],
    [{voicemailNumber: 9664}, 'voicemailNumber'],
  ] as const) {
    it(`names the key of a mistake: ${JSON.stringify(wrong)}`, () => {
      let thrown: unknown;
      try {
        checkConfiguration({...configuration, ...wrong}, base);
      } catch (error) {
        thrown = error;
      }
      expect((thrown as PhoneError).code).to.equal('configuration-invalid');
      expect((thrown as PhoneError).message).to.include(`"${key}"`);
    });
  }

  it('names the phone by its address, or by who it is, without a secret', () => {
    const inline = {...configuration, credentials: {aor: 'sip:101@a', password: 'secret101'}};
    expect(phoneName(inline, inline)).to.equal('amtsleitung sip:101@a wss://pbx.example/ws');
    expect(phoneName('/telefon.json', inline)).to.equal(`amtsleitung ${location.origin}/telefon.json`);
  });
});

describe('Reading the configuration', () => {
  const {fetch} = globalThis;
  let core: ScriptedCore;
  afterEach(() => {
    globalThis.fetch = fetch;
    core.phone.disconnect();
  });

  const outcome = async (answer: () => Promise<Response>) => {
    globalThis.fetch = answer;
    core = new ScriptedCore({configuration: '/telefon.json'});
    const error = await core.phone.ready.then(
      () => null,
      (thrown: unknown) => thrown as PhoneError,
    );
    await Promise.resolve();
    return error;
  };

  for (const [what, code, answer] of [
    ['is not there', 'configuration-missing', async () => new Response('', {status: 404})],
    ['is no JSON', 'configuration-invalid', async () => new Response('<html>')],
    ['is refused by the server', 'configuration-unreachable', async () => new Response('', {status: 503})],
    ['does not answer', 'configuration-unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const) {
    it(`says ${code} when it ${what}`, async () => {
      expect((await outcome(answer))?.code).to.equal(code);
      const state = await core.state(({registration}) => registration.status === 'refused');
      expect(state.registration.error?.code).to.equal(code);
    });
  }

  it('tries again, and the phone works then', async () => {
    await outcome(async () => new Response('', {status: 502}));
    globalThis.fetch = async () => Response.json(configuration);
    const state = await core.state(({registration}) => registration.status === 'registered');
    expect(state).to.equal(registered);
    expect(core.phone.configuration?.servers).to.deep.equal(configuration.servers);
  });

  it('tries again at once when the user asks for it', async () => {
    await outcome(async () => new Response('', {status: 502}));
    globalThis.fetch = async () => Response.json(configuration);
    const asked = core.phone.reconnect();
    const {seq, command} = await core.hears('command');
    expect(command.type).to.equal('reconnect');
    core.say({type: 'result', seq, result: {ok: true, value: undefined}});
    await asked;
  });

  it('says configuration-missing when none is given', async () => {
    core = new ScriptedCore({configuration: ''});
    const error = await core.phone.ready.catch((thrown: unknown) => thrown);
    expect((error as PhoneError).code).to.equal('configuration-missing');
  });
});
