import {expect} from 'chai';
import type {BrowserKind} from '../support/browser.js';
import type {Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** Far ends that SIPp plays behind a proxy. They are about signalling alone: no audio ever flows. */
export function oddFarEnds(stage: () => Stage, browser: BrowserKind): void {
  describe('odd far ends', () => {
    it('answers a call that has no offer, with an offer of its own', async () => {
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('late-offer', '101');
      await clerk.ringing('Schmid, Anna');
      await clerk.answers();
      await clerk.talking('Schmid, Anna');
      expect((await clerk.idle()).reason).to.equal('hung-up-there');
      await ends(clerk, far.finished);
    });

    it('talks to the phone that answered, after early media of another', async () => {
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('other-answer');
      await clerk.dials('80');
      await clerk.call('playing early media', ({earlyMedia}) => earlyMedia);
      await clerk.talking('80');
      await hangsUp(clerk, far.finished);
    });

    it('keeps the first of two phones that answered, and hangs up on the second', async () => {
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('two-answers');
      await clerk.dials('80');
      await clerk.talking('80');
      await until('the second phone was hung up on', () => stage().wire.requests('BYE') === 1);
      await clerk.talking('80');
      expect((await clerk.state()).calls).to.have.length(1);
      await hangsUp(clerk, far.finished);
    });

    it('shows each way of holding, and that it is over; an address 0.0.0.0 beside ICE is none', async () => {
      const clerk = await stage().clerk('101');
      await clerk.page.evaluate(noteHolds);
      const far = stage().pbx.farEnd('odd-holds');
      await clerk.dials('80');
      await clerk.talking('80');
      await until('the offer that it was asked for was answered', () =>
        stage().wire.messages.some(({from, text}) => from === 'pbx' && /^ACK [^]*a=sendrecv/.test(text)),
      );
      expect(await clerk.page.evaluate('window.holds')).to.deep.equal([false, true, false, true, false]);
      await hangsUp(clerk, far.finished);
    });

    it('ends when the caller hangs up before it has acknowledged', async () => {
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('bye-before-ack', '101');
      await clerk.answers();
      expect((await clerk.idle()).reason).to.equal('hung-up-there');
      await ends(clerk, far.finished);
    });

    it('stops ringing when the caller hangs up with BYE, and notes a missed call', async () => {
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('bye-while-ringing', '101');
      await clerk.ringing('Schmid, Anna');
      expect((await clerk.idle()).reason).to.equal('missed');
      await ends(clerk, far.finished);
    });

    it('ends a call that the caller never acknowledged, after 32 s, and says that the far end is gone @waits', async function () {
      this.timeout(90_000);
      const clerk = await stage().clerk('101');
      const far = stage().pbx.farEnd('missing-ack', '101');
      await clerk.answers();
      const ended = await until('the call ended', async () => (await clerk.state()).ended[0], 45_000);
      expect(ended).to.include({reason: 'failed'});
      await ends(clerk, far.finished);
    });

    // Firefox finds out within seconds that there is no audio and offers anew, which SIPp cannot answer while it waits.
    if (browser === 'firefox') return;
    it('refreshes a session of 90 s at half time, and another clerk’s far end does so with hers @waits', async function () {
      this.timeout(90_000);
      const huber = await stage().clerk('101');
      const maier = await stage().clerk('102');
      const waits = stage().pbx.farEnd('session-timer-ours');
      await huber.dials('80');
      const refreshes = stage().pbx.farEnd('session-timer-theirs', '102');
      await maier.answers();
      await Promise.all([huber.talking('80'), maier.talking('Schmid, Anna')]);
      await until('both were refreshed', () => ['phone', 'pbx'].every(by => accepts(stage(), by, 'UPDATE')), 55_000);
      await Promise.all([huber.talking('80'), maier.talking('Schmid, Anna')]);
      await hangsUp(huber, waits.finished);
      await hangsUp(maier, refreshes.finished);
    });
  });
}

/** They follow each other faster than a test looks. */
const noteHolds = `
  window.holds = [];
  document.querySelector('amt-phone').addEventListener('amt-call-change', ({detail}) => {
    const {heldByRemote} = detail.call ?? detail;
    if (window.holds.at(-1) !== heldByRemote) window.holds.push(heldByRemote);
  });
`;

async function hangsUp(clerk: Clerk, finished: Promise<void>): Promise<void> {
  await clerk.press('Auflegen');
  expect((await clerk.idle()).reason).to.equal('hung-up-here');
  await ends(clerk, finished);
}

async function ends(clerk: Clerk, finished: Promise<void>): Promise<void> {
  await finished;
  await clerk.leavesNothingBehind();
}

/** Whether a phone, or the far end, accepted such a request of the other. */
function accepts({wire}: Stage, by: string, method: string): boolean {
  const isAcceptance = new RegExp(`^SIP/2.0 200 [^]*^CSeq: *\\d+ ${method}`, 'im');
  return wire.messages.some(({from, text}) => from === by && isAcceptance.test(text));
}
