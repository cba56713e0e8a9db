import {expect} from 'chai';
import {voiceOf} from '../support/clerk.js';
import {citizenHertz} from '../support/pbx.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function calls(stage: () => Stage): void {
  describe('calls', () => {
    it('hears its own voice from the echo: the tone sent is the tone received', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      await clerk.talking('9196');
      await clerk.hears(voiceOf('101'));
      await clerk.speaks(880);
      await clerk.hears(880);
      await clerk.speaks(0);
      await clerk.hearsSilence();
      await clerk.press('Auflegen');
      expect((await clerk.idle()).reason).to.equal('hung-up-here');
      await clerk.leavesNothingBehind();
    });

    it('makes microphone and connection ready for a number that stands in the field, and gives them back', async () => {
      const clerk = await stage().clerk('101');
      const isAllowed = await clerk.page.evaluate(
        `navigator.permissions.query({name: 'microphone'}).then(({state}) => state === 'granted', () => false)`,
      );
      // It comes when the browser is idle; until then nothing is made ready for what is typed.
      await until('the code of the audio is there', () =>
        clerk.page.evaluate(
          `performance.getEntriesByType('resource').some(({name, responseEnd}) => name.includes('.call-audio.') && responseEnd)`,
        ),
      );
      await clerk.fill('Rufnummer oder Name', '9196');
      const one = isAllowed ? 1 : 0;
      await until('they are ready', async () => {
        const {connections, microphones} = await clerk.leaks();
        return connections === one && microphones === one;
      });
      await clerk.leavesNothingBehind();
      await clerk.press('Anrufen');
      await clerk.talking('9196');
      await clerk.hears(voiceOf('101'));
    });

    it('lets two clerks talk: each hears the other', async () => {
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await huber.ringing('102');
      await maier.ringing('Huber, Maria');
      await maier.answers();
      await Promise.all([huber.talking(), maier.talking()]);
      await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
      // Wideband, where the two are left to agree on a codec: the other PBXs are set up for A-law or µ-law, which end at 3.4 kHz.
      if (stage().pbxKind === 'kamailio') {
        await Promise.all([huber.speaks(7000), maier.speaks(7000)]);
        await Promise.all([huber.hears(7000), maier.hears(7000)]);
      }
      await maier.press('Auflegen');
      expect((await huber.idle()).reason).to.equal('hung-up-there');
      expect((await maier.idle()).reason).to.equal('hung-up-here');
      await Promise.all([huber.leavesNothingBehind(), maier.leavesNothingBehind()]);
    });

    it('is silent for the other side while the microphone is muted', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      await clerk.talking();
      await clerk.hears(voiceOf('101'));
      await clerk.press('Stumm');
      await clerk.call('muted', ({muted}) => muted);
      await clerk.hearsSilence();
      await clerk.press('Stumm');
      await clerk.hears(voiceOf('101'));
    });

    it('tells both sides when a call is declined', async () => {
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await maier.ringing();
      await maier.press('Ablehnen');
      expect((await maier.idle()).reason).to.equal('declined-here');
      const ended = await huber.idle();
      expect(ended.reason).to.equal('failed');
      expect(ended.error?.code).to.be.oneOf(['declined', 'busy']);
      await Promise.all([huber.leavesNothingBehind(), maier.leavesNothingBehind()]);
    });

    it('says that a line is busy, and that a call was declined', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9901');
      expect((await clerk.idle()).error).to.include({code: 'busy', sipStatus: 486});
      await clerk.reads('Der Anschluss ist besetzt.');
      await clerk.dials('9903');
      await clerk.reads('Der Anruf wurde abgelehnt.');
      expect((await clerk.idle()).error).to.include({code: 'declined', sipStatus: 603});
      await clerk.leavesNothingBehind();
    });

    it('says that nobody answered, and shows a missed call over there', async () => {
      const {url: server} = await stage().anotherPbx(3);
      const huber = await stage().clerk('101', {server});
      const maier = await stage().clerk('102', {server});
      await huber.dials('102');
      await maier.ringing();
      expect((await huber.idle()).error?.code).to.equal('no-answer');
      await huber.reads('Niemand hat angenommen.');
      expect((await maier.idle()).reason).to.equal('missed');
      await huber.leavesNothingBehind();
    });

    it('stops ringing over there when the caller gives up', async () => {
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      await huber.dials('102');
      await maier.ringing();
      await huber.ringing();
      await huber.press('Auflegen');
      expect((await huber.idle()).reason).to.equal('cancelled-here');
      expect((await maier.idle()).reason).to.equal('missed');
      await huber.dials('9902');
      await huber.ringing('9902');
      await huber.press('Auflegen');
      expect((await huber.idle()).reason).to.equal('cancelled-here');
      await Promise.all([huber.leavesNothingBehind(), maier.leavesNothingBehind()]);
    });

    it('ends when the far end hangs up', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9904');
      await clerk.talking();
      expect((await clerk.idle()).reason).to.equal('hung-up-there');
      await clerk.leavesNothingBehind();
    });

    it('plays the announcement before a call fails, then says why', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9905');
      await clerk.call('playing early media', ({earlyMedia}) => earlyMedia);
      await clerk.hearsSound();
      expect((await clerk.idle()).error).to.include({code: 'number-unknown', sipStatus: 404});
      await clerk.reads('Diese Nummer gibt es nicht.');
      await clerk.leavesNothingBehind();
    });

    it('is called back from outside, shows who it is, and hears her', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9906');
      await clerk.ringing('Schmid, Anna');
      await clerk.reads('Schmid, Anna');
      await clerk.answers();
      const {remote} = await clerk.talking('Schmid, Anna');
      expect(remote.number).to.equal('08999998765');
      await clerk.hears(citizenHertz);
      await clerk.press('Auflegen');
      await clerk.idle();
      await clerk.leavesNothingBehind();
    });

    it('sends tones fast, each once and in order @alone', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      const {id} = await clerk.talking();
      await clerk.hears(voiceOf('101'));
      const before = stage().pbx.digits();
      await Promise.all(['1', '5', '8', '8', '0*#'].map(tones => clerk.command('sendTones', id, tones)));
      await clerk.press('Tastatur', 'Stumm');
      await clerk.press('2 ABC', 'Stumm');
      await clerk.press('7 PQRS', 'Stumm');
      const expected = `${before}15880*#27`;
      await until('the PBX has all tones', () => stage().pbx.digits().length >= expected.length);
      expect(stage().pbx.digits()).to.equal(expected);
    });
  });
}
