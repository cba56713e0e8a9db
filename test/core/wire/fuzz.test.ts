import {fuzz} from '../support/fuzzing.js';

describe('the phone under fire', () => {
  // 20 000 messages, in parts, so that a slow machine does not run into a limit of time.
  for (let part = 0; part < 10; part++) {
    const seed = 20261123 + part * 10_000;
    it(`takes 2000 changed messages (seed ${seed}), and still takes and makes calls`, async function () {
      this.timeout(60_000);
      await fuzz(2_000, seed);
    });
  }
});
