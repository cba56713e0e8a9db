import {expect} from 'chai';
import {voiceOf} from '../support/clerk.js';
import {citizenHertz} from '../support/pbx.js';
import type {Stage} from '../support/stage.js';

export function hold(stage: () => Stage): void {
  describe('hold', () => {
    for (const [side, holder, other] of [
      ['the caller', '101', '102'],
      ['the called', '102', '101'],
    ] as const) {
      it(`holds and resumes by ${side}: silence, then both hear each other again`, async () => {
        const huber = await stage().clerk('101');
        const maier = await stage().clerk('102');
        await huber.dials('102');
        await maier.answers();
        await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);

        const [holding, waiting] = holder === '101' ? [huber, maier] : [maier, huber];
        await holding.press('Halten');
        await holding.call('held', ({held, changing}) => held && !changing);
        await Promise.all([holding.hearsSilence(), waiting.hearsNot(voiceOf(holder))]);
        await holding.press('Halten');
        await holding.call('resumed', ({held, changing}) => !held && !changing);
        await Promise.all([holding.hears(voiceOf(other)), waiting.hears(voiceOf(holder))]);
      });
    }

    it('survives both sides holding, resumed one after the other', async () => {
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await maier.answers();
      await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
      for (const clerk of [huber, maier]) {
        await clerk.press('Halten');
        await clerk.call('held', ({held, changing}) => held && !changing);
      }
      for (const clerk of [huber, maier]) {
        await clerk.press('Halten');
        await clerk.call('resumed', ({held, changing}) => !held && !changing);
      }
      await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
    });

    it('holds the first call when a second one is answered, and swaps back', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9664');
      await clerk.talking('9664');
      await clerk.hears(1000);
      await stage().pbx.citizenCalls('101');
      await clerk.ringing('Schmid, Anna');
      await clerk.hears(1000);
      await clerk.answers();
      await clerk.talking('Schmid, Anna');
      await clerk.call('held', ({held}) => held, '9664');
      await clerk.hears(citizenHertz);
      const first = await clerk.call('held', ({changing}) => !changing, '9664');
      await clerk.command('resume', first.id);
      await clerk.call('held', ({held}) => held, 'Schmid, Anna');
      await clerk.hears(1000);
      expect((await clerk.state()).calls).to.have.length(2);
    });
  });
}
