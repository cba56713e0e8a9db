import {expect} from 'chai';
import type {ElementHandle, Page} from 'puppeteer-core';
import type {Clerk} from '../support/clerk.js';
import type {SiteHost} from '../support/site.js';
import type {Stage} from '../support/stage.js';
import {callsForHelp} from '../support/emergency-key.js';
import {until} from '../support/until.js';

const abroad = '+43 662 12345';
const dialledAbroad = '004366212345';
const outside = '089 99998765';

/** Pages of other hosts, of which one may have fallen to an attacker: what is dialled is for the phone's origin to say. */
export function guests(stage: () => Stage): void {
  const guest = (host: SiteHost = 'fachverfahren'): Promise<Clerk> => {
    const {site, wire} = stage();
    const configuration = {
      servers: [wire.url],
      credentials: {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'},
      hosts: [site.origin('fachverfahren'), site.origin('foreign')],
      site: {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'},
    };
    return stage().clerk('101', {host, configuration, name: 'huber'});
  };
  const invites = () =>
    stage().wire.messages.flatMap(({from, text}) => {
      const [, user] = (from === 'phone' && /^INVITE sip:([^@]+)@/.exec(text)) || [];
      return user ? [user] : [];
    });
  const invited = (user: string) => until(`${user} is called`, () => invites().includes(user));

  describe('guests', () => {
    for (const host of ['fachverfahren', 'foreign'] as const)
      it(`a number abroad is dialled once a person agrees in the phone's own window (${host})`, async () => {
        const clerk = await guest(host);
        const opening = confirmationOf(clerk);
        const call = outcome(clerk, `call('${abroad}')`);
        const confirmation = await opening;
        const text = await textOf(confirmation);
        expect(text).to.contain('+43 662 12345').and.contain('Österreich');
        expect(text).to.contain(`Angefragt von ${new URL(stage().site.origin(host)).host}`);
        expect(confirmation.url()).to.equal(`${stage().site.origin('telefon')}/confirm.html`);
        expect(invites()).to.be.empty;
        await presses(confirmation, 'Anrufen');
        expect(await call).to.match(/^accepted/);
        await invited(dialledAbroad);
      });

    it('the bar says that a window asks, other calls go on meanwhile, and it takes the question back (desk F13)', async () => {
      const clerk = await guest();
      const opening = confirmationOf(clerk);
      await clerk.fill('Rufnummer oder Name', abroad, 'Anrufen');
      await clerk.press('Anrufen');
      const confirmation = await opening;
      await textOf(confirmation);
      await clerk.reads('Bitte im Fenster bestätigen: +43 662 12345.');
      await clerk.press('Fenster zeigen');
      await clerk.dials('9664');
      await clerk.talking();
      await clerk.press('Abbrechen');
      await until('the window is closed', () => confirmation.isClosed());
      expect(invites()).to.deep.equal(['9664']);
    });

    it('a number abroad is not dialled when the person says no, by button, key or closing', async () => {
      const clerk = await guest();
      for (const says of [
        (window: Page) => presses(window, 'Abbrechen'),
        (window: Page) => window.keyboard.press('Escape').catch(() => {}),
        (window: Page) => window.close(),
      ]) {
        const opening = confirmationOf(clerk);
        const call = outcome(clerk, `call('${abroad}')`);
        const confirmation = await opening;
        await textOf(confirmation);
        await says(confirmation);
        expect(await call).to.equal('not-confirmed');
      }
      expect(invites()).to.be.empty;
    });

    it('what is typed is asked about once, in that window, and a transfer likewise', async () => {
      const clerk = await guest();
      await clerk.dials('9664');
      await clerk.talking();
      await clerk.press('Weiterleiten');
      await clerk.fill('Weiterleiten an', abroad);
      const opening = confirmationOf(clerk);
      await clerk.press('Direkt weiterleiten');
      const confirmation = await opening;
      expect(await textOf(confirmation)).to.contain('An diese Nummer weiterleiten?');
      await presses(confirmation, 'Abbrechen');
      await clerk.reads('Die Nummer wurde nicht bestätigt.');
      expect(stage().wire.messages.some(({text}) => text.startsWith('REFER'))).to.be.false;
    });

    it('a forged message at the bridge dials nothing abroad, and nothing that is blocked', async () => {
      const clerk = await guest();
      const configuration = `${stage().site.origin('telefon')}/clerk/huber.json`;
      const answers = await clerk.page.evaluate(forge, configuration, [abroad, '+882 123456', '*21*0900123#']);
      expect(answers).to.deep.equal(['confirm', 'number-blocked', 'number-blocked']);
      expect(invites()).to.be.empty;
    });

    it('a number at home is dialled at once', async () => {
      const clerk = await guest();
      await clerk.page.evaluate('window.open = () => { throw new Error("nobody is to be asked") }');
      await clerk.command('call', '0861 58-102');
      await invited('102');
    });

    it('an emergency call that is typed is on the wire 300 ms after the key, beside a call and an open question @alone', async () => {
      const clerk = await guest();
      await clerk.dials('9196');
      await clerk.talking('9196');
      const opening = confirmationOf(clerk);
      void outcome(clerk, `call('${abroad}')`);
      await textOf(await opening);
      await callsForHelp(clerk, () => invites().includes('112'));
    });

    it('frames whose configuration differs by what is asked of it are one phone, with six calls out of the house (attack 15)', async () => {
      const clerk = await guest();
      const configuration = `${stage().site.origin('telefon')}/clerk/huber.json`;
      const answers: unknown[] = [];
      for (const more of ['#1', '?2', '?3#4'])
        answers.push(
          ...((await clerk.page.evaluate(forge, configuration + more, Array(3).fill(outside))) as unknown[]),
        );
      expect(answers).to.deep.equal([...Array(6).fill('accepted'), ...Array(3).fill('too-many-requests')]);
      const registers = stage().wire.messages.filter(({from, text}) => from === 'phone' && /^REGISTER /.test(text));
      expect(new Set(registers.map(({text}) => /^Call-ID: *(\S+)/im.exec(text)?.[1])).size).to.equal(1);
    });

    it('a clerk of a foreign site dials where the browser refuses all storage to its frames (embedding 4)', async () => {
      const clerk = await guest('foreign');
      await clerk.page.evaluateOnNewDocument(refuseStorage);
      await clerk.page.reload();
      await clerk.ready();
      const frame = clerk.page.frames().find(one => one.url().endsWith('/bridge.html'));
      const refusal = `navigator.locks.request('a', () => 0).catch(error => error.name)`;
      expect(await frame?.evaluate(refusal)).to.equal('SecurityError');
      await clerk.dials('9664');
      await clerk.talking('9664');
      await clerk.command('call', outside);
      await invited('08999998765');
    });

    it('a clerk whose browser blocks the window is told what to do', async () => {
      const clerk = await guest();
      await clerk.page.evaluate('window.open = () => null');
      await clerk.fill('Rufnummer oder Name', abroad, 'Anrufen');
      await clerk.press('Anrufen');
      await clerk.reads('Erlauben Sie Pop-ups für diese Seite.');
      expect(invites()).to.be.empty;
    });

    it('the confirmation window cannot be framed', async () => {
      const clerk = await guest();
      const url = `${stage().site.origin('telefon')}/confirm.html`;
      await clerk.page.evaluate(`new Promise(resolve => {
        const frame = document.createElement('iframe');
        frame.src = '${url}';
        // An error page has no load event in every browser.
        frame.onload = resolve;
        setTimeout(resolve, 2000);
        document.body.append(frame);
      })`);
      const titles = await Promise.all(
        clerk.page.frames().map(frame => frame.evaluate('document.title').catch(() => '')),
      );
      expect(titles).not.to.include('Telefon');
      await clerk.page.evaluate('window.instruments.errors.splice(0)');
    });
  });
}

async function confirmationOf({page}: Clerk): Promise<Page> {
  const popup = await new Promise<Page | null>(resolve => page.once('popup', resolve));
  if (!popup) throw new Error('no window opened');
  return popup;
}

/** What becomes of a command of the page's script: "accepted", or the code of the error. */
function outcome({page}: Clerk, command: string): Promise<unknown> {
  return page.evaluate(`document.querySelector('amt-phone').${command}.then(id => 'accepted ' + id, ({code}) => code)`);
}

/** What stands in the window, once there is a question. */
function textOf(window: Page): Promise<string> {
  return until('the question is there', async () =>
    String(await window.evaluate(`document.body?.shadowRoot?.textContent.replace(/\\s+/g, ' ') ?? ''`).catch(() => '')),
  );
}

/** Presses a button once the buttons are awake, until the window goes. */
async function presses(window: Page, name: string): Promise<void> {
  await until(`"${name}" is pressed`, async () => {
    if (window.isClosed()) return true;
    const handle = await window
      .evaluateHandle(
        `[...(document.body.shadowRoot?.querySelectorAll('button') ?? [])]
          .find(button => button.textContent.trim() === '${name}' && button.ariaDisabled === 'false')`,
      )
      .catch(() => null);
    const button = handle?.asElement() as ElementHandle<Element> | null | undefined;
    await button?.click().catch(() => {});
    return window.isClosed();
  });
}

/** As browsers do by policy and in private windows, to frames of another site. */
const refuseStorage = `if (top !== self) {
  const refuse = () => {
    throw new DOMException('The request was denied.', 'SecurityError');
  };
  navigator.locks.request = async () => refuse();
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(globalThis, name, {get: refuse});
  Object.assign(globalThis, {SharedWorker: refuse, BroadcastChannel: refuse});
}`;

/** Makes a bridge of its own, as a page script could, and says what it wants to be dialled. Settles with the answers. */
async function forge(configuration: string, targets: string[]): Promise<string[]> {
  const frame = document.createElement('iframe');
  frame.src = new URL('/bridge.html', configuration).href;
  const loaded = new Promise(resolve => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const {port1, port2} = new MessageChannel();
  const answers: string[] = [];
  const settled = new Promise<string[]>(resolve => {
    port1.onmessage = ({data}) => {
      const {type, seq, ticket, result} = data;
      if (type === 'welcome')
        targets.forEach((target, index) => {
          port1.postMessage({type: 'command', seq: index, command: {type: 'call', target}});
        });
      if (type === 'confirm') {
        answers[seq] = type;
        // What the page may try with the ticket.
        port1.postMessage({type: 'answer', number: 0, ticket});
        const {port2: window} = new MessageChannel();
        frame.contentWindow?.postMessage({type: 'amtsleitung-confirm', ticket}, '*', [window]);
      }
      if (type === 'result') answers[seq] = result.ok ? 'accepted' : result.error.code;
      if (Object.keys(answers).length === targets.length) setTimeout(resolve, 1000, answers);
    };
  });
  const hello = {type: 'amtsleitung-bridge', protocol: 1, configuration, phoneWindow: false};
  frame.contentWindow?.postMessage(hello, '*', [port2]);
  return settled;
}
