import {expect} from 'chai';
import type {Clerk} from '../support/clerk.js';
import type {BrowserKind} from '../support/browser.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** Reconnecting takes up to 20 s, and the lamps come back up to 30 s after that. */
const back = 60_000;

/** A clerk at 101 who watches 102, and the mailbox. */
const watcher = (stage: Stage, settings: object = {}): Promise<Clerk> =>
  stage.clerk('101', {
    configuration: {
      servers: [stage.wire.url],
      credentials: {aor: 'sip:101@127.0.0.1', password: 'secret101'},
      lamps: ['102', '999'],
      voicemail: true,
      ...settings,
    },
  });

const lamp = (clerk: Clerk, expected: string, deadline?: number, line = '102') =>
  until(`the lamp of ${line} is ${expected}`, async () => (await clerk.lamps())[line] === expected, deadline);

/** Two who talk with each other, over a line of their own. */
async function others(stage: Stage): Promise<{maier: Clerk; mueller: Clerk}> {
  const server = stage.pbx.url;
  const maier = await stage.clerk('102', {server});
  const mueller = await stage.clerk('103', {server});
  return {maier, mueller};
}

export function lamps(stage: () => Stage, browser: BrowserKind): void {
  describe('lamps', () => {
    it('say beside the number whether a colleague is free, rings or talks', async () => {
      const huber = await watcher(stage());
      const {maier, mueller} = await others(stage());
      await huber.fill('Rufnummer oder Name', '102', 'Anrufen');
      await huber.reads('102 frei');
      await maier.dials('103');
      await mueller.answers();
      await huber.reads('102 im Gespräch');
      await lamp(huber, 'busy');
      await mueller.press('Auflegen');
      await huber.reads('102 frei');
      await mueller.dials('102');
      await huber.reads('102 klingelt');
      await maier.press('Ablehnen');
      await huber.reads('102 frei');
      expect((await huber.lamps())['999']).to.equal('unknown');
      expect(JSON.stringify([await huber.state(), await huber.lamps()])).to.not.include('Müller');
    });

    // It waits for a moment of its own up to 30 s after the loss, in whichever browser.
    if (browser === 'chromium') {
      it('say nothing while the line is cut, and are right again after it @waits', async function () {
        this.timeout(150_000);
        const huber = await watcher(stage());
        const {maier, mueller} = await others(stage());
        await lamp(huber, 'idle');
        stage().wire.cut();
        await lamp(huber, 'unknown');
        await maier.dials('103');
        await mueller.answers();
        await maier.talking();
        stage().wire.mend();
        await lamp(huber, 'busy', back);
        await maier.press('Auflegen');
        await lamp(huber, 'idle');
      });
    }

    it('are the same in a page that comes later, without asking the PBX again', async () => {
      const one = {lamps: ['102'], voicemail: false};
      await stage().clerk('102', {server: stage().pbx.url});
      const huber = await watcher(stage(), one);
      await lamp(huber, 'idle');
      const asked = stage().wire.requests('SUBSCRIBE');
      const second = await watcher(stage(), one);
      await lamp(second, 'idle');
      expect(stage().wire.requests('SUBSCRIBE')).to.equal(asked);
    });
  });
}

export function voicemail(stage: () => Stage): void {
  describe('voicemail', () => {
    it('is counted in the phone bar, and a button calls the mailbox', async () => {
      const huber = await watcher(stage(), {lamps: [], voicemailNumber: '9664'});
      await until('the mailbox is empty', async () => (await huber.state()).voicemail?.newMessages === 0);
      await stage().pbx.voicemail('101', 2);
      await huber.press('Mehr, neue Nachrichten');
      await huber.press('2 neue Nachrichten');
      await huber.talking('9664');
      await huber.hearsSound();
      await huber.press('Auflegen');
      await stage().pbx.voicemail('101', 0);
      await until('nothing waits', async () => (await huber.state()).voicemail?.waiting === false);
    });
  });
}

export function lampList(stage: () => Stage): void {
  describe('lamps by a list', () => {
    it('are right with one subscription for all of them', async () => {
      const huber = await watcher(stage(), {lampList: 'sip:lampen@127.0.0.1', voicemail: false});
      const {maier, mueller} = await others(stage());
      await lamp(huber, 'idle');
      await maier.dials('103');
      await mueller.answers();
      await lamp(huber, 'busy');
      await lamp(huber, 'busy', undefined, '103');
      await mueller.press('Auflegen');
      await lamp(huber, 'idle');
      expect(stage().wire.requests('SUBSCRIBE')).to.be.at.most(2);
    });
  });
}
