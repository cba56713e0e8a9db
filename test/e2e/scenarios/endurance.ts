import {expect} from 'chai';
import {voiceOf} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

const many = 20;

export function endurance(stage: () => Stage): void {
  describe('endurance', () => {
    it(`leaves no call, no peer connection and no open microphone behind after ${many} calls`, async function () {
      this.timeout(120_000);
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      for (let i = 0; i < many; i++) {
        const [caller, called] = i % 2 ? [maier, huber] : [huber, maier];
        await caller.dials(called.extension);
        const {id} = await called.ringing();
        await called.command('answer', id);
        await Promise.all([caller.talking(), called.talking()]);
        if (i === many - 1) {
          await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
          expect(await huber.leaks()).to.deep.equal({connections: 1, microphones: 1});
        }
        const hangsUp = i % 3 ? caller : called;
        const [call] = (await hangsUp.state()).calls;
        await hangsUp.command('hangUp', call?.id);
        await Promise.all([caller.idle(), called.idle()]);
      }
      await Promise.all([huber.leavesNothingBehind(), maier.leavesNothingBehind()]);
      await until('the PBX has no call', async () => (await stage().pbx.calls()) === 0);
    });
  });
}
