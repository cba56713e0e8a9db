import type {ElementHandle, Frame, Page} from 'puppeteer-core';
import type {Call, EndedCall, PhoneState, TopicValues} from '../../../src/protocol/index.js';
import type {Leaks, Sound} from './instruments.page.js';
import {until} from './until.js';

type Role = 'button' | 'textbox' | 'region' | 'img';

const loud = 0.02;
const silent = 0.004;
/** A bin of the spectrum is 6 Hz wide; the voices in the tests lie 80 Hz apart or more. */
const tolerance = 15;

/** Milliseconds from the moment when a button is seen until it surely takes a press. */
export const settling: Readonly<Record<string, number>> = {
  Auflegen: 950,
  Annehmen: 700,
  Ablehnen: 700,
  'Klingeln aus': 700,
  Stumm: 600,
  Halten: 600,
  Tastatur: 600,
  Weiterleiten: 600,
  Zurückholen: 600,
  Wechseln: 900,
  Verbinden: 600,
  'Zurück zum Anrufer': 600,
};

/** The frequency of a clerk's voice: 101 speaks at 500 Hz, 102 at 700, and so on. */
export const voiceOf = (extension: string): number => 500 + 200 * (Number(extension) - 101);

/** A person at a desk with one page open: presses buttons by their German names, speaks and hears. */
export class Clerk {
  constructor(
    readonly extension: string,
    readonly page: Page,
  ) {}

  /** Who this page is among all pages of the phone. */
  pageId(): Promise<string> {
    return this.page.evaluate(`document.querySelector('amt-phone').phone.page`) as Promise<string>;
  }

  /** Where this page's audio is: in the bridge's frame, when the page is one of another host. */
  private get audio(): Frame {
    return this.page.frames().find(frame => frame.url().includes('/bridge.html')) ?? this.page.mainFrame();
  }

  state(): Promise<PhoneState> {
    return this.page.evaluate(`document.querySelector('amt-phone').state`) as Promise<PhoneState>;
  }

  /** The lamps that this page may watch, as it first hears of them. */
  lamps(): Promise<TopicValues['lamps']> {
    const watch = `const end = document.querySelector('amt-phone').watch('lamps', lamps => lamps && (end(), resolve(lamps)))`;
    return this.page.evaluate(`new Promise(resolve => { ${watch}; })`) as Promise<TopicValues['lamps']>;
  }

  /** Waits until the phone is registered. */
  async ready(deadline?: number): Promise<void> {
    await until(
      `${this.extension} is registered`,
      () => this.page.evaluate(`document.querySelector('amt-phone')?.state?.registration.status === 'registered'`),
      deadline,
    );
    await this.page.evaluate(`document.querySelector('amt-phone').ready`);
  }

  /** Leaves the page by this script and waits for the next one. */
  async leaves(script: string): Promise<void> {
    const arrived = this.page.waitForNavigation({waitUntil: 'domcontentloaded'});
    await this.page.evaluate(`setTimeout(() => {${script}})`);
    await arrived;
    await this.speaks(voiceOf(this.extension));
    await this.ready();
  }

  /** Calls a method of the `amt-phone` element. Rejects as it does. */
  command(method: string, ...values: unknown[]): Promise<unknown> {
    return this.page.evaluate(
      `document.querySelector('amt-phone')[${JSON.stringify(method)}](...${JSON.stringify(values)})`,
    );
  }

  /** The visible control with this role and German name; `near`: the one closest to this text. */
  private async find(role: Role, name: string, near: string): Promise<ElementHandle<Element> | null> {
    const [a, b, c] = [role, name, near].map(value => JSON.stringify(value));
    const handle = await this.page.evaluateHandle(`window.instruments.nearest(${a}, ${b}, ${c})`);
    const element = handle.asElement() as ElementHandle<Element> | null;
    if (!element) await handle.dispose();
    return element;
  }

  async sees(role: Role, name: string): Promise<boolean> {
    const element = await this.find(role, name, '');
    await element?.dispose();
    return element !== null;
  }

  /** Presses a button once it is there, with the mouse. */
  async press(name: string, near = ''): Promise<void> {
    await this.page.bringToFront();
    const button = await until(`${this.extension} sees the button "${name}"`, () => this.find('button', name, near));
    // These take no press before they have stood at their place for a while.
    const settles = settling[name];
    if (settles) await new Promise(resolve => setTimeout(resolve, settles));
    await button.click();
    await button.dispose();
  }

  /** Types into a field, over what stands there. */
  async fill(name: string, text: string, near = ''): Promise<void> {
    await this.page.bringToFront();
    const field = await until(`${this.extension} sees the field "${name}"`, () => this.find('textbox', name, near));
    await field.click({count: 3});
    await field.type(text);
    await field.dispose();
  }

