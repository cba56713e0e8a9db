import {expect} from 'chai';
import type {BrowserContext, WebWorker} from 'puppeteer-core';
import type {BrowserKind} from '../support/browser.js';
import {voiceOf} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** What the service worker shows: the titles of its buttons. */
const buttons = `registration.getNotifications().then(all => all.flatMap(({actions}) => actions.map(({title}) => title)))`;
/** The system's click, without its right to bring a window to the front. */
const click = (action: string) => `registration.getNotifications().then(([notification]) => {
  dispatchEvent(new NotificationEvent('notificationclick', {notification, action: ${JSON.stringify(action)}}));
})`;

export function notices(stage: () => Stage, browser: BrowserKind): void {
  // Firefox lets no program grant notifications.
  if (browser !== 'chromium') return;
  describe('notifications', () => {
    it('of a call have Annehmen and Ablehnen while no page is in sight, and go with the ringing', async () => {
      const huber = await stage().clerk('101', {host: 'telefon'});
      await huber.page.browserContext().overridePermissions(stage().site.origin('telefon'), ['notifications']);
      const maier = await stage().clerk('102', {host: 'telefon'});
      await maier.page.bringToFront();
      await until('no page of 101 is in sight', async () => (await huber.state()).pages.notifier);

      await maier.command('call', '101');
      const worker = await serviceWorker(huber.page.browserContext());
      const shows = async (...titles: string[]) =>
        until(
          `it shows ${titles.join() || 'nothing'}`,
          async () => `${await worker.evaluate(buttons)}` === titles.join(),
        );
      await shows('Annehmen', 'Ablehnen');
      await worker.evaluate(click('decline'));
      await shows();
      expect(await huber.idle()).to.include({reason: 'declined-here'});
      await maier.idle();

      const answered = await maier.command('call', '101');
      await shows('Annehmen', 'Ablehnen');
      await worker.evaluate(click('answer'));
      await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
      await shows();
      await maier.command('hangUp', answered);
      await huber.idle();

      const id = await maier.command('call', '101');
      await shows('Annehmen', 'Ablehnen');
      await maier.command('hangUp', id);
      await shows();
    });
  });
}

async function serviceWorker(context: BrowserContext): Promise<WebWorker> {
  const target = await context.waitForTarget(
    one => one.type() === 'service_worker' && one.url().endsWith('/amtsleitung.notices.js'),
  );
  return (await target.worker()) as WebWorker;
}
