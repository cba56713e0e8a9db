import {expect} from 'chai';
import type {Browser} from 'puppeteer-core';
import {launchBrowser, type BrowserKind} from '../support/browser.js';
import {voiceOf, type Clerk} from '../support/clerk.js';
import {startSoundCard, type SoundCard} from '../support/sound.js';
import {SoundDevices} from '../support/sound-devices.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

const [room, headset] = ['Lautsprecher', 'Headset'];
/** Full scale is 1. */
const [loud, silent] = [0.01, 0.001];

/** Real devices: what is recorded is what they play. */
export function devices(stage: () => Stage, browserKind: BrowserKind): void {
  // Firefox tells of no loudspeaker that was not chosen in a window of its own.
  if (browserKind !== 'chromium' || process.platform !== 'linux') return;
  describe('devices', () => {
    let card: SoundCard;
    let sound: SoundDevices;
    let browser: Browser;

    before(async () => {
      card = await startSoundCard();
      sound = new SoundDevices(card);
      sound.plug(room);
      sound.plug(headset);
      sound.plugMicrophone('Mikrofon');
      browser = await launchBrowser('chromium', {env: card.env, devices: 'real'});
    });
    after(async () => {
      await browser?.close();
      card?.stop();
    });

    it('a call rings and is heard in the headset that was chosen, and never in the room when it is pulled out', async () => {
      const huber = await stage().clerk('101', {browser});
      const maier = await stage().clerk('102');
      const [chosen] = (await list(huber)).filter(({label}) => label === headset);
      expect(chosen, 'the headset is listed').to.exist;
      const change = {audio: {speaker: chosen}, ringing: {devices: [chosen]}};
      await huber.page.evaluate(`document.querySelector('amt-phone').phone.changeSettings(${JSON.stringify(change)})`);

      await maier.command('call', '101');
      await huber.ringing();
      await plays(headset, ({loudness}) => loudness > loud);
      expect((await sound.record(room)).loudness, 'the ring in the room').to.be.below(silent);

      await huber.answers();
      await plays(headset, heard => heard.tone(voiceOf('102')) > loud);
      expect((await sound.record(room)).loudness, 'the citizen in the room').to.be.below(silent);

      const isFree = sound.unplug(headset);
      await list(huber);
      await huber.reads('Ihr Headset ist weg');
      expect((await sound.record(room)).loudness, 'the citizen in the room').to.be.below(silent);

      // Chromium keeps for some seconds what it has opened, wherever it is led by now.
      await until('the browser has let go of the headset', isFree);
      sound.plug(headset);
      await list(huber);
      await plays(headset, heard => heard.tone(voiceOf('102')) > loud);
      expect((await sound.record(room)).loudness, 'the citizen in the room').to.be.below(silent);
    });

    const plays = (name: string, satisfies: (heard: Awaited<ReturnType<SoundDevices['record']>>) => boolean) =>
      until(`it is heard in ${name}`, async () => satisfies(await sound.record(name)));
  });
}

/** What a page can choose. Without udev, as in a container, Chromium sees what was plugged when it is asked. */
const list = (clerk: Clerk) =>
  clerk.page.evaluate(`navigator.mediaDevices.enumerateDevices().then(all =>
    all.filter(({kind}) => kind === 'audiooutput').map(({deviceId, label}) => ({id: deviceId, label})))`) as Promise<
    readonly {readonly id: string; readonly label: string}[]
  >;
