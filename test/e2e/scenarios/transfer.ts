import {expect} from 'chai';
import type {Call} from '../../../src/protocol/index.js';
import type {Clerk} from '../support/clerk.js';
import {voiceOf} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function transfer(stage: () => Stage): void {
  describe('transfer', () => {
    it('hands a caller on to a third phone without asking', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Direkt weiterleiten');
      await third.answers();
      expect((await clerk.idle()).reason).to.equal('transferred');
      await Promise.all([caller.hears(voiceOf('103')), third.hears(voiceOf('101'))]);
      await third.press('Auflegen');
      await Promise.all([caller.idle(), third.idle()]);
      await Promise.all([caller, clerk, third].map(one => one.leavesNothingBehind()));
    });

    it('gets the caller back when the target is busy', async () => {
      const caller = await stage().clerk('101');
      const clerk = await stage().clerk('102');
      await talk(caller, clerk);
      await openTransfer(clerk, '9901', 'Direkt weiterleiten');
      await takesBack(clerk);
      // It was the target that failed, not the request to transfer.
      expect(stage().wire.messages.some(({from, text}) => from === 'pbx' && text.startsWith('NOTIFY '))).to.equal(true);
      await Promise.all([caller.hears(voiceOf('102')), clerk.hears(voiceOf('101'))]);
    });

    it('takes the caller back who is on the way to somebody, also in the next page', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Direkt weiterleiten');
      await third.ringing();
      await clerk.call('on its way', call => call.transfer?.status === 'ringing');
      await clerk.leaves('location.reload()');
      const {id, transfer} = await reopened(clerk);
      if (transfer?.status === 'ringing') await clerk.press('Zurückholen');
      else if (id) await clerk.command('resume', id);
      if (await comesBack(clerk)) await Promise.all([caller.hears(voiceOf('102')), clerk.hears(voiceOf('101'))]);
      else {
        await third.answers();
        await Promise.all([caller.hears(voiceOf('103')), third.hears(voiceOf('101'))]);
      }
    });

    it('connects the caller with whom it has asked', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Rückfrage');
      await third.answers();
      await Promise.all([clerk.hears(voiceOf('103')), third.hears(voiceOf('102')), caller.hearsNot(voiceOf('102'))]);
      await clerk.press('Verbinden');
      await clerk.idle();
      await Promise.all([caller.hears(voiceOf('103')), third.hears(voiceOf('101'))]);
      await caller.press('Auflegen');
      await Promise.all([caller.idle(), third.idle()]);
      await Promise.all([caller, clerk, third].map(one => one.leavesNothingBehind()));
    });
  });
}

export function consultation(stage: () => Stage): void {
  describe('consultation', () => {
    it('swaps between the caller and whom it asks', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Rückfrage');
      await third.answers();
      await clerk.hears(voiceOf('103'));
      await clerk.press('Wechseln');
      await Promise.all([clerk.hears(voiceOf('101')), caller.hears(voiceOf('102')), third.hearsNot(voiceOf('102'))]);
      await clerk.press('Wechseln');
      await Promise.all([clerk.hears(voiceOf('103')), third.hears(voiceOf('102'))]);
    });

    it('goes back to the caller when the consultation is abandoned, before and after an answer', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Rückfrage');
      await third.ringing();
      await clerk.press('Zurück zum Anrufer');
      await third.idle();
      await Promise.all([clerk.hears(voiceOf('101')), caller.hears(voiceOf('102'))]);

      await openTransfer(clerk, '103', 'Rückfrage');
      await third.answers();
      await clerk.hears(voiceOf('103'));
      await clerk.press('Zurück zum Anrufer');
      await third.idle();
      await Promise.all([clerk.hears(voiceOf('101')), caller.hears(voiceOf('102'))]);
      expect((await clerk.state()).calls).to.have.length(1);
    });

    it('says that whom it asks is busy, and keeps the caller', async () => {
      const caller = await stage().clerk('101');
      const clerk = await stage().clerk('102');
      await talk(caller, clerk);
      await openTransfer(clerk, '9901', 'Rückfrage');
      await clerk.reads('9901 ist besetzt.');
      const {id, held} = await clerk.call('alone', ({phase}) => phase === 'talking');
      if (held) await clerk.command('resume', id);
      await Promise.all([clerk.hears(voiceOf('101')), caller.hears(voiceOf('102'))]);
      expect((await clerk.state()).calls).to.have.length(1);
    });
  });
}

