import {expect} from 'chai';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function registration(stage: () => Stage): void {
  describe('registration', () => {
    it('registers at the PBX and says that it can be reached', async () => {
      const clerk = await stage().clerk('101');
      await clerk.reads('Erreichbar');
      expect(await stage().pbx.registered('101')).to.equal(true);
      expect((await clerk.state()).account?.user).to.equal('101');
    });

    it('is one phone in all tabs of a clerk', async () => {
      const first = await stage().clerk('101');
      const second = await stage().clerk('101');
      await first.dials('9664');
      await second.talking('9664');
      await first.press('Auflegen');
      await Promise.all([first.idle(), second.idle()]);
      const registers = stage().wire.messages.filter(({text}) => /^REGISTER /.test(text));
      const phones = new Set(registers.map(({text}) => /^Call-ID: *(.*)\r$/im.exec(text)?.[1]));
      expect(phones.size).to.equal(1);
    });

    it('comes back by itself after the line was cut, and can be called again @waits', async function () {
      // All phones of a house come back at moments spread over 20 s after the first failure, 40 s after the second.
      this.timeout(90_000);
      const clerk = await stage().clerk('101');
      stage().wire.cut();
      await until('the phone notices', async () => (await clerk.state()).connection.status !== 'connected');
      await clerk.reads('Nicht erreichbar');
      stage().wire.mend();
      await clerk.ready(65_000);
      await clerk.reads('Erreichbar');
      await stage().pbx.citizenCalls('101');
      await clerk.ringing('Schmid, Anna');
      await clerk.press('Ablehnen');
      await clerk.idle();
    });
  });
}
