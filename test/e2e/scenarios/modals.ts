import {expect} from 'chai';
import {inShadow} from '../support/browser.js';
import {settling, type Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function modals(stage: () => Stage): void {
  const settles = (word: string) => new Promise(resolve => setTimeout(resolve, settling[word]));

  /** A clerk with a field in a dialog or a section of the page, and one that calls. */
  async function clerks(around: 'dialog' | 'section'): Promise<[Clerk, Clerk]> {
    const [huber, maier] = [await stage().clerk('101'), await stage().clerk('102')];
    await huber.page.bringToFront();
    await huber.page.evaluate(`{
      const box = document.createElement('${around}');
      const full = document.createElement('button');
      const field = document.createElement('input');
      box.id = 'box';
      field.id = 'field';
      full.id = 'full';
      full.textContent = 'Vollbild';
      box.append(full, field);
      document.body.append(box);
      full.addEventListener('click', () => box.requestFullscreen());
    }`);
    return [huber, maier];
  }

  const isInField = ({page}: Clerk) => page.evaluate('document.activeElement === field') as Promise<boolean>;

  /** Presses what the dialog shows of the phone, with the mouse. */
  async function press({page}: Clerk, part: string, word: string): Promise<void> {
    const button = await page.waitForSelector(`amt-mini-card >>> [part~=${part}]`, inShadow);
    await settles(word);
    await button?.click();
  }

  /** The part of the phone that has the focus. */
  const focused = ({page}: Clerk) =>
    page.evaluate(`{
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      at?.part.value;
    }`);

  async function tabTo(clerk: Clerk, part: string, word: string): Promise<void> {
    await until(`Tab leads to ${word}`, async () => {
      await clerk.page.keyboard.press('Tab');
      return (await focused(clerk)) === part;
    });
    await settles(word);
    await clerk.page.keyboard.press('Enter');
  }

  describe('modal dialogs', () => {
    it('have the call in them: it is answered and ended by mouse, and the focus is where it was (A-63)', async () => {
      const [huber, maier] = await clerks('dialog');
      await huber.page.evaluate('box.showModal(), field.focus()');
      await maier.command('call', '101');
      await press(huber, 'answer', 'Annehmen');
      await Promise.all([huber.talking(), maier.talking()]);
      await press(huber, 'hang-up', 'Auflegen');
      await Promise.all([huber.idle(), maier.idle()]);
      expect(await huber.page.evaluate('box.open')).to.equal(true);
      expect(await isInField(huber)).to.equal(true);
    });

    it('have it in full screen, too: it is answered and ended by Tab, and the focus comes back (A-63)', async () => {
      const [huber, maier] = await clerks('section');
      await huber.page.click('#full');
      await until('it fills the screen', () => huber.page.evaluate('document.fullscreenElement === box'));
      await huber.page.evaluate('field.focus()');
      await maier.command('call', '101');
      await huber.page.waitForSelector('amt-mini-card >>> [part~=answer]', inShadow);
      await tabTo(huber, 'answer', 'Annehmen');
      await Promise.all([huber.talking(), maier.talking()]);
      await tabTo(huber, 'hang-up', 'Auflegen');
      await Promise.all([huber.idle(), maier.idle()]);
      await until('the focus is back in the field', () => isInField(huber));
    });
  });
}
