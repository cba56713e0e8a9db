import {expect} from 'chai';
import {checkConfiguration, phoneName} from '../../../src/client/configuration/read.js';
import type {PhoneError} from '../../../src/protocol/index.js';
import {configuration, registered, ScriptedCore} from '../scripted-core.js';

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

  it('takes the address of the folder with tones with its slash or without', () => {
    for (const sounds of ['/klingeltoene/', '/klingeltoene'])
      expect(checkConfiguration({...configuration, ringing: {sounds}}, base).ringing?.sounds).to.equal(
        new URL('/klingeltoene/', base).href,
      );
  });

  it('resolves the addresses of the directory, and leaves the place for what was typed as it is', () => {
    const directory = [
      {name: 'Telefonbuch', url: '/telefonbuch?q={query}'},
      {name: 'Pfad', url: 'suche/{query}', guests: false},
      {name: 'Haus', entries: 'haus.json'},
    ];
    expect(checkConfiguration({...configuration, directory}, base).directory).to.deep.equal([
      {name: 'Telefonbuch', url: 'https://telefon.amt.example/telefonbuch?q={query}'},
      {name: 'Pfad', url: 'https://telefon.amt.example/a/suche/{query}', guests: false},
      {name: 'Haus', entries: 'https://telefon.amt.example/a/haus.json'},
    ]);
  });

  it('keeps the list of calls on its own host', () => {
    const {history} = checkConfiguration({...configuration, history: {store: '/anrufe'}}, base);
    expect(history).to.deep.equal({store: 'https://telefon.amt.example/anrufe'});
    expect(checkConfiguration({...configuration, history: false}, base).history).to.equal(false);
    expect(checkConfiguration({...configuration, history: {days: 90}}, base).history).to.deep.equal({days: 90});
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
    [{hosts: ['https://intranet.amt.example/wohngeld']}, 'hosts'],
    [{hosts: ['https://*.amt.example']}, 'hosts'],
    [{hosts: ['*']}, 'hosts'],
    [{hosts: ['null']}, 'hosts'],
    [{hosts: ['https://intranet.amt.example:443']}, 'hosts'],
    [{hosts: ['https://huber@intranet.amt.example']}, 'hosts'],
    [{hosts: ['ftp://intranet.amt.example']}, 'hosts'],
    [{hosts: [['https://intranet.amt.example']]}, 'hosts'],
    [{dtlsActive: 'no'}, 'dtlsActive'],
    [{answerTimeout: -1}, 'answerTimeout'],
    [{tones: 'inband'}, 'tones'],
    [{showWithheld: true}, 'showWithheld'],
    [{iceServers: [{url: 'stun:a'}]}, 'iceServers'],
    [{iceServers: 'https://relay.example/turn'}, 'iceServers'],
    [{iceServers: 'data:application/json,{}'}, 'iceServers'],
    [{lamps: ['102', '103;x=y']}, 'lamps'],
    [{lamps: '102'}, 'lamps'],
    [{lampList: 'lampen'}, 'lampList'],
    [{directory: {name: 'Haus', entries: '/haus.json'}}, 'directory'],
    [{directory: [{name: 'Haus'}]}, 'directory'],
    [{directory: [{name: 'Haus', url: '/a', entries: '/b'}]}, 'directory'],
    [{directory: [{entries: '/haus.json'}]}, 'directory'],
    [{directory: [{name: 'Haus', entries: 'data:application/json,[]'}]}, 'directory'],
    [{directory: [{name: 'Haus', url: '/telefonbuch?q='}]}, 'directory'],
    [{directory: [{name: 'Haus', entries: '/haus.json', guests: 'false'}]}, 'directory'],
    [{ringing: {tone: 1}}, 'ringing'],
    [{ringing: {sounds: 5}}, 'ringing'],
    [{ringing: {hotlines: '500'}}, 'ringing'],
    [{ringing: {sounds: 'https://fremd.example/toene/'}}, 'ringing.sounds'],
    [{services: {echo: 9196}}, 'services'],
    [{voicemail: 'yes'}, 'voicemail'],
    [{voicemailNumber: 9664}, 'voicemailNumber'],
    [{team: {name: 'Wohngeld', members: []}}, 'team'],
    [{team: [{name: 'Wohngeld'}]}, 'team'],
    [{team: [{members: []}]}, 'team'],
    [{team: [{name: 'Wohngeld', members: [{name: 'Huber, Maria'}]}]}, 'team'],
    [{team: [{name: 'Wohngeld', members: [{name: 'Huber, Maria', number: 'sip:102@evil.example'}]}]}, 'team'],
    [{services: '*8'}, 'services'],
    [{services: {pickUp: '*8'}}, 'services'],
    [{services: {pickUp: 'sip:{number}@evil.example'}}, 'services'],
    [{history: true}, 'history'],
    [{history: {days: 91}}, 'history'],
    [{history: {days: '30'}}, 'history'],
    [{history: {store: 5}}, 'history'],
    [{history: {store: 'https://fremd.example/anrufe'}}, 'history.store'],
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

  it('is one phone, whatever is asked of its file or stands behind it (attack 15)', () => {
    for (const address of [
      '/telefon.json#2',
      '/telefon.json?2',
      '/a/../telefon.json?x=1#y',
      `${location.origin}/telefon.json?`,
      '/telefon%2Ejson',
      '/%74elefon.json',
      `${location.origin}//telefon.json`,
      '/a/..%2F%5Ctelefon.json',
      '/telefon.json;jsessionid=2',
      '/TELEFON.JSON',
      '/telefon.json%3F2',
    ])
      expect(phoneName(address, configuration), address).to.equal(`amtsleitung ${location.origin}/telefon.json`);
  });
});

