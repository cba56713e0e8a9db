import {expect} from 'chai';
import {deepActiveElement, pagePhones} from '../../src/controllers/index.js';
import '../../src/define/amt-phone-bar.js';
import {PhoneError, defaultSettings} from '../../src/protocol/index.js';
import {axeViolations} from '../support/axe.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, hasButton, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const problem = (code: ConstructorParameters<typeof PhoneError>[0]) => new PhoneError(code).toData();

describe('amt-phone-bar', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
  });
  afterEach(unmountAll);

  it('is one quiet line at rest', async () => {
    const bar = await mount('amt-phone-bar', {phone}, {width: '720px'});
    expect(words(bar)).to.equal('Erreichbar Rufnummer oder Name Anrufen');
    expect(bar.getBoundingClientRect().height).to.be.below(64);
  });

  it('calls itself reachable only when it is registered over a connection that stands', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    phone.set({connection: {status: 'waiting', since: 0, error: problem('connection-lost')}});
    await settled(bar);
    expect(words(bar))
      .to.contain('Nicht erreichbar')
      .and.not.match(/\bErreichbar\b/);
  });

  it('shows no other phone where the one that it names is not there', async () => {
    phone.set({calls: [aCall()]});
    const other = Object.assign(document.createElement('div'), {id: 'other', phone, error: null});
    pagePhones().add(other);
    try {
      const bar = await mount('amt-phone-bar', {for: 'othr'});
      expect(words(bar)).to.contain('Auf dieser Seite ist kein Telefon eingerichtet.').and.not.contain('Auflegen');
    } finally {
      pagePhones().remove(other);
    }
  });

  it('says what is wrong, when it tries again, and that calls go on', async () => {
    phone.set({
      calls: [aCall()],
      connection: {status: 'waiting', since: 0, retryAt: Date.now() + 7900, error: problem('server-unreachable')},
    });
    const bar = await mount('amt-phone-bar', {phone});
    expect(words(bar))
      .to.contain('Keine Verbindung zur Telefonanlage.')
      .and.contain('Neuer Versuch in 8 s.')
      .and.contain('Laufende Gespräche gehen weiter.');
    await until(() => words(bar).includes('Neuer Versuch in 7 s.'), 'the count goes down');
    await press(bar, 'Jetzt verbinden');
    expect(phone.commands).to.deep.equal([{type: 'reconnect'}]);
  });

  it('says that the sign-in was refused and what to do', async () => {
    phone.set({registration: {status: 'refused', since: 1, error: problem('login-refused')}});
    const bar = await mount('amt-phone-bar', {phone});
    expect(words(bar)).to.contain('Nicht angemeldet').and.contain('Die Telefonanlage hat Ihre Anmeldung abgelehnt.');
  });

  it('says that the configuration is faulty when the phone cannot start', async () => {
    phone.set({registration: {status: 'unregistered', since: 0}, connection: {status: 'idle', since: 0}});
    const bar = await mount('amt-phone-bar', {phone});
    phone.failToStart(new PhoneError('configuration-invalid'));
    await until(() => words(bar).includes('Die Einstellungen des Telefons sind fehlerhaft.'), 'the reason');
    expect(words(bar)).to.contain('Nicht erreichbar');
  });

  it('tells the user of a page of another version to load it anew, and offers nothing that would not help', async () => {
    phone.set({registration: {status: 'refused', since: 1, error: problem('page-outdated')}});
    const bar = await mount('amt-phone-bar', {phone});
    expect(words(bar)).to.contain('Seite veraltet').and.contain('Bitte laden Sie diese Seite neu');
    expect(hasButton(bar, 'Jetzt verbinden')).to.be.false;
  });

  describe('beyond its line', () => {
    const {open} = window;
    const permission = Object.getOwnPropertyDescriptor(Notification, 'permission');
    const {requestPermission} = Notification;
    const allow = (value: NotificationPermission) =>
      Object.defineProperty(Notification, 'permission', {configurable: true, get: () => value});

    beforeEach(() => {
      allow('denied');
      phone.windowUrl = 'https://telefon.amt.example/phone.html?config=x';
    });
    afterEach(() => {
      window.open = open;
      Notification.requestPermission = requestPermission;
      if (permission) Object.defineProperty(Notification, 'permission', permission);
    });

    it('offers the phone window, and opens it in the language of the bar', async () => {
      const opened: string[] = [];
      window.open = url => {
        opened.push(String(url));
        return window;
      };
      const bar = await mount('amt-phone-bar', {phone});
      expect(hasButton(bar, 'Telefonfenster öffnen')).to.be.false;
      await press(bar, 'Mehr');
      await press(bar, 'Telefonfenster öffnen');
      expect(opened).to.deep.equal([`${phone.windowUrl}&lang=de`]);
      expect(hasButton(bar, 'Telefonfenster öffnen')).to.be.false;
    });

    it('says so when the browser blocks the phone window', async () => {
      window.open = () => null;
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr');
      await press(bar, 'Telefonfenster öffnen');
      expect(words(bar)).to.contain('Erlauben Sie Pop-ups für diese Seite.');
    });

    it('shows the phone window that is open, but not in itself', async () => {
      const {pages} = phone.state;
      phone.set({pages: {...pages, phoneWindow: 'the-window'}});
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr');
      expect(hasButton(bar, 'Telefonfenster zeigen')).to.be.true;
      phone.set({pages: {...pages, phoneWindow: phone.page}});
      await settled(bar);
      expect(hasButton(bar, 'Telefonfenster zeigen')).to.be.false;
      expect(hasButton(bar, 'Telefonfenster öffnen')).to.be.false;
    });

    it('asks for notifications by a click alone, and only while nobody has decided', async () => {
      let asked = 0;
      Notification.requestPermission = async () => {
        asked += 1;
        allow('granted');
        return 'granted';
      };
      phone.windowUrl = null;
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr');
      expect(hasButton(bar, 'Benachrichtigungen einschalten')).to.be.false;
      allow('default');
      bar.requestUpdate();
      await settled(bar);
      expect(asked).to.equal(0);
      await press(bar, 'Benachrichtigungen einschalten');
      await settled(bar);
      expect(asked).to.equal(1);
      expect(hasButton(bar, 'Benachrichtigungen einschalten')).to.be.false;
    });
  });

  describe('that is to say what went wrong', () => {
    const {clipboard} = navigator;
    afterEach(() => Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true}));
    const clipTo = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', {value: {writeText}, configurable: true});
    const diagnosed = async () => {
      phone.diagnose = async () => 'registration registered';
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr');
      await press(bar, 'Diagnose kopieren');
      await settled(bar);
      await settled(bar);
      return bar;
    };
    const shown = (bar: HTMLElement) => bar.shadowRoot?.querySelector('textarea')?.value;

    it('copies the diagnosis by a click, and shows what was copied', async () => {
      const copied: string[] = [];
      clipTo(async text => void copied.push(text));
      const bar = await diagnosed();
      expect(copied).to.deep.equal(['registration registered']);
      expect(shown(bar)).to.equal('registration registered');
      expect(words(bar)).to.contain('Kopiert. Fügen Sie den Text in Ihre Nachricht an die IT ein.');
    });

    it('lets the text be copied by hand where the browser refuses', async () => {
      clipTo(() => Promise.reject(new DOMException('', 'NotAllowedError')));
      const bar = await diagnosed();
      expect(shown(bar)).to.equal('registration registered');
      expect(words(bar)).to.contain('Strg+C');
    });
  });

  describe('with a mailbox', () => {
    const waiting = (newMessages: number) => ({voicemail: {waiting: true, newMessages, oldMessages: 1}});

    it('says how many messages wait, and nothing when none does', async () => {
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr');
      for (const [count, text] of [
        [2, '2 neue Nachrichten'],
        [1, '1 neue Nachricht'],
        [0, 'Neue Nachrichten'],
      ] as const) {
        phone.set(waiting(count));
        await settled(bar);
        expect(words(bar)).to.contain(text);
        expect(hasButton(bar, 'Mehr, neue Nachrichten')).to.be.true;
        expect(
          deepAll(bar, 'button')
            .map(({textContent}) => textContent)
            .join(),
        ).to.not.contain('Nachricht');
      }
      phone.set({voicemail: {waiting: false, newMessages: 0, oldMessages: 3}});
      await settled(bar);
      expect(words(bar)).to.not.contain('Nachricht');
      phone.set({voicemail: null});
      await settled(bar);
      expect(words(bar)).to.not.contain('Nachricht');
    });

    it('dials what the configuration names, unless the page acts itself', async () => {
      phone.configuration = {servers: [], credentials: 'callback', voicemailNumber: '9664'};
      phone.set(waiting(2));
      const bar = await mount('amt-phone-bar', {phone});
      await press(bar, 'Mehr, neue Nachrichten');
      expect(await axeViolations(bar)).to.deep.equal([]);
      await press(bar, '2 neue Nachrichten');
      expect(phone.commands).to.deep.equal([{type: 'call', target: '9664'}]);
      bar.addEventListener('amt-dial', event => event.preventDefault());
      await press(bar, '2 neue Nachrichten');
      expect(phone.commands).to.have.length(1);
    });

    it('says so in English', async () => {
      phone.set(waiting(2));
      const bar = await mount('amt-phone-bar', {phone}, {lang: 'en'});
      await press(bar, 'More, new messages');
      expect(words(bar)).to.contain('2 new messages');
    });
  });

  it('shows the toast when it rings and the call when it is answered', async () => {
    const bar = await mount('amt-phone-bar', {phone});
    phone.set({calls: [aRingingCall()]});
    await settled(bar);
    expect(hasButton(bar, 'Annehmen')).to.be.true;
    phone.set({calls: [aCall()]});
    await settled(bar);
    expect(hasButton(bar, 'Annehmen')).to.be.false;
    expect(hasButton(bar, 'Auflegen')).to.be.true;
  });

  it('keeps calls in view when it is collapsed', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone});
    await press(bar, 'Telefon');
    expect(button(bar, 'Telefon').getAttribute('aria-expanded')).to.equal('false');
    expect(words(bar)).to.contain('Im Gespräch').and.contain('03:42');
    expect(bar.offsetHeight, 'it is no part of the page').to.equal(0);
    await press(bar, 'Telefon');
    expect(hasButton(bar, 'Auflegen')).to.be.true;
  });

  for (const way of ['Enter', 'Anrufen'] as const)
    it(`shows whom one has just dialled by ${way}, and keeps the focus in the field, which is a button's width then`, async () => {
      const bar = await mount('amt-phone-bar', {phone}, {width: '1000px'});
      const field = await type(bar, '103');
      const remote = {name: 'Müller, Jörg', number: '103', anonymous: false};
      if (way === 'Enter') field.form?.requestSubmit();
      else {
        button(bar, 'Anrufen').focus();
        button(bar, 'Anrufen').click();
      }
      phone.set({calls: [aCall({direction: 'out', phase: 'ringing', remote})]});
      await until(() => words(bar).includes('Müller, Jörg'), 'the call is shown');
      await until(() => field.clientWidth < 60, 'the field makes room');
      expect(deepActiveElement()).to.equal(field);
    });

  it('remembers in the core whether it is folded and in which corner it lies, and does as other pages do', async () => {
    const bar = await mount('amt-phone-bar', {phone, layout: 'docked'});
    await press(bar, 'Mehr');
    await press(bar, 'Oben links');
    await press(bar, 'Telefon');
    expect(phone.commands).to.deep.equal([
      {type: 'placeBar', corner: 'top-start', folded: false},
      {type: 'placeBar', corner: 'bottom-end', folded: true},
    ]);
    for (const folded of [true, false]) {
      phone.tell('settings', {...defaultSettings, bar: {corner: 'top-start', folded}});
      await settled(bar);
    }
    expect(bar.collapsed).to.be.false;
    const [strip] = deepAll(bar, '.bar');
    const {left, top} = strip?.getBoundingClientRect() ?? new DOMRect();
    expect([left, top]).to.deep.equal([16, 16]);
    expect(bar.offsetHeight, 'it is no part of the page').to.equal(0);
  });

  it('says so in a page that has no phone', async () => {
    const bar = await mount('amt-phone-bar');
    expect(words(bar)).to.contain('Kein Telefon').and.contain('Bitte wenden Sie sich an Ihre IT.');
  });

  it('reaches everything by the tab key, in the order in which it is seen', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone}, {width: '720px'});
    const stops = deepAll(bar, 'button, input').filter(part => part.tabIndex >= 0 && part.checkVisibility());
    const places = stops.map(stop => stop.getBoundingClientRect());
    for (const [index, place] of places.entries()) {
      const next = places[index + 1];
      if (next) expect(next.top > place.bottom - 1 || next.left >= place.right - 1, stops[index]?.outerHTML).to.be.true;
    }
  });
});