/** Behind a mere proxy the far phone is asked to call somebody else, on the word of whoever it talks with: it refuses. */
export function refusedTransfer(stage: () => Stage): void {
  describe('transfer that the far phone refuses', () => {
    it('says so and takes the caller back', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Direkt weiterleiten');
      const {transfer} = await clerk.call('back', call => call.transfer?.status === 'failed' && !call.held);
      expect(transfer?.error?.sipStatus).to.equal(603);
      await Promise.all([caller.hears(voiceOf('102')), clerk.hears(voiceOf('101'))]);
      expect((await third.state()).calls).to.have.length(0);
    });

    it('says so, keeps whom it has asked, and lets it go back to the caller', async () => {
      const [caller, clerk, third] = await threeClerks(stage());
      await talk(caller, clerk);
      await openTransfer(clerk, '103', 'Rückfrage');
      await third.answers();
      await clerk.hears(voiceOf('103'));
      await clerk.press('Verbinden');
      await clerk.call('refused', call => call.transfer?.status === 'failed', '101');
      await clerk.press('Zurück zum Anrufer');
      await third.idle();
      await Promise.all([caller.hears(voiceOf('102')), clerk.hears(voiceOf('101'))]);
    });
  });
}

/**
 * The call in the next page: still on its way, without audio. Firefox ends the core with the last page: the next core finds the call again,
 * or finds that the PBX knows it no more.
 */
function reopened(clerk: Clerk): Promise<Partial<Call>> {
  return until('the next page knows the call', async () => {
    const {calls, ended} = await clerk.state();
    const call = calls.find(({transfer, media}) =>
      transfer?.status === 'unknown' ? media.status === 'connected' : media.status === 'lost',
    );
    return call ?? (calls.length === 0 && ended.length > 0 ? {} : undefined);
  });
}

/** Some PBXs let go of the clerk as soon as they are asked to hand a caller on: then it is said that the caller is gone. */
async function comesBack(clerk: Clerk): Promise<boolean> {
  const outcome = await until('the caller is back, or handed on', async () => {
    const {calls, ended} = await clerk.state();
    if (calls.some(({held, transfer}) => !held && transfer?.status !== 'ringing')) return 'back';
    return calls.length === 0 ? ended[0]?.reason : undefined;
  });
  expect(outcome).to.be.oneOf(['back', 'transferred']);
  return outcome === 'back';
}

async function threeClerks(stage: Stage): Promise<[Clerk, Clerk, Clerk]> {
  return [await stage.clerk('101'), await stage.clerk('102'), await stage.clerk('103')];
}

async function talk(caller: Clerk, called: Clerk): Promise<void> {
  await caller.dials(called.extension);
  await called.answers();
  await Promise.all([caller.hears(voiceOf(called.extension)), called.hears(voiceOf(caller.extension))]);
}

async function openTransfer(clerk: Clerk, target: string, way: 'Direkt weiterleiten' | 'Rückfrage'): Promise<void> {
  if (!(await clerk.sees('textbox', 'Weiterleiten an'))) await clerk.press('Weiterleiten');
  await clerk.fill('Weiterleiten an', target);
  await clerk.press(way);
}

/**
 * The caller comes back: a PBX either reports the failure and leaves the call with the clerk, who is taken back
 * from hold, or lets the caller ring at the clerk again.
 */
async function takesBack(clerk: Clerk): Promise<void> {
  await until('the caller comes back', async () => {
    const {calls} = await clerk.state();
    if (calls.some(({direction, phase}) => direction === 'in' && phase === 'ringing')) {
      await clerk.answers();
      return true;
    }
    return calls.some(({transfer, held}) => transfer?.status === 'failed' && !held);
  });
}
