import {expect} from 'chai';
import {voiceOf, type Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** A level is certain after three windows at the latest. */
const certain = 20_000;

/** How well a call is heard depends on what else the machine does: which level it is, is for tests with recorded numbers. */
export function quality(stage: () => Stage): void {
  describe('quality', () => {
    it('lets a voice through and no fan, where the site has chosen RNNoise', async () => {
      const credentials = {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'};
      const configuration = {servers: [stage().wire.url], credentials, noiseSuppression: 'rnnoise'};
      const noisy = await stage().clerk('101', {configuration});
      const other = await stage().clerk('102');
      await noisy.dials('102');
      await other.answers();
      await Promise.all([noisy.hears(voiceOf('102')), other.hears(voiceOf('101'))]);
      await Promise.all([noisy.hisses(), other.hisses()]);
      // The same fan at both ends: 12 dB are a factor of four.
      const rms = async (clerk: Clerk) => (await clerk.sound()).rms;
      await until('the fan is heard from one end alone', async () => {
        const [suppressed, whole] = [await rms(other), await rms(noisy)];
        return whole > 0.01 && 4 * suppressed < whole;
      });
    });

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

/** Telephones of old end at 3 400 Hz, where an s is no other sound than an f. */
export function wideband(stage: () => Stage): void {
  describe('wideband', () => {
    it('brings 7 kHz to the other side', async () => {
      const [speaking, listening] = [await stage().clerk('108'), await stage().clerk('109')];
      await speaking.dials('109');
      await listening.answers();
      for (const hertz of [300, 3_000, 5_000, 7_000]) {
        await speaking.speaks(hertz);
        await listening.hears(hertz);
      }
    });
  });
}
