import {expect} from 'chai';
import type {KeyInput, Page} from 'puppeteer-core';
import type {SettingsChange} from '../../../src/protocol/index.js';
import {settling, type Clerk} from '../support/clerk.js';
import type {SiteHost} from '../support/site.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function keys(stage: () => Stage): void {
  /** A page of clerk 101, with a field above the bar that has the focus. */
  async function huber(host: SiteHost): Promise<Clerk> {
    const hosts = (['intranet', 'fachverfahren'] as const).map(name => stage().site.origin(name));
    const clerk = await stage().clerk('101', {host, hosts, name: 'huber'});
    await clerk.page.evaluate(`{
      const field = document.createElement('input');
      field.id = 'field';
      document.body.prepend(field);
      field.focus();
    }`);
    return clerk;
  }

  async function chord(page: Page, key: KeyInput): Promise<void> {
    const modifiers = ['Control', 'Alt', 'Shift'] as const;
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press(key);
    for (const modifier of modifiers) await page.keyboard.up(modifier);
  }

  const field = ({page}: Clerk) => page.evaluate('field.value') as Promise<string>;
  const isInField = ({page}: Clerk) => page.evaluate('document.activeElement === field') as Promise<boolean>;
  const change = ({page}: Clerk, shortcuts: SettingsChange['shortcuts']) =>
    page.evaluate(`document.querySelector('amt-phone').phone.changeSettings(${JSON.stringify({shortcuts})})`);

  describe('keys', () => {
    it('what is typed into a page during a call is a text, no tone and no shortcut (A-39)', async () => {
      const [clerk, other] = [await huber('intranet'), await stage().clerk('102')];
      await other.command('call', '101');
      await clerk.ringing();
      await chord(clerk.page, 'KeyA');
      await clerk.talking();
      await clerk.page.evaluate(`{
        const {phone} = document.querySelector('amt-phone');
        const send = phone.send.bind(phone);
        window.sent = [];
        phone.send = command => (window.sent.push(command.type), send(command));
      }`);
      const text = '0123456789*#@€{}[]\\~|µ²³';
      await clerk.page.keyboard.type(text);
      expect(await field(clerk)).to.equal(text);
      expect(await clerk.page.evaluate('window.sent')).to.deep.equal([]);
      expect(await isInField(clerk)).to.equal(true);
      await chord(clerk.page, 'KeyM');
      await clerk.call('muted', ({muted}) => muted);
      expect(await field(clerk)).to.equal(text);
    });

    it('a shortcut leads into the phone and back to the very place, from a page of another host (A-61)', async () => {
      const [clerk, other] = [await huber('intranet'), await stage().clerk('102')];
      await clerk.page.bringToFront();
      await clerk.page.keyboard.type('Aktenzeichen');
      await clerk.page.evaluate('field.setSelectionRange(4, 4)');
      await other.command('call', '101');
      await until('the toast shows', () => clerk.sees('region', 'Eingehender Anruf'));
      await chord(clerk.page, 'KeyT');
      expect(await isInField(clerk)).to.equal(false);
      await chord(clerk.page, 'KeyT');
      await clerk.page.keyboard.type('-');
      expect(await field(clerk)).to.equal('Akte-nzeichen');
      await chord(clerk.page, 'KeyT');
      await new Promise(resolve => setTimeout(resolve, settling['Annehmen']));
      await clerk.page.keyboard.press('Enter');
      await clerk.talking();
    });

    it('a call rings above a video that fills the screen: no space bar answers it, a press does and brings back the page (A-63)', async () => {
      const [clerk, other] = [await huber('intranet'), await stage().clerk('102')];
      const {page} = clerk;
      const fills = () => page.evaluate('document.fullscreenElement === film') as Promise<boolean>;
      await page.evaluate(`{
        const film = document.createElement('video');
        film.id = 'film';
        film.tabIndex = 0;
        document.body.prepend(film);
        film.onclick = () => film.requestFullscreen();
      }`);
      await page.bringToFront();
      await page.click('#film');
      await until('the video fills the screen', fills);
      await other.command('call', '101');
      await until('the call is above it', () => clerk.sees('region', 'Eingehender Anruf'));
      await new Promise(resolve => setTimeout(resolve, settling['Annehmen']));
      await page.keyboard.press(' ');
      await clerk.ringing();
      expect(await fills()).to.equal(true);
      await clerk.answers();
      await clerk.talking();
      await until('the page is back', async () => !(await fills()));
      await clerk.press('Auflegen');
    });

    it('what was set holds in the pages of all hosts, and a page of another host sets no shortcut', async () => {
      const [own, guest, other] = [await huber('telefon'), await huber('intranet'), await stage().clerk('102')];
      await change(own, {answer: {key: 'Ctrl+Alt+Shift+J'}});
      const refused = change(guest, {answer: null}).catch(String);
      expect(await refused).to.contain('origin-refused');
      await other.command('call', '101');
      await guest.ringing();
      await guest.page.bringToFront();
      await chord(guest.page, 'KeyA');
      await guest.ringing();
      await chord(guest.page, 'KeyJ');
      await guest.talking();
    });
  });
}
