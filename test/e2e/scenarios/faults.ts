import {expect} from 'chai';
import type {Configuration} from '../../../src/protocol/index.js';
import {startTurn, turnAvailable} from '../../interop/coturn.js';
import {houseAddress} from '../../interop/network.js';
import {startPath, type Path} from '../../interop/path.js';
import type {BrowserKind} from '../support/browser.js';
import type {Clerk} from '../support/clerk.js';
import {voiceOf} from '../support/clerk.js';
import {Desk, talkTo} from '../support/desk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

/** In a call the phone comes back within 3 s; a busy machine needs some more to show it. */
const soon = 20_000;
/**
 * A network that has just come up breaks connections that are being made (ERR_NETWORK_CHANGED), and who found nobody asks again within
 * half a minute, as all of the house would.
 */
const atFirst = 45_000;

/** What the network does to signalling, in calls and beside them; the slow ones are measured by `bench:faults`. */
export function faults(stage: () => Stage): void {
  describe('faults', () => {
    const paths: Path[] = [];
    after(() => Promise.all(paths.map(path => path.stop())));
    const pathTo = async (url: string) => {
      const path = await startPath(url);
      paths.push(path);
      return path;
    };

    it('a call does not notice that nothing gets through for 5 s, and can be ended afterwards', async () => {
      const path = await pathTo(stage().wire.url);
      const {huber, maier} = await talk(stage(), path.url);
      path.lossy = true;
      await pause(5000);
      await bothHear(huber, maier);
      path.lossy = false;
      await huber.press('Auflegen');
      expect((await maier.idle()).reason).to.equal('hung-up-there');
      await huber.idle();
    });

    it('a call goes on while its connection is reset, and the phone is back within seconds', async () => {
      const path = await pathTo(stage().wire.url);
      const {huber, maier} = await talk(stage(), path.url);
      path.refusing = true;
      await until('the phone notices', async () => (await huber.state()).connection.status !== 'connected');
      await bothHear(huber, maier);
      path.refusing = false;
      await huber.ready(soon);
      await bothHear(huber, maier);
      await maier.press('Auflegen');
      expect((await huber.idle()).reason).to.equal('hung-up-there');
    });

    it('changes to the second server when the first one is gone', async () => {
      const path = await pathTo(stage().wire.url);
      const credentials = {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'};
      path.refusing = true;
      const clerk = await stage().clerk('101', {
        configuration: {servers: [path.url, stage().wire.url], credentials},
        name: 'two-servers',
      });
      expect((await clerk.state()).connection.server).to.equal(1);
      await clerk.dials('9664');
      await clerk.talking();
      await clerk.hears(1000);
      await clerk.press('Auflegen');
      await clerk.idle();
    });
  });
}

/** What a real network does to signalling and audio alike; the slow ones are measured by `bench:faults`. */
export function network(stage: () => Stage, browser: BrowserKind): void {
  describe('network', () => {
    let desk: Desk;
    let huber: Clerk;
    let maier: Clerk;

    before(async function () {
      this.timeout(90_000);
      desk = await Desk.set(stage().pbxKind, browser);
    });

    after(() => desk?.strike());

    const talk = async (iceServers?: Configuration['iceServers']) => {
      huber = await desk.stage.clerk('101', {server: await desk.line(), ready: false, ...(iceServers && {iceServers})});
      maier = await desk.colleague('102', false);
      await Promise.all([huber.ready(atFirst), maier.ready(atFirst)]);
      await talkTo(huber, maier);
    };

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') console.error(await desk.stage.report());
      await desk.clear();
    });

    it('a call is silent while nothing gets through for 5 s, goes on afterwards, and nobody has to do anything', async () => {
      await talk();
      const [call] = (await huber.state()).calls;
      await desk.network.lose(true);
      await Promise.all([huber.hearsNot(voiceOf('102')), maier.hearsNot(voiceOf('101'))]);
      await pause(5000);
      await desk.network.lose(false);
      await bothHear(huber, maier);
      expect((await huber.state()).calls[0]?.id).to.equal(call?.id);
      await huber.ready();
      await huber.press('Auflegen');
      expect((await maier.idle()).reason).to.equal('hung-up-there');
    });

    it('a call goes on when the cable is pulled out and Wi-Fi takes over', async () => {
      await talk();
      const [call] = (await huber.state()).calls;
      await desk.network.link('lan', false);
      await Promise.all([huber.hearsNot(voiceOf('102')), maier.hearsNot(voiceOf('101'))]);
      await desk.network.link('wlan', true);
      await bothHear(huber, maier);
      await huber.ready(soon);
      await until('the audio is back', async () => (await huber.state()).calls[0]?.media.status === 'connected', soon);
      expect((await huber.state()).calls[0]?.id).to.equal(call?.id);
      await maier.press('Auflegen');
      expect((await huber.idle()).reason).to.equal('hung-up-there');
    });

    const coturn = turnAvailable();
    if (!coturn.ok) return console.log(`no call through a relay: ${coturn.why}`);
    // Firefox takes no certificate that it does not know.
    const stream = browser === 'chromium' ? 'tls' : 'tcp';
    const relayed = {
      audio: 'the relay has its audio over UDP where a firewall lets no other audio through',
      udp: `the relay, whose login lies at an address, has its audio over ${stream.toUpperCase()} where a firewall lets no UDP through`,
    } as const;
    for (const barred of ['audio', 'udp'] as const) {
      it(`a call is had: ${relayed[barred]}`, async () => {
        const turn = await startTurn(desk.network.house, houseAddress);
        try {
          await desk.network.bar(barred);
          const expiresAt = new Date(Date.now() + 600_000).toISOString();
          desk.stage.site.page('relay', {iceServers: turn.iceServers(stream), expiresAt});
          await talk(barred === 'udp' ? '/clerk/relay.json' : turn.iceServers('udp'));
          if (stage().pbxKind === 'asterisk') {
            await huber.leaves('location.reload()');
            await bothHear(huber, maier);
          }
          await huber.press('Auflegen');
          expect((await maier.idle()).reason).to.equal('hung-up-there');
        } finally {
          await turn.stop();
        }
      });
    }
  });
}

