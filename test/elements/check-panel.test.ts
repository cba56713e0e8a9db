import {expect} from 'chai';
import '../../src/define/amt-check.js';
import {type CallQuality, PhoneError} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {deepAll, settled, words} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

const good: CallQuality = {
  level: 'good',
  cause: null,
  figures: {path: 'host', loss: 0, jitter: 2, roundTrip: 12, heard: 0.3, said: 0.4},
};
const echo = {servers: ['wss://pbx.example/ws'], credentials: 'callback', services: {echo: '9196'}};

const soon = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('amt-check', function () {
  this.timeout(30_000);
  let phone: FakePhone;
  let panel: HTMLElement;
  let opened: MediaStream[];
  let copied: string;
  let isLoud: boolean;
  const {mediaDevices, clipboard} = navigator;
  const {getUserMedia} = mediaDevices;
  const {writeText} = clipboard;

  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = echo;
    opened = [];
    copied = '';
    isLoud = true;
    mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const voice = new OscillatorNode(context, {frequency: 300});
      const destination = context.createMediaStreamDestination();
      voice.connect(new GainNode(context, {gain: isLoud ? 0.5 : 0})).connect(destination);
      voice.start();
      opened.push(destination.stream);
      return destination.stream;
    };
    clipboard.writeText = async text => void (copied = text);
    phone.answerWith = command => {
      if (command.type === 'call')
        setTimeout(() => {
          phone.ring({
            id: 'new-call',
            direction: 'out',
            dialled: command.target,
            phase: 'talking',
            media: {page: phone.page, status: 'connected'},
          });
          phone.tell('quality/new-call', good);
        });
      if (command.type === 'hangUp') phone.end(command.id, {reason: 'hung-up-here'});
      return undefined;
    };
  });
  afterEach(() => {
    unmountAll();
    mediaDevices.getUserMedia = getUserMedia;
    clipboard.writeText = writeText;
  });

  const button = (label: string) =>
    deepAll(panel, 'button').find(each => words(each) === label) as HTMLButtonElement | undefined;
  const until = async <Found>(what: string, look: () => Found | null | undefined | false): Promise<Found> => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      const found = look();
      if (found) return found;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`never: ${what}: ${words(panel)}`);
  };
  const start = async () => {
    panel = await mount('amt-check', {phone});
    await settled(panel);
    button('Selbsttest starten')?.click();
  };
  /** Answers a question as it comes. */
  const answer = async (question: string, say: 'Ja' | 'Nein') => {
    await until(question, () => words(panel).includes(question));
    button(say)?.click();
    await until(`${question} is gone`, () => !words(panel).includes(question));
  };
  const done = () => until('end', () => button('Noch einmal'));
  const row = (name: string) => words(deepAll(panel, 'li').find(each => words(each).startsWith(name)) as Element);

  it('looks at all that a call needs, calls the echo, ends the call, and says that all is well', async () => {
    await start();
    await answer('Hören Sie den Ton?', 'Ja');
    await answer('Hören Sie es klingeln?', 'Ja');
    await done();
    expect(row('Anmeldung')).to.contain('Sie sind erreichbar.');
    expect(row('Mikrofon')).to.contain('Man hört Sie.');
    expect(row('Testgespräch und Netz')).to.contain('Verbindung gut');
    const sent = phone.commands.map(({type}) => type);
    expect(sent).to.deep.equal(['call', 'hangUp']);
    expect(opened[0]?.getTracks().every(({readyState}) => readyState === 'ended')).to.equal(true);
    expect(await axeViolations(panel)).to.deep.equal([]);
  });

  it('says what to do about what was not heard, and how much there is', async () => {
    isLoud = false;
    await start();
    await answer('Hören Sie den Ton?', 'Nein');
    await answer('Hören Sie es klingeln?', 'Nein');
    await done();
    expect(row('Mikrofon')).to.contain(
      'Fehler Es kommt kein Ton an. Wählen Sie in den Einstellungen ein anderes Mikrofon',
    );
    expect(row('Lautsprecher')).to.contain('einen anderen Lautsprecher');
    expect(row('Klingeln')).to.contain('Klingeln');
    expect(words(panel)).to.match(/\d Dinge sind zu tun\./);
  });

  it('is copied without a number, a name or a device', async () => {
    await start();
    await answer('Hören Sie den Ton?', 'Ja');
    await answer('Hören Sie es klingeln?', 'Ja');
    await done();
    button('Ergebnis kopieren')?.click();
    await until('copied', () => copied);
    expect(copied).to.match(/^Selbsttest /);
    expect(copied).to.contain('roundTrip 12').and.contain('path host');
    expect(copied).to.not.match(/9196|sip:|101|pbx/);
  });

  it('is over when somebody calls, and gives the microphone back', async () => {
    isLoud = false;
    await start();
    await until('microphone', () => words(panel).includes('Sagen Sie ein paar Worte.'));
    phone.ring();
    await until('interrupted', () => words(panel).includes('es ruft jemand an'));
    expect(opened[0]?.getTracks().every(({readyState}) => readyState === 'ended')).to.equal(true);
  });

  it('is not begun in a call, whose microphone it would take', async () => {
    phone.ring({phase: 'talking'});
    await start();
    expect(words(panel)).to.contain('Beenden Sie erst Ihr Gespräch');
    expect(opened).to.deep.equal([]);
  });

  it('brings what it asks into sight in a panel that is lower than it', async () => {
    await start();
    Object.assign(panel.style, {display: 'block', blockSize: '90px', overflow: 'auto'});
    await until('question', () => words(panel).includes('Hören Sie den Ton?'));
    await settled(panel);
    const [inside, yes] = [panel.getBoundingClientRect(), button('Ja')?.getBoundingClientRect()];
    expect(yes?.bottom).to.be.at.most(inside.bottom);
    expect(yes?.top).to.be.at.least(inside.top);
  });

  it('keeps the focus when the answer that had it is gone', async () => {
    await start();
    await until('question', () => words(panel).includes('Hören Sie den Ton?'));
    button('Ja')?.focus();
    button('Ja')?.click();
    await until('start has it', () => panel.shadowRoot?.activeElement?.classList.contains('start'));
  });

  it('takes the second press of a double click for no answer to the next question, and for no end of the test', async () => {
    const pressTwice = async (label: string) => {
      for (let presses = 0; presses < 2; presses++) {
        const pressed = button(label) ?? deepAll(panel, '.start')[0];
        pressed?.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
        (pressed as HTMLElement | undefined)?.click();
        await soon(60);
      }
    };
    panel = await mount('amt-check', {phone});
    await settled(panel);
    await soon(600);
    await pressTwice('Selbsttest starten');
    await until('question', () => words(panel).includes('Hören Sie den Ton?'));
    await soon(600);
    await pressTwice('Ja');
    await until('next question', () => words(panel).includes('Hören Sie es klingeln?'));
    await pressTwice('Ja');
    await soon(300);
    expect(words(panel)).to.contain('Hören Sie es klingeln?');
  });

  it('skips the call where no number echoes, and says why one did not come about', async () => {
    phone.configuration = {servers: echo.servers, credentials: 'callback'};
    await start();
    await answer('Hören Sie den Ton?', 'Ja');
    await answer('Hören Sie es klingeln?', 'Ja');
    await done();
    expect(row('Testgespräch und Netz')).to.contain('keine Nummer eingerichtet');
    phone.configuration = echo;
    phone.answerWith = () => new PhoneError('busy');
    button('Noch einmal')?.click();
    await answer('Hören Sie den Ton?', 'Ja');
    await answer('Hören Sie es klingeln?', 'Ja');
    await done();
    expect(row('Testgespräch und Netz')).to.contain('kam nicht zustande');
  });

  it('tells a page of another host where it can be made', async () => {
    phone.confirmsNumbers = true;
    panel = await mount('amt-check', {phone});
    expect(words(panel)).to.contain('im Telefonfenster');
    expect(deepAll(panel, 'button')).to.deep.equal([]);
  });
});
