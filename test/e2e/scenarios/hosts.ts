import {expect} from 'chai';
import type {Page} from 'puppeteer-core';
import {voiceOf, type Clerk} from '../support/clerk.js';
import type {SiteHost} from '../support/site.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function hosts(stage: () => Stage): void {
  /** A page of clerk 101 on a host, with the one configuration that all of them share. */
  const huber = (host: SiteHost, ready = true): Promise<Clerk> => {
    const {site} = stage();
    const allowed = (['intranet', 'fachverfahren', 'foreign'] as const).map(name => site.origin(name));
    return stage().clerk('101', {host, hosts: allowed, ready, name: 'huber'});
  };
  const maier = () => stage().clerk('102', {host: 'telefon'});
  const phonesAtThePbx = () => {
    const registers = stage().wire.messages.filter(({from, text}) => from === 'phone' && /^REGISTER /.test(text));
    return new Set(registers.map(({text}) => /^Call-ID: *(\S+)/im.exec(text)?.[1])).size;
  };

  describe('hosts', () => {
    it('pages on three hosts are one phone: one registration, and a call from a page that is not the phone’s own', async () => {
      const pages = [await huber('intranet'), await huber('telefon')];
      const wohngeld = await huber('fachverfahren');
      expect(phonesAtThePbx()).to.equal(1);
      const other = await maier();
      await wohngeld.dials('102');
      await other.answers();
      await Promise.all([wohngeld.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
      const call = await wohngeld.talking();
      for (const page of pages) expect((await page.talking()).id).to.equal(call.id);
      await pages[0]?.press('Mehr');
      await pages[0]?.reads('Ton in einem anderen Fenster');
      await pages[0]?.press('Gespräch hierher holen');
      await pages[0]?.call('here', ({media}) => media.page !== call.media.page && media.status === 'connected');
      await Promise.all([pages[0]?.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
    });

    it('a call rings in one page, shows in all, and stops everywhere within 100 ms when one of them answers @alone', async () => {
      const pages = [await huber('telefon'), await huber('intranet'), await huber('fachverfahren')];
      const other = await maier();
      for (const {page} of pages) await page.evaluate(noteTimes);
      await other.command('call', '101');
      for (const page of pages) await until('the toast shows', () => page.sees('region', 'Eingehender Anruf'));
      const ringers = await Promise.all(pages.map(async page => (await page.state()).pages.ringer));
      expect(new Set(ringers).size).to.equal(1);
      await pages[2]?.answers();
      await pages[2]?.talking();
      for (const page of pages)
        await until('the toast is gone', async () => !(await page.sees('region', 'Eingehender Anruf')));
      const times = await Promise.all(pages.map(({page}) => page.evaluate('window.times') as Promise<Times>));
      const answered = times[2]?.answered ?? 0;
      const delays = times.map(({quiet}) => Math.round(quiet - answered));
      // A machine that is busy with other tests lets every page wait for its turn: the one that answers and the one that falls silent.
      const lag = Math.max(...times.map(one => one.lag));
      console.log(`        silent after ${delays.join(', ')} ms; the pages' own lag: ${Math.round(lag)} ms`);
      for (const delay of delays) expect(delay).to.be.within(0, 100 + 2 * lag);
      await Promise.all([pages[2]?.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
    });

    it('a call shows one system notification, without name and number, while no page is in sight', async () => {
      const pages = [await huber('intranet'), await huber('fachverfahren')];
      for (const {page} of pages) await page.evaluate(noteNotifications);
      const notes = async () =>
        (await Promise.all(pages.map(({page}) => page.evaluate('window.notes') as Promise<Note[]>))).flat();
      const other = await maier();
      await other.page.bringToFront();
      await until('no page is in sight', async () => (await pages[0]?.state())?.pages.notifier);
      const id = await other.command('call', '101');
      await until('a notification shows', async () => (await notes()).length > 0);
      expect(await notes()).to.deep.equal([{title: 'Eingehender Anruf', isOpen: true}]);
      await other.command('hangUp', id);
      await until('it is gone', async () => !(await notes())[0]?.isOpen);
      await pages[0]?.idle();
      expect(await notes()).to.have.length(1);
      const missed = await Promise.all(pages.map(async page => (await page.state()).ended));
      for (const ended of missed) expect(ended.map(({reason}) => reason)).to.deep.equal(['missed']);
    });

    it('a call goes on when its page goes to another host', async () => {
      const clerk = await huber('intranet');
      const other = await maier();
      await clerk.dials('102');
      await other.answers();
      await clerk.hears(voiceOf('102'));
      const {id} = await clerk.talking();
      await clerk.leaves(`location.href = location.href.replace('intranet', 'fachverfahren')`);
      await clerk.speaks(voiceOf('101'));
      const call = await clerk.call('back', ({phase, media}) => phase === 'talking' && media.status === 'connected');
      expect(call.id).to.equal(id);
      await Promise.all([clerk.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
    });

    for (const host of ['telefon', 'intranet'] as const)
      it(`a call goes on when its page on ${host} draws the phone anew, and when it takes it away for two seconds (reports 31)`, async () => {
        const clerk = await huber(host);
        const other = await maier();
        await clerk.dials('102');
        await other.answers();
        await clerk.hears(voiceOf('102'));
        const {id} = await clerk.talking();
        for (const change of [
          `document.body.replaceChildren(...[...document.body.childNodes].map(node => node.cloneNode(true)))`,
          `(async () => {
            const parts = [...document.querySelectorAll('amt-phone, amt-phone-bar')];
            for (const part of parts) part.remove();
            await new Promise(resolve => setTimeout(resolve, 2000));
            document.body.append(...parts);
          })()`,
        ]) {
          await clerk.page.evaluate(change);
          await clerk.ready();
          // What was drawn before keeps the audio for a second: it is to come to what is drawn now.
          const page = await clerk.pageId();
          const call = await clerk.call('here again', ({media}) => media.page === page && media.status === 'connected');
          expect(call).to.include({id, phase: 'talking'});
          await clerk.speaks(voiceOf('101'));
          await Promise.all([clerk.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
        }
      });

    it('what was typed into a transfer is there again in the next page, on whichever host', async () => {
      const clerk = await huber('intranet');
      await clerk.dials('9664');
      const {id} = await clerk.talking();
      await clerk.press('Weiterleiten');
      await clerk.fill('Weiterleiten an', '0861 58-1');
      await clerk.call('half transferred', ({draft}) => draft === '0861 58-1');
      await clerk.leaves(`location.href = location.href.replace('intranet', 'fachverfahren')`);
      await clerk.talking();
      await until('the transfer is open', () => clerk.sees('textbox', 'Weiterleiten an'));
      await clerk.command('hangUp', id);
    });

    it('a host that the configuration does not name has no phone, and the console says why', async () => {
      const {site} = stage();
      const clerk = await huber('unlisted', false);
      await clerk.reads('Diese Seite darf das Telefon nicht benutzen.');
      expect(phonesAtThePbx()).to.equal(0);
      const refusal = new Promise<string>(resolve => clerk.page.once('pageerror', error => resolve(String(error))));
      await clerk.page.reload();
      expect(await refusal).to.contain(`${site.origin('unlisted')} is not in "hosts"`);
      await clerk.page.evaluate('window.instruments.errors.splice(0)');
    });

    it('a host that is not allowed to frame the bridge gets no word from it', async () => {
      const {site} = stage();
      const clerk = await huber('unframed', false);
      const answers = await clerk.page.evaluate(forgedHello, `${site.origin('telefon')}/bridge.html`);
      expect(answers).to.equal(0);
      expect(phonesAtThePbx()).to.equal(0);
      await clerk.page.evaluate('window.instruments.errors.splice(0)');
    });

    it('forged messages and a flood of 10 000 random ones change nothing', async () => {
      const clerk = await huber('intranet');
      await clerk.command('call', '9664');
      const {id} = await clerk.call('connected', ({media}) => media.status === 'connected');
      const before = await clerk.state();
      await clerk.page.evaluate(flood(stage().site.origin('telefon')));
      const after = await clerk.state();
      expect(after.calls).to.deep.equal(before.calls);
      expect(after.pages.count).to.equal(before.pages.count);
      await clerk.command('hangUp', id);
      await clerk.idle();
    });

    it('a host of another site has a phone of its own', async () => {
      await huber('intranet');
      const foreign = await huber('foreign');
      expect(phonesAtThePbx()).to.equal(2);
      await foreign.dials('9664');
      await foreign.hearsSound();
    });

    it('a page that may not have the phone opens no phone window, and does not close the clerk’s own (attack 18)', async () => {
      const clerk = await huber('intranet');
      const opening = popupOf(clerk);
      await clerk.press('Mehr');
      await clerk.press('Telefonfenster öffnen');
      const own = await opening;
      await until('the window is the phone’s', async () => (await clerk.state()).pages.phoneWindow !== null);
      const {phoneWindow} = (await clerk.state()).pages;
      const phone = stage().site.origin('telefon');
      const stranger = await huber('unlisted', false);
      const strange = popupOf(stranger);
      await stranger.page.evaluate(
        `void open('${phone}/phone.html?config=${encodeURIComponent(`${phone}/clerk/huber.json`)}', '_blank', 'popup')`,
      );
      const window = await strange;
      await until('it has no phone', () =>
        window.evaluate(`document.querySelector('amt-phone')?.error?.code === 'configuration-missing'`),
      );
      const apart = popupOf(stranger);
      await stranger.page.evaluate(
        `void open('${phone}/phone.html?config=${encodeURIComponent(`${phone}/clerk/huber.json`)}', '_blank', 'noopener')`,
      );
      const unopened = await apart;
      await until('nor has the one that knows no opener', () =>
        unopened.evaluate(`document.querySelector('amt-phone')?.error?.code === 'configuration-missing'`),
      );
      expect((await clerk.state()).pages.phoneWindow).to.equal(phoneWindow);
      expect(own.isClosed()).to.equal(false);
      expect(phonesAtThePbx()).to.equal(1);
      await own.reload();
      await until('the reloaded one is the phone’s', async () => {
        const {pages} = await clerk.state();
        return pages.phoneWindow !== null && pages.phoneWindow !== phoneWindow;
      });
      await stranger.page.evaluate('window.instruments.errors.splice(0)');
    });

    it('the further parts of the script come to other hosts as well', async () => {
      const clerk = await huber('intranet');
      await clerk.fill('Rufnummer oder Name', '110', 'Anrufen');
      await clerk.reads('110');
      await clerk.fill('Rufnummer oder Name', '102', 'Anrufen');
      await clerk.reads('Sie rufen an');
      await clerk.page.evaluate(`document.documentElement.lang = 'en'`);
      await clerk.reads('Reachable');
    });

    it('the phone window takes the audio of a running call, and gives it back when it closes', async () => {
      const clerk = await huber('intranet');
      const other = await maier();
      await clerk.dials('102');
      await other.answers();
      await clerk.hears(voiceOf('102'));
      const {media} = await clerk.talking();
      const opening = popupOf(clerk);
      await clerk.press('Mehr');
      await clerk.press('Telefonfenster öffnen');
      const window = await opening;
      const moved = await clerk.call(
        'in the window',
        call => call.media.page !== media.page && call.media.status === 'connected',
      );
      expect((await clerk.state()).pages.phoneWindow).to.equal(moved.media.page);
      await until('102 hears the window', async () => (await other.sound()).rms > 0.02);
      await clerk.press('Mehr');
      expect(await clerk.sees('button', 'Telefonfenster zeigen')).to.equal(true);
      // Another page cannot bring it to the front: a new one takes its place, and the call.
      const second = await huber('telefon');
      const reopening = popupOf(second);
      await second.press('Mehr');
      await second.press('Telefonfenster zeigen');
      const newer = await reopening;
      await clerk.call(
        'in the newer window',
        call => call.media.page !== moved.media.page && call.media.status === 'connected',
      );
      await until('the older window has closed', () => window.isClosed());
      await newer.close();
      await second.call('back in the page in use', call => call.media.status === 'connected');
      await clerk.press('Gespräch hierher holen');
      await clerk.call('back', call => call.media.page === media.page && call.media.status === 'connected');
      await Promise.all([clerk.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
    });
  });
}

async function popupOf({page}: Clerk): Promise<Page> {
  const popup = await new Promise<Page | null>(resolve => page.once('popup', resolve));
  if (!popup) throw new Error('no window opened');
  return popup;
}

interface Times {
  /** When this page's user answered, and when it stopped ringing here; epoch milliseconds. */
  readonly answered: number;
  readonly quiet: number;
  /** The longest time for which this page got no turn, milliseconds. */
  readonly lag: number;
}

const noteTimes = `
  window.times = {answered: 0, quiet: 0, lag: 0};
  const now = () => performance.timeOrigin + performance.now();
  let turn = now();
  setInterval(() => {
    times.lag = Math.max(times.lag, now() - turn - 10);
    turn = now();
  }, 10);
  addEventListener('amt-answer', () => (times.answered = now()));
  addEventListener('amt-call-change', ({detail}) => {
    if (detail.previous?.phase === 'ringing' && detail.call.phase !== 'ringing') times.quiet = now();
  });
`;

interface Note {
  readonly title: string;
  readonly isOpen: boolean;
}

/** The user has allowed notifications, and sees what is shown. */
const noteNotifications = `
  window.notes = [];
  window.Notification = class {
    static permission = 'granted';
    constructor(title) {
      notes.push((this.note = {title, isOpen: true}));
    }
    close() {
      this.note.isOpen = false;
    }
  };
`;

/** Frames the bridge and greets it as the phone's script would. Settles with the number of answers in a second. */
async function forgedHello(bridge: string): Promise<number> {
  const frame = document.createElement('iframe');
  frame.src = bridge;
  const loaded = new Promise(resolve => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const {port1, port2} = new MessageChannel();
  let answers = 0;
  port1.onmessage = () => (answers += 1);
  const configuration = new URL('/clerk/huber.json', bridge).href;
  const hello = {type: 'amtsleitung-bridge', protocol: 1, configuration, phoneWindow: false};
  frame.contentWindow?.postMessage(hello, '*', [port2]);
  await new Promise(resolve => setTimeout(resolve, 1000));
  return answers;
}

/** Says everything to the bridge's frame that it should not listen to, as the frame's own page and with ports. */
const flood = (phone: string) => `
  const bridge = document.querySelector('iframe').contentWindow;
  const pick = items => items[Math.floor(Math.random() * items.length)];
  for (let i = 0; i < 10_000; i += 1) {
    const type = pick(['command', 'hello', 'info', 'leaving', 'amtsleitung-bridge', 'media-result', 'welcome', 'x']);
    const command = {type: pick(['hangUp', 'call', 'decline', 'mute']), id: 'x', target: '102', on: true};
    const configuration = '${phone}/clerk/huber.json';
    const message = {type, seq: i, protocol: 1, page: 'x', command, info: null, phoneWindow: true};
    const ports = i % 10 ? [] : [new MessageChannel().port2];
    bridge.postMessage(pick([message, {...message, configuration}, i, null]), '${phone}', ports);
  }
  // All of it is read before the result of a command that is sent after it.
  document.querySelector('amt-phone').mute(document.querySelector('amt-phone').state.calls[0].id, false);
`;
