import {expect} from 'chai';
import type {Stage} from '../support/stage.js';
import {hearEachOther, hosts, navigate, talk} from '../support/talk.js';
import {until} from '../support/until.js';

export function survivalFaults(stage: () => Stage): void {
  describe('survival when something is in the way', () => {
    const nobodyLeft = () => until('the PBX has no call', async () => (await stage().pbx.calls()) === 0);

    it('says that the far end has hung up in the very moment of the navigation', async () => {
      const {huber, maier} = await talk(stage());
      const [call] = (await maier.state()).calls;
      await Promise.all([huber.leaves(navigate), maier.command('hangUp', call?.id)]);
      const state = await until('the call is over', async () => {
        const now = await huber.state();
        return now.calls.length === 0 ? now : undefined;
      });
      expect(state.ended).to.have.length(1);
      const [ended] = state.ended;
      expect(ended?.remote.number).to.equal('102');
      // The PBX says so by BYE, or by 481 to who wants the call back.
      expect(ended?.error?.code ?? ended?.reason).to.be.oneOf(['hung-up-there', 'far-end-lost']);
      await nobodyLeft();
    });

    for (const [status, code] of [
      [481, 'far-end-lost'],
      [403, 'call-not-recovered'],
    ] as const) {
      it(`ends the call everywhere and says so when the PBX answers ${status}`, async () => {
        const {huber} = await talk(stage());
        stage().wire.takeovers = status;
        await huber.leaves(navigate);
        const ended = await huber.idle();
        expect(ended).to.include({reason: 'failed'});
        expect(ended.error?.code).to.equal(code);
        expect(ended.remote.number).to.equal('102');
        await nobodyLeft();
      });
    }

    it('tries again while the PBX answers 503, and brings the call back', async () => {
      const {huber, maier} = await talk(stage());
      stage().wire.takeovers = 503;
      await huber.leaves(navigate);
      await until('it was tried', () => stage().wire.requests('INVITE') > 2);
      stage().wire.takeovers = null;
      await hosts(huber);
      await hearEachOther(huber, maier);
    });

    it('gives up and ends the call when the PBX never answers @waits', async function () {
      this.timeout(90_000);
      const {huber} = await talk(stage());
      stage().wire.takeovers = 'never';
      await huber.leaves(navigate);
      const ended = await until('the clerk is told', async () => (await huber.state()).ended[0], 50_000);
      expect(ended.error?.code).to.equal('call-not-recovered');
      expect(ended.remote.number).to.equal('102');
      await nobodyLeft();
    });

    it('brings the call back when the line was down at that moment', async function () {
      this.timeout(90_000);
      const {huber, maier} = await talk(stage());
      const arrived = huber.page.waitForNavigation({waitUntil: 'domcontentloaded'});
      await huber.page.evaluate(`setTimeout(() => {${navigate}})`);
      stage().wire.cut();
      await arrived;
      await until('the phone is there', async () => (await huber.state().catch(() => undefined))?.calls.length === 1);
      stage().wire.mend();
      await hosts(huber, 20_000);
      await hearEachOther(huber, maier);
    });

    it('says that the microphone is gone in the next page, and goes on where it works again', async () => {
      const {huber, maier} = await talk(stage());
      const other = await stage().clerk('101');
      await other.microphone('refused');
      await stage().closes(huber);
      const {id} = await other.call('without microphone', ({error}) => error?.code === 'microphone-refused');
      await other.reads('Das Mikrofon ist gesperrt.');
      await other.microphone('works');
      await other.command('takeOver', id);
      await hosts(other);
      await hearEachOther(other, maier);
    });

    it('lets one of two tabs have the call that both take at once', async () => {
      const {huber, maier, call} = await talk(stage());
      const others = [await stage().clerk('101'), await stage().clerk('101')] as const;
      await Promise.allSettled(others.map(other => other.command('takeOver', call.id)));
      const page = await until('one has it', async () => {
        const {calls} = await others[0].state();
        return calls[0]?.media.status === 'connected' ? calls[0].media.page : undefined;
      });
      const ids = await Promise.all(others.map(other => other.pageId()));
      const winner = others[ids.indexOf(page)];
      if (!winner) throw new Error('neither has it');
      await hearEachOther(winner, maier);
      await huber.leavesNothingBehind();
      expect((await maier.state()).calls).to.have.length(1);
    });
  });
}