  /** Types a number into the phone bar and presses "Anrufen". */
  async dials(number: string): Promise<void> {
    await this.fill('Rufnummer oder Name', number);
    await this.press('Anrufen');
  }

  /** Waits for the toast and presses "Annehmen". */
  async answers(): Promise<void> {
    await until(`the toast shows at ${this.extension}`, () => this.sees('region', 'Eingehender Anruf'));
    await this.press('Annehmen');
  }

  /** The only call, or the one with this number or name, once it satisfies the condition. */
  call(description: string, satisfies: (call: Call) => boolean, remote?: string): Promise<Call> {
    return until(`${this.extension} has a call that is ${description}`, async () =>
      (await this.state()).calls.find(call => isWith(call, remote) && satisfies(call)),
    );
  }

  talking(remote?: string): Promise<Call> {
    return this.call('talking', ({phase, held}) => phase === 'talking' && !held, remote);
  }

  ringing(remote?: string): Promise<Call> {
    return this.call('ringing', ({phase}) => phase === 'ringing', remote);
  }

  /** Waits until no call is left and returns the one that ended last. */
  idle(): Promise<EndedCall> {
    return until(`${this.extension} has no call any more`, async () => {
      const {calls, ended} = await this.state();
      return calls.length === 0 ? ended[0] : undefined;
    });
  }

  /** Waits until this text is to be seen on the page. */
  reads(text: string): Promise<boolean> {
    return until(`${this.extension} reads "${text}"`, async () => (await this.text()).includes(text));
  }

  text(): Promise<string> {
    return this.page.evaluate('window.instruments.text()') as Promise<string>;
  }

  async speaks(hertz: number): Promise<void> {
    await this.audio.evaluate(`window.instruments.speak(${hertz})`);
  }

  /** Says nothing more, beside a fan. */
  async hisses(): Promise<void> {
    await this.speaks(0);
    await this.audio.evaluate('window.instruments.hiss()');
  }

  sound(): Promise<Sound> {
    return this.audio.evaluate('window.instruments.hears()') as Promise<Sound>;
  }

  /** Whether this tone, and no other, is heard at this moment. */
  async hearsNow(hertz: number): Promise<boolean> {
    return isTone(await this.sound(), hertz);
  }

  /** Proves by frequency and energy that this tone, and no other, is heard for a while. */
  hears(hertz: number): Promise<void> {
    return this.listen(`hears ${hertz} Hz`, sound => isTone(sound, hertz));
  }

  /** Anything but silence. */
  hearsSound(): Promise<void> {
    return this.listen('hears something', ({rms}) => rms > loud);
  }

  hearsSilence(): Promise<void> {
    return this.listen('hears silence', ({rms}) => rms < silent);
  }

  /** Music or silence or another voice, but not this one. */
  hearsNot(hertz: number): Promise<void> {
    return this.listen(`does not hear ${hertz} Hz`, sound => !isTone(sound, hertz));
  }

  private async listen(description: string, satisfies: (sound: Sound) => boolean): Promise<void> {
    const inARow = 5;
    const heard: string[] = [];
    let times = 0;
    await until(`${this.extension} ${description}`, async () => {
      const sound = await this.sound();
      heard.push(`${sound.rms.toFixed(3)} at ${Math.round(sound.hertz)} Hz`);
      times = satisfies(sound) ? times + 1 : 0;
      return times >= inARow;
    }).catch((error: Error) => {
      throw new Error(`${error.message}. It heard ${heard.slice(-inARow).join(', ')}`);
    });
  }

  leaks(): Promise<Leaks> {
    return this.audio.evaluate('window.instruments.leaks()') as Promise<Leaks>;
  }

  /** Waits until no peer connection and no microphone is open. */
  async leavesNothingBehind(): Promise<void> {
    await until(`${this.extension} has closed all connections and microphones`, async () => {
      const {connections, microphones} = await this.leaks();
      return connections + microphones === 0;
    });
  }

  async microphone(state: 'works' | 'refused' | 'missing'): Promise<void> {
    await this.page.evaluate(`window.instruments.microphone = ${JSON.stringify(state)}`);
  }

  /** Errors that nobody caught, and violations of the content security policy. */
  errors(): Promise<string[]> {
    return this.page.evaluate('window.instruments.errors') as Promise<string[]>;
  }

  /** Ends whatever still runs. */
  async hangsUpAll(): Promise<void> {
    await this.page.evaluate(`
      const phone = document.querySelector('amt-phone');
      Promise.allSettled((phone?.state?.calls ?? []).map(({id}) => phone.hangUp(id)));
    `);
  }
}

function isWith({remote}: Call, numberOrName: string | undefined): boolean {
  return numberOrName === undefined || remote.number === numberOrName || remote.name === numberOrName;
}

function isTone({rms, hertz}: Sound, expected: number): boolean {
  return rms > loud && Math.abs(hertz - expected) < tolerance;
}
