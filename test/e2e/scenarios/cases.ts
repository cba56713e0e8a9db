import {expect} from 'chai';
import type {Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';

const about = (clerk: Clerk, context: string) =>
  clerk.call(`ringing, about ${context}`, call => call.phase === 'ringing' && call.context === context);

/** Which case a call is about, known before it is answered. */
export function cases(stage: () => Stage): void {
  describe('cases', () => {
    it('tells which case it is about, in a call and in a consultation, and nothing else of it', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await caller.command('call', '102', {context: 'case-4711'});
      const {id} = await about(clerk, 'case-4711');
      await clerk.command('describe', id, {title: 'Wohngeld Schmid', lines: ['Az. 4-123/26'], context: 'case-4712'});
      await clerk.reads('Wohngeld Schmid');
      await clerk.answers();
      await clerk.talking();
      await clerk.command('consult', id, '103');
      await about(third, 'case-4712');
      const said = stage().wire.messages.map(({text}) => text);
      expect(said.some(text => text.includes(Buffer.from('case-4712').toString('hex')))).to.equal(true);
      for (const word of ['Wohngeld', 'Schmid', '4-123/26', Buffer.from('Wohngeld').toString('hex')])
        expect(
          said.filter(text => text.includes(word)),
          word,
        ).to.deep.equal([]);
      expect(await third.text()).not.to.contain('Wohngeld');
    });
  });
}

/** The colleague to whom a call is handed on knows the case, by whatever way it comes. */
export function handedOnCases(stage: () => Stage): void {
  describe('cases of calls that are handed on', () => {
    it('goes along when the call is handed on without asking: the one it came with, or another', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await caller.command('call', '102', {context: 'case-4711'});
      const {id} = await about(clerk, 'case-4711');
      await clerk.answers();
      await clerk.talking();
      await clerk.command('transfer', id, '103');
      const {id: next} = await about(third, 'case-4711');
      await third.answers();
      await third.talking();
      await clerk.idle();
      await third.command('transfer', next, '102', {context: 'case-4712'});
      const back = await about(clerk, 'case-4712');
      expect(back.transferredBy?.number).to.equal('103');
    });

    it('comes back with a caller whom nobody took', async () => {
      const caller = await stage().clerk('101');
      const clerk = await stage().clerk('102');
      await caller.command('call', '102', {context: 'case-4711'});
      const {id} = await about(clerk, 'case-4711');
      await clerk.answers();
      await clerk.talking();
      await clerk.command('transfer', id, '9901');
      // Some PBXs tell the clerk's call that it failed, others let the caller ring there again.
      await clerk.call(
        'back, about the case',
        ({phase, transfer, context}) =>
          (transfer?.status === 'failed' || phase === 'ringing') && context === 'case-4711',
      );
    });

    it('is with the colleague who was asked first, and so is who handed the call on', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await caller.command('call', '102');
      await clerk.answers();
      const {id} = await clerk.talking();
      await clerk.command('relate', id, 'case-4711');
      await clerk.command('consult', id, '103');
      await about(third, 'case-4711');
      await third.answers();
      await third.talking();
      await clerk.press('Verbinden');
      await clerk.idle();
      const {context, transferredBy} = await third.call('with the caller', ({remote}) => remote.number === '101');
      expect(context).to.equal('case-4711');
      expect(transferredBy?.number).to.equal('102');
      await third.reads('weitergeleitet');
    });
  });
}

async function threeClerks(stage: Stage): Promise<[Clerk, Clerk, Clerk]> {
  return [await stage.clerk('101'), await stage.clerk('102'), await stage.clerk('103')];
}