/** The PBX loses power. */
export function restarts(stage: () => Stage): void {
  describe('restart of the PBX', () => {
    it('a call whose audio runs past the PBX goes on; one through it ends, and the next one works', async function () {
      this.timeout(90_000);
      const {huber, maier} = await talk(stage(), stage().wire.url);
      const [call] = (await huber.state()).calls;
      await stage().pbx.restart();
      if (stage().pbxKind === 'kamailio') {
        await Promise.all([huber.ready(soon), maier.ready(soon)]);
        await bothHear(huber, maier);
        expect((await huber.state()).calls[0]?.id).to.equal(call?.id);
        await huber.press('Auflegen');
      }
      const [ended] = await Promise.all([gone(huber), gone(maier)]);
      expect(ended.id).to.equal(call?.id);
      await Promise.all([huber, maier].map(one => one.leavesNothingBehind()));
      await Promise.all([huber.ready(60_000), maier.ready(60_000)]);
      await huber.dials('102');
      await maier.answers();
      await bothHear(huber, maier);
    });

    it('a caller whom the PBX forgot stops ringing, and is noted as missed @waits', async function () {
      this.timeout(90_000);
      const clerk = await stage().clerk('101');
      await stage().pbx.citizenCalls('101');
      await clerk.ringing('Schmid, Anna');
      await stage().pbx.restart();
      const ended = await gone(clerk);
      expect(ended.reason).to.equal('missed');
      await clerk.ready(60_000);
      await clerk.reads('Erreichbar');
      await until('the caller gives up', async () => (await stage().pbx.calls()) === 0, 20_000);
    });
  });
}

async function talk(stage: Stage, server: string): Promise<{huber: Clerk; maier: Clerk}> {
  const huber = await stage.clerk('101', {server});
  const maier = await stage.clerk('102');
  await huber.dials('102');
  await maier.answers();
  await bothHear(huber, maier);
  return {huber, maier};
}

async function bothHear(huber: Clerk, maier: Clerk): Promise<void> {
  await Promise.all([huber.hears(voiceOf('102')), maier.hears(voiceOf('101'))]);
}

const gone = (clerk: Clerk) =>
  until(
    `${clerk.extension} has no call any more`,
    async () => {
      const {calls, ended} = await clerk.state();
      return calls.length === 0 ? ended[0] : undefined;
    },
    60_000,
  );

/** That nothing happens can only be seen by looking on for a while. */
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
