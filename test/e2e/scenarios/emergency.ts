import {setTimeout as delay} from 'node:timers/promises';
import {expect} from 'chai';
import type {Stage} from '../support/stage.js';

/** No PBX here has a way out: a 112 that is dialled in a test reaches nobody. */
export function emergency(stage: () => Stage): void {
  describe('an emergency call', () => {
    it('is on the wire 300 ms after the key, also beside another call, and says what to do when it fails', async () => {
      const {wire} = stage();
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      await clerk.talking('9196');
      wire.messages.length = 0;
      await clerk.fill('Rufnummer oder Name', '112', 'Anrufen');
      await clerk.page.evaluate(`addEventListener('keydown', () => (window.pressedAt = Date.now()), true)`);
      await clerk.page.keyboard.press('Enter');
      const invite = () => wire.messages.some(({from, text}) => from === 'phone' && /^INVITE sip:112@/.test(text));
      const end = Date.now() + 5000;
      while (!invite() && Date.now() < end) await delay(2);
      const seenAt = Date.now();
      expect(invite()).to.be.true;
      const took = seenAt - Number(await clerk.page.evaluate('window.pressedAt'));
      console.log(`      key press to INVITE: ${took} ms`);
      expect(took).to.be.at.most(300);
      await clerk.reads('112 mit dem Mobiltelefon wählen');
    });
  });
}