/** A configuration, as the browser shows who answered. */
const seenAs = (looks: object): Response => Object.defineProperties(Response.json(configuration), descriptors(looks));
const descriptors = (looks: object) =>
  Object.fromEntries(Object.entries(looks).map(([key, value]) => [key, {value: value as unknown}]));
const served = (disposition: string) => Response.json(configuration, {headers: {'content-disposition': disposition}});

describe('Reading the configuration', () => {
  const {fetch} = globalThis;
  let core: ScriptedCore;
  afterEach(() => {
    globalThis.fetch = fetch;
    core.phone.disconnect();
  });

  const outcome = async (answer: () => Promise<Response>, address = '/telefon.json') => {
    globalThis.fetch = answer;
    core = new ScriptedCore({configuration: address});
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
    [
      'is a download, as in a folder for uploads',
      'configuration-invalid',
      async () => served('attachment; filename=a.json'),
    ],
    ['is refused by the server', 'configuration-unreachable', async () => new Response('', {status: 503})],
    [
      'leads to another origin (attack 1)',
      'configuration-unreachable',
      async () => seenAs({url: 'https://evil.example/a.json'}),
    ],
    ['was led elsewhere (attack 1)', 'configuration-unreachable', async () => seenAs({redirected: true})],
    [
      'is a redirect (attack 1)',
      'configuration-unreachable',
      async () => seenAs({type: 'opaqueredirect', status: 0, ok: false}),
    ],
    [
      'is a web page, since the session has ended',
      'configuration-unreachable',
      async () => new Response('<html>', {headers: {'content-type': 'text/html'}}),
    ],
    ['does not answer', 'configuration-unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const) {
    it(`says ${code} when it ${what}`, async () => {
      expect((await outcome(answer))?.code).to.equal(code);
      const state = await core.state(({registration}) => registration.status === 'refused');
      expect(state.registration.error?.code).to.equal(code);
    });
  }

  for (const address of [
    `data:application/json,${JSON.stringify(configuration)}`,
    `blob:${location.origin}/0f8fad5b-d9cb-469f-a165-70867728950e`,
    'javascript:1',
    'file:///etc/telefon.json',
    `filesystem:${location.origin}/temporary/telefon.json`,
    'https://evil.example/telefon.json',
    `${location.origin.replace('//', '//huber:geheim@')}/telefon.json`,
  ])
    it(`says configuration-invalid and asks nobody when it lies at ${address.slice(0, 40)} (attack 10)`, async () => {
      let asked = 0;
      const error = await outcome(async () => Response.json(configuration, {status: (asked += 1) && 200}), address);
      expect(error?.code).to.equal('configuration-invalid');
      expect(error?.message).to.equal(`The configuration must lie on ${location.origin}.`);
      expect(asked).to.equal(0);
    });

  it('asks for no redirect to be followed, and without the fragment (attack 1)', async () => {
    let asked: unknown[] = [];
    globalThis.fetch = async (...given) => {
      asked = given;
      return Response.json(configuration);
    };
    core = new ScriptedCore({configuration: '/telefon.json?v=2#3'});
    await core.phone.ready;
    expect(asked[0]).to.equal(`${location.origin}/telefon.json?v=2`);
    expect(asked[1]).to.include({redirect: 'manual', credentials: 'same-origin'});
  });

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
