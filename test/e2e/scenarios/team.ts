import {expect} from 'chai';
import type {BrowserKind} from '../support/browser.js';
import {voiceOf} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';

const team = [
  {
    name: 'Wohngeld',
    members: [
      {name: 'Huber, Maria', number: '101'},
      {name: 'Maier, Josef', number: '102'},
    ],
  },
];

export function pickingUp(stage: () => Stage, browser: BrowserKind): void {
  // All of it is between the worker, which is the same script, and the PBX.
  if (browser !== 'chromium') return;
  describe('a call that rings at a colleague', () => {
    it('is picked up from the team, both hear each other, and who comes too late is told', async () => {
      const server = stage().pbx.url;
      const huber = await stage().clerk('101', {
        configuration: {
          servers: [server],
          credentials: {aor: 'sip:101@127.0.0.1', password: 'secret101'},
          services: {pickUp: '*8{number}'},
          team,
        },
      });
      const maier = await stage().clerk('102', {server});
      const mueller = await stage().clerk('103', {server});
      await huber.press('Team');
      await mueller.dials('102');
      await maier.ringing('Müller, Jörg');
      await huber.press('Heranholen');
      const {divertedFrom} = await huber.talking('Müller, Jörg');
      expect(divertedFrom?.number).to.equal('102');
      await mueller.talking();
      await Promise.all([huber.hears(voiceOf('103')), mueller.hears(voiceOf('101'))]);
      expect((await maier.idle()).reason).to.equal('answered-elsewhere');
      await huber.press('Auflegen');
      await huber.idle();
      await huber.command('pickUp', '102');
      await huber.reads('Der Anruf wurde schon angenommen');
      expect((await huber.state()).ended[0]?.error?.code).to.equal('call-taken');
    });
  });
}
