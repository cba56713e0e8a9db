/** @file The first steps: in which order script, element and configuration come, and what is said when they are wrong. */
import {expect} from 'chai';
import '../../src/define/amt-phone.js';
import '../../src/define/amt-phone-bar.js';
import type {Configuration} from '../../src/protocol/index.js';
import {PhoneError} from '../../src/protocol/index.js';
import {reachable} from '../../src/testing/index.js';
import {until} from '../support/mount.js';
import {type TestPhoneElement, phoneElement, unattached} from '../support/test-phone.js';

const inline = (): Configuration => ({
  servers: ['wss://pbx.example/ws'],
  credentials: {aor: 'sip:101@pbx.example', password: 'x'},
  site: {area: '861'},
});

/** How a promise settled, and whether it did. */
function outcome(promise: Promise<unknown>) {
  const seen: {of: string} = {of: 'nothing yet'};
  promise.then(
    () => (seen.of = 'settled'),
    (error: PhoneError) => (seen.of = error.code),
  );
  return seen;
}

const passed = () => new Promise(resolve => setTimeout(resolve));

describe('amt-phone starts', () => {
  let element: TestPhoneElement;
  const told: string[] = [];
  const {error: consoleError} = console;

  beforeEach(() => {
    told.length = 0;
    console.error = (text: unknown) => told.push(String(text));
  });

  afterEach(async () => {
    console.error = consoleError;
    element.remove();
    await until(() => element.phone === null, 'the phone is put away');
  });

  describe('ready (embedding 1)', () => {
    it('settles for who asked before the element was in the page', async () => {
      element = unattached();
      element.config = '/telefon.json';
      const early = element.ready;
      document.body.append(element);
      const atOnce = element.ready;
      await element.updateComplete;
      element.fake.becomeReady();
      await Promise.all([early, atOnce, element.ready, element.ready]);
    });

    it('settles for who asked before there was a configuration', async () => {
      element = unattached();
      document.body.append(element);
      const early = element.ready;
      element.config = '/telefon.json';
      await element.updateComplete;
      element.fake.becomeReady();
      await early;
    });

    it('rejects when the set-up is wrong, also for who asked early', async () => {
      element = unattached({config: '/telefon.json'});
      const early = outcome(element.ready);
      document.body.append(element);
      await element.updateComplete;
      element.fake.failToStart(new PhoneError('configuration-invalid'));
      await passed();
      expect(early.of).to.equal('configuration-invalid');
      expect(outcome(element.ready)).to.not.equal(early);
    });

    it('rejects when there is no configuration at all', async () => {
      element = unattached();
      const early = outcome(element.ready);
      document.body.append(element);
      await passed();
      expect(early.of).to.equal('configuration-missing');
    });

    it('passes the outcome on to who waits while the configuration changes', async () => {
      element = await phoneElement();
      const first = element.ready;
      element.config = '/other.json';
      await element.updateComplete;
      element.fake.becomeReady();
      await first;
    });

    it('has a new promise once a wrong configuration was mended', async () => {
      element = await phoneElement({});
      expect(await element.ready.catch((error: PhoneError) => error.code)).to.equal('configuration-missing');
      element.config = '/telefon.json';
      const mended = element.ready;
      await element.updateComplete;
      element.fake.becomeReady();
      await mended;
      expect(element.error).to.equal(null);
    });

    it('has a new promise when a login that was refused is taken after all', async () => {
      element = await phoneElement();
      element.fake.failToStart(new PhoneError('login-refused'));
      expect(await element.ready.catch((error: PhoneError) => error.code)).to.equal('login-refused');
      element.fake.set(reachable());
      await element.ready;
      expect(element.error).to.equal(null);
    });

    it('rejects when the element is removed before, and starts anew when it comes back', async () => {
      element = await phoneElement();
      const early = outcome(element.ready);
      element.remove();
      await until(() => early.of !== 'nothing yet', 'it settles');
      expect(early.of).to.equal('phone-missing');
      document.body.append(element);
      const again = element.ready;
      await element.updateComplete;
      element.fake.becomeReady();
      await again;
    });

    it('survives an element that is put in, taken out and put in before the first render', async () => {
      element = unattached({config: '/telefon.json'});
      document.body.append(element);
      element.remove();
      await passed();
      const early = element.ready;
      document.body.append(element);
      await element.updateComplete;
      element.fake.becomeReady();
      await early;
      expect(element.made).to.have.length(1);
    });

    it('follows the attribute: set later, changed, removed', async () => {
      element = await phoneElement({});
      element.setAttribute('config', '/one.json');
      await element.updateComplete;
      element.setAttribute('config', '/two.json');
      await element.updateComplete;
      expect(element.made.map(({options}) => options.configuration)).to.deep.equal(['/one.json', '/two.json']);
      element.removeAttribute('config');
      await element.updateComplete;
      expect(element.error?.code).to.equal('configuration-missing');
      expect(element.phone).to.equal(null);
    });
  });

  describe('early commands (embedding 2)', () => {
    it('wait for the first render', async () => {
      element = unattached({config: '/telefon.json'});
      const early = element.call('123');
      document.body.append(element);
      const atOnce = element.hangUp('a');
      expect(await early).to.equal('new-call');
      await atOnce;
      expect(element.fake.commands.map(({type}) => type)).to.have.members(['call', 'hangUp']);
    });

    it('go to the phone of a configuration that was set in the same breath', async () => {
      element = await phoneElement({});
      element.config = '/telefon.json';
      expect(await element.call('123')).to.equal('new-call');
    });

    it('are refused without a configuration, in words that say why', async () => {
      element = unattached();
      document.body.append(element);
      const refused: PhoneError = await element.call('123').catch(error => error);
      expect(refused.code).to.equal('phone-missing');
      expect(refused.message).to.match(/config/);
    });

    it('are told that nothing was dialled when nothing was given (embedding 16)', async () => {
      element = await phoneElement();
      expect(await element.call('').catch((error: PhoneError) => error.code)).to.equal('number-missing');
      expect(await element.call(' \n').catch((error: PhoneError) => error.code)).to.equal('number-missing');
    });
  });

  describe('config and credentials are compared by value (reports 16)', () => {
    it('leaves the phone alone when an equal object comes at each render', async () => {
      element = await phoneElement({});
      element.config = inline();
      await element.updateComplete;
      const {fake} = element;
      const {servers, credentials, site} = inline();
      for (const equal of [inline(), {site, credentials, servers} as Configuration, {...inline()}]) {
        element.config = equal;
        await element.updateComplete;
      }
      expect(element.phone).to.equal(fake);
      expect(element.made).to.have.length(1);
      expect(fake.isDisconnected).to.equal(false);
    });

    it('starts another phone for another configuration', async () => {
      element = await phoneElement({});
      element.config = inline();
      await element.updateComplete;
      element.config = {...inline(), site: {area: '89'}};
      await element.updateComplete;
      expect(element.made).to.have.length(2);
    });

    it('leaves it alone when a change was taken back before it was seen', async () => {
      element = await phoneElement();
      element.config = '/other.json';
      element.config = '/telefon.json';
      await element.updateComplete;
      expect(element.made).to.have.length(1);
    });

    it('asks the newest function for credentials, without another start', async () => {
      element = unattached({server: 'wss://pbx.example/ws'});
      const yields = (password: string) => async () => ({aor: 'sip:101@pbx.example', password});
      element.credentials = yields('first');
      document.body.append(element);
      await element.updateComplete;
      element.credentials = yields('second');
      await element.updateComplete;
      element.credentials = yields('third');
      await element.updateComplete;
      expect(element.made).to.have.length(1);
      expect(await element.made[0]?.options.credentials?.()).to.include({password: 'third'});
    });

    it('starts anew when the first such function comes late, and only where it is needed', async () => {
      element = await phoneElement({config: '/telefon.json'});
      element.credentials = async () => ({aor: 'sip:101@pbx.example', password: 'x'});
      await element.updateComplete;
      expect(element.made[1]?.options.credentials).to.be.a('function');
      element.config = '/other.json';
      element.credentials = undefined;
      await element.updateComplete;
      element.fake.configuration = {servers: [], credentials: '/zugang'};
      element.credentials = async () => ({aor: 'sip:101@pbx.example', password: 'x'});
      await element.updateComplete;
      expect(element.made).to.have.length(3);
    });

    it('takes an object of which a framework made a proxy', async () => {
      element = await phoneElement({});
      const deep = (value: object): object =>
        new Proxy(value, {
          get(target, key) {
            const found: unknown = Reflect.get(target, key);
            return typeof found === 'object' && found ? deep(found) : found;
          },
        });
      element.config = deep(inline()) as Configuration;
      await element.updateComplete;
      expect(structuredClone(element.made[0]?.options.configuration)).to.deep.equal(inline());
    });

    it('says so where the object holds itself', async () => {
      element = await phoneElement({});
      const round: Record<string, unknown> = {...inline()};
      round['self'] = round;
      element.config = round as unknown as Configuration;
      await element.updateComplete;
      expect(element.made[0]?.options.configuration).to.deep.equal([]);
    });
  });

  describe('in odd documents', () => {
    it('works in the shadow root of another component', async () => {
      const host = document.createElement('div');
      document.body.append(host);
      host.setHTMLUnsafe(
        '<div><template shadowrootmode="open"><test-phone config="/telefon.json"></test-phone></template></div>',
      );
      const found = host.firstElementChild?.shadowRoot?.querySelector<TestPhoneElement>('test-phone');
      if (!found) throw new Error('no shadow root');
      element = found;
      await element.updateComplete;
      element.fake.becomeReady();
      await element.ready;
      host.remove();
    });

    it('starts when it comes from a document that is no page', async () => {
      const inert = document.implementation.createHTMLDocument();
      const copy = inert.createElement('test-phone');
      copy.setAttribute('config', '/telefon.json');
      inert.body.append(copy);
      document.body.append(copy);
      element = copy as TestPhoneElement;
      await element.updateComplete;
      element.fake.becomeReady();
      await element.ready;
    });

    it('leaves the phone when it is moved to a document that is no page', async () => {
      element = await phoneElement();
      const early = outcome(element.ready);
      document.implementation.createHTMLDocument().body.append(element);
      await until(() => element.phone === null, 'the phone is put away');
      expect(early.of).to.equal('phone-missing');
      expect(element.made).to.have.length(1);
    });

    it('keeps its phone when it is moved into a frame', async () => {
      element = await phoneElement();
      const {fake} = element;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentDocument?.body.append(element);
      await element.updateComplete;
      expect(element.phone).to.equal(fake);
      fake.becomeReady();
      await element.ready;
      element.remove();
      frame.remove();
    });

    it('refuses a page that is XML, in words and once (embedding 11)', async () => {
      const errors: string[] = [];
      const given = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType') as PropertyDescriptor;
      Object.defineProperty(Document.prototype, 'contentType', {...given, get: () => 'application/xhtml+xml'});
      try {
        element = unattached({config: '/telefon.json'});
        element.addEventListener('amt-error', event => errors.push(event.detail.error.code));
        const bar = document.createElement('amt-phone-bar');
        document.body.append(element, bar);
        const refused: PhoneError = await element.ready.catch(error => error);
        element.lang = 'en';
        await passed();
        expect(refused.code).to.equal('page-unsupported');
        expect(bar.shadowRoot === null, 'no shadow root').to.equal(true);
        expect(bar.textContent).to.contain('läuft das Telefon nicht');
        expect(element.made).to.have.length(0);
        expect(errors).to.deep.equal(['page-unsupported']);
        expect(told.join()).to.match(
          /^Amtsleitung \(page-unsupported\): application\/xhtml\+xml: send it as text\/html\.$/,
        );
        bar.remove();
      } finally {
        Object.defineProperty(Document.prototype, 'contentType', given);
      }
    });
  });

  describe('and says in the console what is wrong with the set-up (embedding 6)', () => {
    async function real(settings: Partial<{config: unknown; workerUrl: string}>): Promise<PhoneError> {
      const real = document.createElement('amt-phone');
      Object.assign(real, settings);
      element = real as TestPhoneElement;
      document.body.append(real);
      return real.ready.then(
        () => new PhoneError('internal', 'ready'),
        (error: PhoneError) => error,
      );
    }

    for (const [what, settings, code, sentence] of [
      [
        'a wrong value',
        {config: {...inline(), answerTimeout: 'bald'}},
        'configuration-invalid',
        '"answerTimeout" must be seconds.',
      ],
      ['no configuration', {}, 'configuration-missing', 'Neither config nor server is set on amt-phone.'],
      ['an address that is none', {config: 'https://['}, 'configuration-missing', 'The configuration is not a URL.'],
      [
        'a worker’s address that is none',
        {config: inline(), workerUrl: 'https://['},
        'configuration-invalid',
        'on a web server.',
      ],
      [
        'an object on a page of another host',
        {config: inline(), workerUrl: 'https://telefon.amt.example/amtsleitung.worker.js'},
        'configuration-invalid',
        'On a page of another host the configuration is a URL on https://telefon.amt.example.',
      ],
    ] as const) {
      it(`${what}, once`, async () => {
        const refused = await real(settings);
        await passed();
        expect(refused.code).to.equal(code);
        expect(told).to.have.length(1);
        expect(told[0]).to.contain(`Amtsleitung (${code}): `).and.to.contain(sentence);
      });
    }

    it('a page that is not encrypted, before anything else (embedding 7)', async () => {
      Object.defineProperty(globalThis, 'isSecureContext', {value: false, configurable: true});
      try {
        for (const workerUrl of ['/amtsleitung.worker.js', 'https://telefon.amt.example/amtsleitung.worker.js']) {
          told.length = 0;
          const refused = await real({config: '/nowhere.json', workerUrl});
          await passed();
          expect(refused.code).to.equal('page-insecure');
          expect(told).to.have.length(1);
          element.remove();
        }
        expect(document.querySelector('iframe')).to.equal(null);
      } finally {
        Reflect.deleteProperty(globalThis, 'isSecureContext');
      }
    });
  });
});
