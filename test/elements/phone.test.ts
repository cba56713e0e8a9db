import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import {type Naming, type PhoneErrorData, PhoneError, defaultSettings} from '../../src/protocol/index.js';
import {aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {settled, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {withNotify, withoutNotify} from '../support/notify.js';
import {type TestPhoneElement, phoneElement} from '../support/test-phone.js';

const said = (level: string) =>
  [...document.querySelectorAll(`[aria-live=${level}] p`)].map(line => line.textContent).join(' | ');

/** The phone has told what may be said of a person. */
async function knowing({fake}: TestPhoneElement, who: Naming): Promise<void> {
  // Whoever tells is there at the first change.
  await until(() => fake.watched.includes('settings'), 'the settings are watched');
  fake.set({});
  fake.tell('settings', {...defaultSettings, announcements: {who}});
}

describe('amt-phone', () => {
  let element: TestPhoneElement;
  afterEach(async () => {
    unmountAll();
    element.remove();
    await until(() => element.phone === null, 'the phone is put away');
  });

  it('makes its phone from the configuration, and shows nothing', async () => {
    element = await phoneElement({config: '/telefon.json', 'worker-url': '/w.js'});
    expect(element.made[0]?.options).to.deep.equal({configuration: '/telefon.json', workerUrl: '/w.js'});
    expect(element.shadowRoot).to.be.null;
    expect(element.innerHTML).to.equal('');
  });

  it('makes its phone from attributes', async () => {
    element = await phoneElement({server: 'wss://pbx/ws', aor: 'sip:101@pbx', 'authorization-user': 'a'});
    expect(element.made[0]?.options.configuration).to.deep.equal({
      servers: ['wss://pbx/ws'],
      credentials: {aor: 'sip:101@pbx', authorizationUser: 'a'},
    });
  });

  it('says that its configuration is missing, and starts when it comes', async () => {
    let error: PhoneErrorData | undefined;
    document.addEventListener(
      'amt-error',
      event => (error = (event as CustomEvent<{error: PhoneErrorData}>).detail.error),
      {
        once: true,
      },
    );
    element = await phoneElement({});
    expect(error?.code).to.equal('configuration-missing');
    const bar = await mount('amt-phone-bar');
    expect(words(bar)).to.contain('Dem Telefon fehlt die Einrichtung.');
    element.config = {servers: [], credentials: 'callback'};
    await element.updateComplete;
    await settled(bar);
    expect(element.made).to.have.length(1);
    expect(words(bar)).not.to.contain('fehlt');
  });

  it('is the phone of the elements in its page, also of those that were there before', async () => {
    const bar = await mount('amt-phone-bar');
    element = await phoneElement();
    element.fake.set(reachable());
    await settled(bar);
    expect(words(bar)).to.contain('Erreichbar');
  });

  it('is found by its id where there are two', async () => {
    element = await phoneElement();
    const second = await phoneElement({config: '/2.json', id: 'second'});
    const bar = await mount('amt-phone-bar', {for: 'second'});
    second.fake.set(reachable());
    await settled(bar);
    expect(words(bar)).to.contain('Erreichbar');
    second.remove();
    await until(() => second.phone === null, 'the second is gone');
  });

  it('keeps its phone when it is moved, and leaves it when it is removed', async () => {
    element = await phoneElement();
    const {fake} = element;
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await element.updateComplete;
    expect(element.phone).to.equal(fake);
    box.remove();
    await until(() => fake.isDisconnected, 'it leaves');
    document.body.append(element);
    await element.updateComplete;
    expect(element.made, 'a new phone when it comes back').to.have.length(2);
  });

  it('settles ready, and rejects it with the reason', async () => {
    element = await phoneElement();
    element.fake.becomeReady();
    await element.ready;
    element.config = '/other.json';
    await element.updateComplete;
    const errors: string[] = [];
    element.addEventListener('amt-error', event => errors.push(event.detail.error.code));
    element.fake.failToStart(new PhoneError('login-refused'));
    const thrown = await element.ready.then(
      () => null,
      (error: PhoneError) => error,
    );
    expect(thrown?.code).to.equal('login-refused');
    expect(errors).to.deep.equal(['login-refused']);
  });

  it('passes commands on, and refuses them without a phone', async () => {
    element = await phoneElement({});
    const refused = await element.call('123').catch((error: PhoneError) => error.code);
    expect(refused).to.equal('phone-missing');
    element.config = '/telefon.json';
    await element.updateComplete;
    expect(await element.call('123')).to.equal('new-call');
    await element.backToCaller('a');
    await element.join('a', 'b');
    await element.silence('a');
    expect(element.fake.commands).to.deep.equal([
      {type: 'call', target: '123'},
      {type: 'backToCaller', id: 'a'},
      {type: 'join', id: 'a', other: 'b'},
      {type: 'silence', id: 'a'},
    ]);
  });

  it('tells the page what happened, with plain data', async () => {
    element = await phoneElement();
    const told: string[] = [];
    const types = ['registration-change', 'call-incoming', 'call-change', 'call-end', 'call-moved', 'error'];
    for (const type of types)
      document.addEventListener(`amt-${type}`, event => {
        structuredClone((event as CustomEvent).detail);
        told.push(type);
      });
    const {fake} = element;
    fake.set(reachable());
    fake.set({calls: [aRingingCall()]});
    fake.change('schmid', {phase: 'talking', media: {page: 'this-page', status: 'connected'}});
    fake.change('schmid', {error: new PhoneError('change-refused').toData()});
    fake.end('schmid');
    expect(told.join(' ')).to.equal(
      'registration-change call-incoming call-change call-change call-moved call-change error call-end',
    );
  });

  it('tells the end of a call once, and not in each page that comes after it', async () => {
    element = await phoneElement();
    const told: string[] = [];
    document.addEventListener('amt-call-end', event => told.push((event as CustomEvent).detail.call.id));
    const {id, direction, remote, startedAt} = aRingingCall();
    const missed = {id, direction, remote, startedAt, endedAt: Date.now(), reason: 'missed'} as const;
    const before = {...missed, id: 'before', endedAt: performance.timeOrigin - 1};
    element.fake.set({ended: [missed, before]});
    expect(told).to.deep.equal([id]);
  });

  describe('announcer', () => {
    let restore: () => void;
    beforeEach(() => (restore = withoutNotify()));
    afterEach(() => restore());

    it('lies empty in the light DOM from the start', async () => {
      element = await phoneElement();
      const regions = [...document.body.querySelectorAll(':scope > [aria-live]')];
      expect(regions.map(region => region.getAttribute('aria-live'))).to.have.members(['polite', 'assertive']);
      expect(regions.every(region => region.textContent === '')).to.be.true;
    });

    it('says who calls, at once, in the language of the page', async () => {
      element = await phoneElement();
      await knowing(element, 'name');
      element.fake.set({calls: [aRingingCall()]});
      expect(said('assertive')).to.equal('Eingehender Anruf von Anna Schmid. Annehmen mit Strg+Alt+Umschalt+A.');
      element.lang = 'en';
      await until(() => {
        element.fake.set({calls: [aRingingCall({id: String(Math.random())})]});
        return said('assertive').includes('Incoming call from Anna Schmid. Answer with Ctrl+Alt+Shift+A.');
      }, 'English');
    });

    it('has the browser say it where it can, and leaves the regions empty (A-86)', async () => {
      const heard: string[] = [];
      restore = withNotify(heard);
      element = await phoneElement();
      await knowing(element, 'name');
      element.fake.set({calls: [aRingingCall()]});
      element.fake.set({calls: [aCall()]});
      expect(heard).to.deep.equal([
        'high de: Eingehender Anruf von Anna Schmid. Annehmen mit Strg+Alt+Umschalt+A.',
        'normal de: Gespräch angenommen: Anna Schmid.',
      ]);
      expect(said('assertive') + said('polite')).to.equal('');
    });

    it('names nobody before it knows whether it may, and then says what has happened (A-91)', async () => {
      element = await phoneElement();
      element.fake.set({calls: [aRingingCall()]});
      expect(said('assertive')).to.equal('');
      await knowing(element, 'none');
      expect(said('assertive')).to.equal('Eingehender Anruf. Annehmen mit Strg+Alt+Umschalt+A.');
      await knowing(element, 'number');
      element.fake.set({calls: []});
      element.fake.set({calls: [aRingingCall({id: 'again'})]});
      expect(said('assertive')).to.contain('Eingehender Anruf von 089 99998-765.').and.not.contain('Schmid');
    });

    it('says it all the same where no settings come', async () => {
      element = await phoneElement();
      element.fake.set({calls: [aRingingCall()]});
      await until(() => said('assertive').includes('Anruf von Anna Schmid'), 'it is said');
    });

    it('is silent in a page that is not the announcer', async () => {
      element = await phoneElement();
      const {fake} = element;
      await knowing(element, 'name');
      fake.set({pages: {...fake.state.pages, announcer: 'another-page'}});
      fake.set({calls: [aRingingCall({id: 'silent'})]});
      expect(said('assertive')).not.to.contain('Eingehender');
    });

    it('never says how long a call lasts', async () => {
      element = await phoneElement();
      await mount('amt-phone-bar');
      element.fake.set({...reachable(), calls: [aCall()]});
      expect(said('polite') + said('assertive')).not.to.match(/\d\d:\d\d/);
    });
  });
});
