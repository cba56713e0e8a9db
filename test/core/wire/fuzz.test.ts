import {fuzz} from '../support/fuzzing.js';

describe('the phone under fire', () => {
  // In parts, so that a slow machine does not run into a limit of time; `npm run fuzz` takes as many as wanted.
  for (let part = 0; part < 5; part++) {
    const seed = 20261123 + part * 10_000;
    it(`takes 4000 changed messages (seed ${seed}), and still takes and makes calls`, async function () {
      this.timeout(60_000);
      await fuzz(4_000, seed);
    });
  }
});
