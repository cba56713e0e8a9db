import {setTimeout as delay} from 'node:timers/promises';
import {startPath} from '../../interop/path.js';
import {voiceOf, type Clerk} from '../../e2e/support/clerk.js';
import {talkTo, type Desk} from '../../e2e/support/desk.js';
import type {Stage} from '../../e2e/support/stage.js';
import type {Fault} from './list.js';

export interface Figures {
  readonly fault: string;
  /** Seconds from the fault until the phone said that it cannot be reached; null: it never had to. */
  readonly noticed: number | null;
  /** Seconds until it was reachable again: since the fault, and since the fault was over. Null: not in time. */
  readonly back: number | null;
  readonly backAfterEnd: number | null;
  readonly audio: 'went on' | 'ended' | 'silent' | 'no call';
  /** Longest silence in seconds that the clerk heard, and that the far end heard; null: there is none of them. */
  readonly silentHere: number | null;
  readonly silentThere: number | null;
  /** What the clerk read, in order; n stands for any number. */
  readonly read: readonly string[];
}

/** Longest that a phone may need, in seconds: the keep-alive's 35, one wait of at most 60, and some. */
const patience = 110;

const secondsBetween = (from: number | null, to: number | null) =>
  from === null || to === null ? null : Math.round((to - from) / 100) / 10;

/** What one fault does to a clerk. Over a desk's network the far end is a colleague, else an echo. */
export async function measure(fault: Fault, stage: Stage, desk: Desk | null): Promise<Figures> {
  const path = await startPath(stage.wire.url);
  try {
    const [first, second] = desk
      ? [await desk.line(path.url), await desk.line(stage.wire.url)]
      : [path.url, stage.wire.url];
    const credentials = {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'};
    const servers = fault.name.includes('server 2') ? [first, second] : [first];
    const clerk = await stage.clerk('101', {configuration: {servers, credentials}, name: 'measured'});
    const scene = {path, clerk, stage, desk};
    const ears = await begin(fault, clerk, stage, desk);
    await fault.prepare?.(scene);

    const struck = Date.now();
    for (const ear of ears) ear.start(struck);
    let over: number | null = null;
    const striking = fault.strike(scene).then(() => (over = Date.now()));
    const read: string[] = [];
    let noticed: number | null = null;
    let back: number | null = null;
    for (;;) {
      const [text, state] = await Promise.all([clerk.text(), clerk.state(), ...ears.map(ear => ear.listen())]);
      const gist = text.replace(/\d+/g, 'n').replace('Sachbearbeitung ', '');
      if (read.at(-1) !== gist) read.push(gist);
      const reachable = state.connection.status === 'connected' && state.registration.status === 'registered';
      if (!reachable && noticed === null) noticed = Date.now();
      if (reachable && noticed !== null && over !== null) back ??= Date.now();
      // Nothing to notice, if the path is then seen to work: it could be reached all the time.
      const checked = state.registration.checkedAt ?? 0;
      if (reachable && noticed === null && over !== null && checked > over + 100) back ??= over;
      const settled = state.calls.length === 0 || (fault.during === 'call' && ears.every(ear => ear.hearing));
      if ((back !== null && settled) || Date.now() > struck + patience * 1000) break;
      await delay(100);
    }
    await striking;
    const called = (await clerk.state()).calls.length > 0;
    const [here = null, there = null] = ears.map(ear => Math.round(ear.longestSilence / 100) / 10);
    return {
      fault: fault.name,
      noticed: secondsBetween(struck, noticed),
      back: secondsBetween(struck, back),
      backAfterEnd: secondsBetween(over, back),
      audio:
        fault.during !== 'call' ? 'no call' : !called ? 'ended' : ears.every(ear => ear.hearing) ? 'went on' : 'silent',
      silentHere: here,
      silentThere: there,
      read,
    };
  } finally {
    path.lossy = path.refusing = false;
    await (desk ?? stage).clear().catch((error: unknown) => console.error(String(error)));
    await path.stop();
  }
}

async function begin(fault: Fault, clerk: Clerk, stage: Stage, desk: Desk | null): Promise<Ear[]> {
  if (fault.during === 'ringing') {
    await stage.pbx.citizenCalls('101');
    await clerk.ringing();
  }
  if (fault.during !== 'call') return [];
  if (desk) {
    const colleague = await desk.colleague('102');
    await talkTo(clerk, colleague);
    return [new Ear(clerk, voiceOf('102')), new Ear(colleague, voiceOf('101'))];
  }
  await clerk.dials('9196');
  await clerk.talking();
  await clerk.hears(voiceOf('101'));
  return [new Ear(clerk, voiceOf('101'))];
}

/** Listens for one voice, and notes for how long it is away. */
class Ear {
  longestSilence = 0;
  private last = 0;
  private inARow = 0;

  constructor(
    private readonly clerk: Clerk,
    private readonly hertz: number,
  ) {}

  /** Whether the voice is there, and not just for a moment. */
  get hearing(): boolean {
    return this.inARow >= 10;
  }

  start(at: number): void {
    this.last = at;
  }

  async listen(): Promise<void> {
    const hears = await this.clerk.hearsNow(this.hertz);
    const now = Date.now();
    this.longestSilence = Math.max(this.longestSilence, now - this.last);
    if (hears) this.last = now;
    this.inARow = hears ? this.inARow + 1 : 0;
  }
}
