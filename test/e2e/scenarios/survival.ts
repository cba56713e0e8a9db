import {expect} from 'chai';
import {voiceOf} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';

export function survival(stage: () => Stage): void {
  describe('survival', () => {
    for (const [how, go] of [
      ['navigates', 'location.href = location.pathname + "?" + Math.random()'],
      ['is reloaded', 'location.reload()'],
    ] as const) {
      it(`a call goes on when its page ${how}: both hear each other`, async () => {
        const huber = await stage().clerk('101');
        const maier = await stage().clerk('102');
        await huber.dials('102');
        await maier.answers();
        await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
        const {id, answeredAt} = await huber.talking();
        await huber.leaves(go);
        await huber.speaks(voiceOf('101'));
        const call = await huber.call('back', ({phase, media}) => phase === 'talking' && media.status === 'connected');
        expect(call).to.include({id, answeredAt});
        await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
        expect((await maier.state()).calls).to.have.length(1);
      });
    }
  });
}
