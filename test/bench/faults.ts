/**
 * `npm run bench:faults [fault …]`: what faults do to a clerk with a whole phone in Chromium, on Kamailio or on the PBX
 * that `AMT_PBX` names. Per fault: when the phone noticed, when it could be reached again, whether the audio went on, and all
 * that the clerk read meanwhile. Ends with 1 when a phone did not come back.
 */
import {setTimeout as delay} from 'node:timers/promises';
import {startPath, type Path} from '../interop/path.js';
import {voiceOf, type Clerk} from '../e2e/support/clerk.js';
import {whyNot, whyWithout, type PbxKind} from '../e2e/support/pbx.js';
import {Stage} from '../e2e/support/stage.js';

interface Figures {
  readonly fault: string;
  /** Seconds from the fault until the phone said that it cannot be reached; null: it never had to. */
  readonly noticed: number | null;
  /** Seconds until it was reachable again: since the fault, and since the fault was over. Null: not in time. */
  readonly back: number | null;
  readonly backAfterEnd: number | null;
  readonly audio: 'went on' | 'ended' | 'no call';
  /** What the clerk read, in order; n stands for any number. */
  readonly read: readonly string[];
}

interface Fault {
  readonly name: string;
  /** What the clerk does when it strikes. */
  readonly during: 'call' | 'ringing' | 'rest';
  /** Strikes, and settles when it is over. */
  strike(path: Path, clerk: Clerk, stage: Stage): Promise<void>;
  readonly needs?: 'restarts';
}

/** Longest that a phone may need, in seconds: the keep-alive's 35, one wait of at most 60, and some. */
const patience = 110;

const loss =
  (seconds: number): Fault['strike'] =>
  async path => {
    path.lossy = true;
    await delay(seconds * 1000);
    path.lossy = false;
  };
const reset: Fault['strike'] = async path => {
  path.refusing = true;
  await delay(500);
  path.refusing = false;
};
/** The machine sleeps: all its processes stand still, and meanwhile the firewall forgets the connection. */
const sleep =
  (seconds: number): Fault['strike'] =>
  async (path, clerk) => {
    const pid = clerk.page.browser().process()?.pid;
    if (pid === undefined) throw new Error('the browser has no process');
    path.forget();
    process.kill(-pid, 'SIGSTOP');
    await delay(seconds * 1000);
    process.kill(-pid, 'SIGCONT');
  };

const all: readonly Fault[] = [
  {name: 'connection reset in a call', during: 'call', strike: reset},
  {name: 'cut without FIN in a call', during: 'call', strike: async path => path.forget()},
  {name: 'cut without FIN at rest', during: 'rest', strike: async path => path.forget()},
  {name: '100 % loss for 5 s in a call', during: 'call', strike: loss(5)},
  {name: '100 % loss for 20 s in a call', during: 'call', strike: loss(20)},
  {name: '100 % loss for 60 s in a call', during: 'call', strike: loss(60)},
  {name: '100 % loss for 60 s at rest', during: 'rest', strike: loss(60)},
  {name: 'PBX restarts in a call', during: 'call', needs: 'restarts', strike: (_, __, stage) => stage.pbx.restart()},
  {
    name: 'PBX restarts while ringing',
    during: 'ringing',
    needs: 'restarts',
    strike: (_, __, stage) => stage.pbx.restart(),
  },
  {name: 'PBX restarts at rest', during: 'rest', needs: 'restarts', strike: (_, __, stage) => stage.pbx.restart()},
  {
    name: 'server 1 gone for good, server 2 there',
    during: 'rest',
    strike: async path => {
      path.refusing = true;
    },
  },
  {name: 'machine sleeps for 30 s at rest', during: 'rest', strike: sleep(30)},
  {name: 'machine sleeps for 30 s in a call', during: 'call', strike: sleep(30)},
];

const kind = (process.env['AMT_PBX'] ?? 'kamailio') as PbxKind;
const reason = whyNot(kind);
if (reason) {
  console.error(`${kind} cannot run here: ${reason}`);
  process.exit(1);
}
const wanted = process.argv.slice(2);
const faults = all.filter(({name}) => wanted.length === 0 || wanted.some(word => name.includes(word)));
const stage = await Stage.set(kind, 'chromium');
const figures: Figures[] = [];
for (const fault of faults) {
  const against = fault.needs && whyWithout(kind, fault.needs);
  if (against) console.log(`not measured: ${fault.name}: ${against}`);
  else {
    figures.push(await measure(fault));
    console.log(figures.at(-1));
  }
}
await stage.strike();
console.table(figures.map(({read: _, ...row}) => row));
for (const {fault, read} of figures) console.log(`${fault}: ${read.join(' → ')}`);
console.log(JSON.stringify({pbx: kind, figures}));
process.exit(figures.some(({back}) => back === null) ? 1 : 0);

async function measure(fault: Fault): Promise<Figures> {
  const path = await startPath(stage.wire.url);
  try {
    const credentials = {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'};
    const servers = fault.name.includes('server 2') ? [path.url, stage.wire.url] : [path.url];
    const clerk = await stage.clerk('101', {configuration: {servers, credentials}, name: 'measured'});
    if (fault.during === 'ringing') {
      await stage.pbx.citizenCalls('101');
      await clerk.ringing();
    }
    if (fault.during === 'call') await talkTo9196(clerk);

    const struck = Date.now();
    let over: number | null = null;
    const striking = fault.strike(path, clerk, stage).then(() => (over = Date.now()));
    const read: string[] = [];
    let noticed: number | null = null;
    let back: number | null = null;
    for (;;) {
      const [text, state] = await Promise.all([clerk.text(), clerk.state()]);
      const gist = text.replace(/\d+/g, 'n').replace('Sachbearbeitung ', '');
      if (read.at(-1) !== gist) read.push(gist);
      const reachable = state.connection.status === 'connected' && state.registration.status === 'registered';
      if (!reachable && noticed === null) noticed = Date.now();
      if (reachable && noticed !== null && over !== null) back ??= Date.now();
      // Nothing to notice, if the path is then seen to work: it could be reached all the time.
      const checked = state.registration.checkedAt ?? 0;
      if (reachable && noticed === null && over !== null && checked > over + 100) back ??= over;
      const settled = fault.during !== 'ringing' || state.calls.length === 0;
      if ((back !== null && settled) || Date.now() > struck + patience * 1000) break;
      await delay(100);
    }
    await striking;
    const audio = fault.during === 'call' ? await hearsItself(clerk) : 'no call';
    const seconds = (from: number | null, to: number | null) =>
      from === null || to === null ? null : Math.round((to - from) / 100) / 10;
    return {
      fault: fault.name,
      noticed: seconds(struck, noticed),
      back: seconds(struck, back),
      backAfterEnd: seconds(over, back),
      audio,
      read,
    };
  } finally {
    path.lossy = path.refusing = false;
    await stage.clear().catch(error => console.error(String(error)));
    await path.stop();
  }
}

/** The echo: what is heard has gone both ways. */
async function talkTo9196(clerk: Clerk): Promise<void> {
  await clerk.dials('9196');
  await clerk.talking();
  await clerk.hears(voiceOf('101'));
}

async function hearsItself(clerk: Clerk): Promise<'went on' | 'ended'> {
  return clerk.hears(voiceOf('101')).then(
    () => 'went on' as const,
    () => 'ended' as const,
  );
}
