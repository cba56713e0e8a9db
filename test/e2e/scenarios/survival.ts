import {expect} from 'chai';
import {voiceOf} from '../support/clerk.js';
import {citizenHertz} from '../support/pbx.js';
import type {BrowserKind} from '../support/browser.js';
import type {Stage} from '../support/stage.js';
import {hearEachOther, hosts, navigate, talk} from '../support/talk.js';
import {until} from '../support/until.js';

export function survival(stage: () => Stage, browser: BrowserKind): void {
  describe('survival', () => {
    for (const [how, go] of [
      ['navigates', navigate],
      ['is reloaded', 'location.reload()'],
    ] as const) {
      it(`a call goes on when its page ${how}: both hear each other`, async () => {
        const {huber, maier, call} = await talk(stage());
        await huber.leaves(go);
        expect(await hosts(huber)).to.include({id: call.id, answeredAt: call.answeredAt});
        await hearEachOther(huber, maier);
        expect((await maier.state()).calls).to.have.length(1);
      });
    }

    // In Firefox the worker dies with the page, and with it the ids of a dialog that the PBX has accepted just then.
    if (browser === 'chromium') {
      it('a call goes on when its page is left again and again before the call has come', async () => {
        const {huber, maier, call} = await talk(stage());
        for (let i = 0; i < 4; i++) await huber.leaves(navigate);
        expect(await hosts(huber)).to.include({id: call.id, answeredAt: call.answeredAt});
        await hearEachOther(huber, maier);
        expect((await maier.state()).calls).to.have.length(1);
      });
    }

    it('a call goes on in another tab when its own is closed', async () => {
      const {huber, maier, call} = await talk(stage());
      const other = await stage().clerk('101');
      await stage().closes(huber);
      expect((await hosts(other)).id).to.equal(call.id);
      await hearEachOther(other, maier);
    });

    it('a call moves to the tab where the clerk takes it, and back', async () => {
      const {huber, maier} = await talk(stage());
      const other = await stage().clerk('101');
      for (const clerk of [other, huber]) {
        const [call] = (await clerk.state()).calls;
        await clerk.command('takeOver', call?.id);
        await hosts(clerk);
        await hearEachOther(clerk, maier);
      }
      await other.leavesNothingBehind();
    });

    it('a call goes on in the next page of its own tab alone where there is no SharedWorker', async () => {
      const huber = await stage().clerk('101', {sharedWorker: false});
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await maier.answers();
      const {id, answeredAt} = await huber.talking();
      const other = await stage().clerk('101', {sharedWorker: false});
      await hearEachOther(huber, maier);
      for (const go of [navigate, 'location.reload()']) {
        await huber.leaves(go);
        expect(await hosts(huber)).to.include({id, answeredAt});
        await hearEachOther(huber, maier);
      }
      expect((await other.state()).calls).to.deep.equal([]);
      expect((await maier.state()).calls).to.have.length(1);
    });

    if (browser === 'firefox') console.log('firefox: a crashed page is not played: there is no way to crash one alone');
    else {
      it('a call goes on in another tab within two seconds when its own crashes @alone', async function () {
        const {huber, maier, call} = await talk(stage());
        const other = await stage().clerk('101');
        await stage().crashes(huber);
        expect((await hosts(other, 2_000)).id).to.equal(call.id);
        await hearEachOther(other, maier);
      });
    }

    it('a call is back when the whole browser was killed and is started again', async function () {
      this.timeout(90_000);
      const maier = await stage().clerk('102');
      const machine = await stage().machine();
      const huber = await machine.clerk('101');
      await huber.dials('102');
      await maier.answers();
      await hearEachOther(huber, maier);
      const {id, answeredAt} = await huber.talking();
      await machine.kill();
      const again = await machine.clerk('101');
      expect(await hosts(again, 20_000)).to.include({id, answeredAt});
      await hearEachOther(again, maier);
      expect((await maier.state()).calls).to.have.length(1);
    });

    it('a held call is still held in the next page, and can be resumed', async () => {
      const {huber, maier} = await talk(stage());
      await huber.press('Halten');
      await huber.call('held', ({held, changing}) => held && !changing);
      await huber.leaves(navigate);
      expect(await hosts(huber)).to.include({held: true});
      await maier.hearsNot(voiceOf('101'));
      await huber.press('Halten');
      await huber.call('resumed', ({held, changing}) => !held && !changing);
      await hearEachOther(huber, maier);
    });

    it('a muted call is still muted in the next page', async () => {
      const {huber, maier} = await talk(stage());
      await huber.press('Stumm');
      await maier.hearsSilence();
      await huber.leaves(navigate);
      expect(await hosts(huber)).to.include({muted: true});
      await maier.hearsSilence();
      await huber.press('Stumm');
      await hearEachOther(huber, maier);
    });

    it('who waits for a consultation still waits in the next page, and is connected from there', async () => {
      const {huber, maier} = await talk(stage());
      const [first] = (await huber.state()).calls;
      const third = await stage().clerk('103');
      await huber.command('consult', first?.id, '103');
      await third.answers();
      await huber.talking('103');
      await huber.leaves(navigate);
      await until('both calls are back', async () => {
        const {calls} = await huber.state();
        return calls.length === 2 && calls.every(({media}) => media.status === 'connected');
      });
      const consultation = await huber.call('a consultation', ({consultationFor}) => consultationFor === first?.id);
      await huber.hears(voiceOf('103'));
      await huber.command('completeTransfer', consultation.id);
      await Promise.all([maier.hears(voiceOf('103')), third.hears(voiceOf('102'))]);
      await huber.idle();
    });

    it('caller and colleague are connected when the page is left in that moment, and the next one says so', async () => {
      const {huber, maier, call} = await talk(stage());
      const third = await stage().clerk('103');
      await huber.command('consult', call.id, '103');
      await third.answers();
      await huber.talking('103');
      await huber.hears(voiceOf('103'));
      await huber.leaves(`document.querySelector('amt-phone').completeTransfer('${call.id}'); ${navigate}`);
      await Promise.all([maier.hears(voiceOf('103')), third.hears(voiceOf('102'))]);
      await huber.idle();
      const {ended} = await huber.state();
      expect(ended.map(({reason}) => reason)).to.deep.equal(['transferred', 'transferred']);
    });

    it('a call that rings out rings on in the next page, and is talked there', async () => {
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await maier.ringing();
      await huber.ringing();
      await huber.leaves(navigate);
      await huber.ringing();
      await maier.answers();
      await hosts(huber);
      await hearEachOther(huber, maier);
    });

    it('a call that rings in rings on in another tab when one is closed, and is answered there', async () => {
      const huber = await stage().clerk('101');
      const other = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await maier.dials('101');
      const {id} = await huber.ringing();
      await stage().closes(huber);
      expect((await other.ringing()).id).to.equal(id);
      await other.answers();
      await hearEachOther(other, maier);
    });

    it('a call that rings in rings on when its only page navigates, and is answered in the next', async () => {
      const huber = await stage().clerk('101');
      await stage().pbx.citizenCalls('101');
      const {id} = await huber.ringing();
      await huber.leaves(navigate);
      expect((await huber.ringing()).id).to.equal(id);
      await huber.answers();
      await huber.talking();
      await huber.hears(citizenHertz);
    });

    it('a call that rings in and navigated stops ringing when the caller gives up @waits', async function () {
      // Asterisk sends its CANCEL to the connection of the worker that died; then the deadline ends it.
      this.timeout(90_000);
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await maier.dials('101');
      await huber.ringing();
      await huber.leaves(navigate);
      await huber.ringing();
      await maier.press('Auflegen');
      await until('it stopped', async () => (await huber.state()).calls.length === 0, 40_000);
      expect((await huber.idle()).reason).to.equal('missed');
    });
  });
}
