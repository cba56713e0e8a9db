import {expect} from 'chai';
import {initialState, PhoneError, PROTOCOL_VERSION, type PhoneErrorData} from '../../../src/protocol/index.js';
import {call, configuration, registered, ScriptedCore} from '../scripted-core.js';
import {failures} from '../../../src/script/failures.js';

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('It should have been refused.');
    },
    (error: unknown) => error as PhoneError,
  );

describe("The page's phone", () => {
  let core: ScriptedCore;
  const start = (...args: ConstructorParameters<typeof ScriptedCore>) => (core = new ScriptedCore(...args));
  afterEach(() => core.phone.disconnect());

  it('greets the core with its version, a lock that it holds, and the configuration', async () => {
    start();
    const hello = await core.hears('hello');
    expect(hello.protocol).to.equal(PROTOCOL_VERSION);
    expect(hello.page).to.equal(core.phone.page);
    expect(hello.configuration.servers).to.deep.equal(configuration.servers);
    expect(hello.info.media).to.equal(true);
    const {held} = await navigator.locks.query();
    expect(held?.some(({name}) => name === hello.lock)).to.equal(true);
  });

  it('is ready when it is registered', async () => {
    start();
    await core.phone.ready;
    expect(core.phone.state).to.deep.equal(registered);
  });

  it('is not ready when the login was refused', async () => {
    const error: PhoneErrorData = {code: 'login-refused', retryable: false, message: '403'};
    start(
      {},
      {
        type: 'welcome',
        protocol: PROTOCOL_VERSION,
        state: {...registered, registration: {status: 'refused', since: 1, error}},
      },
    );
    expect((await failure(core.phone.ready)).code).to.equal('login-refused');
  });

  it('has a new promise for the success after a failure (embedding 1)', async () => {
    const error: PhoneErrorData = {code: 'login-refused', retryable: false, message: '403'};
    const refused = {...registered, registration: {status: 'refused', since: 1, error}} as const;
    start({}, {type: 'welcome', protocol: PROTOCOL_VERSION, state: refused});
    const first = core.phone.ready;
    expect((await failure(first)).code).to.equal('login-refused');
    expect((await failure(core.phone.ready)).code).to.equal('login-refused');
    core.say({type: 'patch', patch: {revision: 2, registration: {status: 'registered', since: 2}}});
    await core.state(({registration}) => registration.status === 'registered');
    await core.phone.ready;
    expect((await failure(first)).code).to.equal('login-refused');
  });

  it('keeps a call until it is registered for the first time (embedding 2)', async () => {
    start({}, {type: 'welcome', protocol: PROTOCOL_VERSION, state: initialState});
    const dialled = core.phone.call('9196');
    await core.hears('info');
    expect(core.got.some(({type}) => type === 'command')).to.equal(false);
    core.say({type: 'patch', patch: {revision: 2, registration: registered.registration}});
    const {seq} = await core.hears('command');
    core.say({type: 'result', seq, result: {ok: true, value: 'c1'}});
    expect(await dialled).to.equal('c1');
  });

  it('sends a call to the core for its refusal as soon as there is a reason', async () => {
    start({}, {type: 'welcome', protocol: PROTOCOL_VERSION, state: initialState});
    void core.phone.call('9196').catch(() => {});
    await core.hears('info');
    const error: PhoneErrorData = {code: 'server-unreachable', retryable: true, message: '1006'};
    core.say({type: 'patch', patch: {revision: 2, connection: {status: 'waiting', since: 1, error}}});
    await core.hears('command');
  });

  it('does not keep an emergency call, which somebody may have to make elsewhere', async () => {
    start({}, {type: 'welcome', protocol: PROTOCOL_VERSION, state: initialState});
    void core.phone.call('112', {emergency: true}).catch(() => {});
    await core.hears('command');
  });

  it('refuses a call that waits when the set-up turns out to be wrong', async () => {
    start({configuration: {...configuration, answerTimeout: 'bald' as unknown as number}});
    expect((await failure(core.phone.call('9196'))).code).to.equal('configuration-invalid');
  });

  it('refuses a call that waits when the page leaves the phone', async () => {
    start({}, null);
    const dialled = core.phone.call('9196');
    core.phone.disconnect();
    expect((await failure(dialled)).code).to.equal('phone-missing');
  });

  it('sends a command with a number and settles with its result', async () => {
    start();
    const dialled = core.phone.call('9196', {emergency: true});
    const {seq, command} = await core.hears('command');
    expect(command).to.deep.equal({type: 'call', target: '9196', emergency: true});
    core.say({type: 'result', seq, result: {ok: true, value: 'c7'}});
    expect(await dialled).to.equal('c7');
  });

  it('refuses with the error that the core gave', async () => {
    start();
    const dialled = core.phone.call('9901');
    const {seq} = await core.hears('command');
    const error: PhoneErrorData = {code: 'busy', sipStatus: 486, retryable: true, message: 'Busy here'};
    core.say({type: 'result', seq, result: {ok: false, error}});
    const refused = await failure(dialled);
    expect(refused).to.be.instanceOf(PhoneError);
    expect(refused.toData()).to.deep.equal(error);
  });

  it('keeps a command until the core is there', async () => {
    start({}, null);
    const held = core.phone.hold('c1');
    await core.hears('hello');
    expect(core.got.some(({type}) => type === 'command')).to.equal(false);
    core.say({type: 'welcome', protocol: PROTOCOL_VERSION, state: registered});
    const {seq} = await core.hears('command');
    core.say({type: 'result', seq, result: {ok: true, value: undefined}});
    await held;
  });

  it('tells its listeners once however many patches came, and leaves unchanged calls alone', async () => {
    start();
    await core.phone.ready;
    const [one, two] = [call('1'), call('2')];
    core.say({type: 'patch', patch: {revision: 2, changedCalls: [one, two], callIds: ['1', '2']}});
    await core.state(({calls}) => calls.length === 2);
    const told: number[] = [];
    core.phone.subscribe(({revision}) => told.push(revision));
    const before = core.phone.state.calls[0];
    core.say({type: 'patch', patch: {revision: 3, changedCalls: [{...two, held: true}]}});
    core.say({type: 'patch', patch: {revision: 4, voicemail: {waiting: true, newMessages: 1, oldMessages: 0}}});
    const state = await core.state(({revision}) => revision === 4);
    expect(state.calls[0]).to.equal(before);
    expect(state.calls[1]?.held).to.equal(true);
    expect(told.length).to.be.at.most(2);
    expect(told.at(-1)).to.equal(4);
  });

  it('goes on telling the others when a listener throws', async () => {
    start();
    await core.phone.ready;
    const {reportError} = globalThis;
    const reported: unknown[] = [];
    globalThis.reportError = error => reported.push(error);
    const end = core.phone.subscribe(() => {
      throw new Error('a bug of the page');
    });
    core.say({type: 'patch', patch: {revision: 9}});
    await core.state(({revision}) => revision === 9);
    end();
    globalThis.reportError = reportError;
    expect(reported).to.have.length(1);
  });

  it('must be reloaded when the running phone is newer', async () => {
    start({}, {type: 'outdated', protocol: PROTOCOL_VERSION + 1});
    expect((await failure(core.phone.ready)).code).to.equal('page-outdated');
    expect(core.phone.state.registration.error?.code).to.equal('page-outdated');
    expect((await failure(core.phone.answer('c1'))).code).to.equal('page-outdated');
  });

  it('finds another core when its own has died', async () => {
    const lock = `core ${Math.random()}`;
    let die = () => {};
    await new Promise<void>(held => {
      const life = new Promise<void>(resolve => (die = resolve));
      void navigator.locks.request(lock, () => (held(), life));
    });
    start();
    core.lock = lock;
    await core.phone.ready;
    die();
    await core.hears('hello', 1);
    await core.phone.ready;
  });

  it('asks again when the worker is of yesterday, for that one ends', async () => {
    start({}, {type: 'outdated', protocol: PROTOCOL_VERSION - 1});
    expect((await failure(core.phone.ready)).code).to.equal('phone-missing');
    core.greeting = {type: 'welcome', protocol: PROTOCOL_VERSION, state: registered};
    await core.state(({registration}) => registration.status === 'registered');
    expect(core.got.filter(({type}) => type === 'hello')).to.have.length(2);
  });

  it('yields credentials from the callback, and says nothing of what the callback threw', async () => {
    let yields: () => Promise<{aor: string; password: string}> = async () => ({aor: 'sip:101@a', password: 'x'});
    start({configuration: {...configuration, credentials: 'callback'}, credentials: () => yields()});
    await core.phone.ready;
    core.say({type: 'credentials', seq: 1});
    const first = await core.hears('credentials-result');
    expect(first.result).to.deep.equal({ok: true, value: {aor: 'sip:101@a', password: 'x'}});
    yields = () => Promise.reject(new Error('password secret101 expired'));
    core.say({type: 'credentials', seq: 2});
    const second = await core.hears('credentials-result', 1);
    expect(second.result.ok).to.equal(false);
    expect(JSON.stringify(second)).to.include('credentials-unreachable').and.not.include('secret101');
  });

  it('answers a request for media with an offer of its own', async () => {
    start();
    await core.phone.ready;
    core.say({type: 'media', seq: 4, request: {op: 'offer', call: 'c1', direction: 'sendrecv'}});
    const {seq, result} = await core.hears('media-result');
    expect(seq).to.equal(4);
    expect(result.ok && result.value.sdp).to.match(/^m=audio/m);
  });

  it('says that it leaves, and gives its lock back', async () => {
    start();
    const {lock} = await core.hears('hello');
    await core.phone.ready;
    core.phone.disconnect();
    await core.hears('leaving');
    expect((await failure(core.phone.call('1'))).code).to.equal('phone-missing');
    expect(core.phone.state.registration.status).to.equal('unregistered');
    await navigator.locks.request(lock ?? '', () => {});
  });

  it('goes on without a lock where the browser refuses all of them, and its diagnosis says so', async () => {
    navigator.locks.request = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    try {
      start();
      expect((await core.hears('hello')).lock).to.equal(null);
      expect(failures.at(-1)).to.match(/Z lock of the page internal SecurityError$/);
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
  });

  it('comes back from the back/forward cache as a page of its own (reports 25)', async () => {
    start();
    await core.phone.ready;
    const {page} = core.phone;
    dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await core.hears('leaving');
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    const again = await core.hears('hello', 1);
    expect(again.page).not.to.equal(page);
    expect(core.phone.page).to.equal(again.page);
  });

  it('reports when it loses the focus', async () => {
    start();
    await core.phone.ready;
    await core.hears('info');
    dispatchEvent(new Event('blur'));
    await core.hears('info', 1);
  });
});
