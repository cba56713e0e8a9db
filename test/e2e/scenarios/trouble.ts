import {expect} from 'chai';
import {voiceOf, type Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function trouble(stage: () => Stage): void {
  describe('trouble', () => {
    it('says that the login was refused, and does not storm the PBX', async () => {
      const clerk = await stage().clerk('101', {password: 'wrong', ready: false, name: 'wrong-password'});
      await clerk.reads('Die Telefonanlage hat Ihre Anmeldung abgelehnt.');
      await clerk.reads('Nicht angemeldet');
      expect((await clerk.state()).registration.error?.code).to.equal('login-refused');
      const attempts = stage().wire.requests('REGISTER');
      await quiet(3000);
      expect(stage().wire.requests('REGISTER')).to.equal(attempts).and.to.be.at.most(3);
    });

    it('says that the PBX cannot be reached, when it will try again, and registers once it can', async () => {
      stage().wire.cut();
      const clerk = await stage().clerk('101', {ready: false});
      await clerk.reads('Keine Verbindung zur Telefonanlage.');
      await clerk.reads('Nicht erreichbar');
      await clerk.reads('Neuer Versuch in');
      stage().wire.mend();
      await clerk.press('Jetzt verbinden');
      await clerk.ready();
      await echoes(clerk);
    });

    it('says that a number does not exist, and the next call works', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9999');
      await clerk.reads('Diese Nummer gibt es nicht.');
      await clerk.idle();
      await echoes(clerk);
    });

    it('refuses letters before it dials, and the next call works', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('Finanzamt');
      await clerk.reads('Das ist keine Rufnummer.');
      expect(stage().wire.requests('INVITE')).to.equal(0);
      await echoes(clerk);
    });

    it('asks for a number when there is none', async () => {
      const clerk = await stage().clerk('101');
      await clerk.press('Anrufen');
      await clerk.reads('Bitte geben Sie eine Rufnummer ein.');
      expect(stage().wire.requests('INVITE')).to.equal(0);
    });

    for (const [state, text] of [
      ['refused', 'Das Mikrofon ist gesperrt.'],
      ['missing', 'Kein Mikrofon gefunden.'],
    ] as const) {
      it(`says what to do when the microphone is ${state}; a call out can be repeated`, async () => {
        const clerk = await stage().clerk('101');
        await clerk.microphone(state);
        await clerk.dials('9196');
        await clerk.reads(text);
        await until('no call is left', async () => (await clerk.state()).calls.length === 0);
        expect(stage().wire.requests('INVITE')).to.equal(0);
        await clerk.microphone('works');
        await echoes(clerk);
      });

      it(`keeps a caller ringing while the microphone is ${state}, and answers once it works`, async () => {
        const huber = await stage().clerk('101');
        const maier = await stage().clerk('102');
        await maier.microphone(state);
        await huber.dials('102');
        await maier.answers();
        await maier.reads(text);
        await maier.ringing();
        await maier.microphone('works');
        await maier.answers();
        await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
      });
    }
  });
}

/** The next call works. */
async function echoes(clerk: Clerk): Promise<void> {
  await clerk.dials('9196');
  await clerk.talking('9196');
  await clerk.hears(voiceOf(clerk.extension));
  await clerk.press('Auflegen');
  await clerk.idle();
  await clerk.leavesNothingBehind();
}

/** That nothing happens can only be seen by looking on for a while. */
function quiet(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
