import {expect} from 'chai';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** A level is certain after three windows at the latest. */
const certain = 20_000;

/** How well a call is heard depends on what else the machine does: which level it is, is for tests with recorded numbers. */
export function quality(stage: () => Stage): void {
  describe('quality', () => {
    it('of a real call is measured, shown, and in the diagnosis with its numbers', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      await clerk.talking();
      const isShown = async () =>
        (await clerk.sees('img', 'Verbindung gut')) ||
        (await clerk.sees('img', 'Verbindung mäßig')) ||
        (await clerk.text()).includes('Verbindung schlecht');
      await until('a level is shown', isShown, certain);
      const diagnosis = String(await clerk.page.evaluate(`document.querySelector('amt-phone').diagnose()`));
      expect(diagnosis).to.match(/ quality (good|moderate|poor) .*r \d+ .*codec \w+ path host/);
    });
  });
}
