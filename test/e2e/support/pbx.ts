import {startPbx} from '../../../demo/pbx/index.js';
import {asteriskAvailable, startAsterisk} from '../../interop/asterisk.js';
import {kamailioAvailable, startKamailio} from '../../interop/kamailio.js';
import {freePort} from '../../interop/free-port.js';
import {networkAvailable, type Place} from '../../interop/network.js';
import {startRobots} from '../../interop/robots.js';
import {playFarEnd, sippAvailable, type FarEnd} from '../../interop/sipp.js';

export type PbxKind = 'embedded' | 'asterisk' | 'kamailio';

/** What not every PBX can do, and scenarios need. */
export type Ability =
  /** Carries out a REFER itself. */
  | 'transfer'
  /** Takes an INVITE with Replaces for a dialog of its own. */
  | 'replaces'
  /** Passes a REFER on to the far phone. */
  | 'passes REFER'
  /** Leads what odd far ends send to the phone as it is. */
  | 'passes oddities'
  /** Has a code that takes a call which rings at another extension. */
  | 'picks up'
  /** Has mailboxes, and tells who subscribes to it what waits in them. */
  | 'mailboxes'
  /** Tells of several lines by one subscription. */
  | 'resource lists'
  /** Can be ended like a process and started again. */
  | 'restarts'
  /** Its phones' audio can go through a network of the tests' own. */
  | 'network'
  /** Lets through more than 3 400 Hz. */
  | 'wideband'
  /** Is there for what pages do by themselves, too. */
  | 'pages alone';

const sameWithEach = 'what pages do by themselves is the same with each PBX';

const lacks: Readonly<Record<PbxKind, Readonly<Partial<Record<Ability, string>>>>> = {
  embedded: {
    'passes REFER': 'it carries it out itself',
    'passes oddities': 'it speaks for the far end itself',
    restarts: 'it lives in the process of the tests',
    network: 'its audio lives in the process of the tests',
    'resource lists': 'it tells of single lines',
    wideband: 'it knows G.711 alone',
  },
  asterisk: {
    'passes REFER': 'it carries it out itself',
    'passes oddities': 'it speaks for the far end itself',
    'pages alone': sameWithEach,
  },
  kamailio: {
    'pages alone': sameWithEach,
    transfer: 'a proxy leaves REFER to the far phone, and ours refuses to be sent around by a far end',
    replaces: 'a proxy has no dialogs of its own, so a call is not brought back after its page is gone',
    'resource lists': 'its presence server tells of single lines',
    mailboxes: 'they would be another machine behind the proxy',
    'picks up': 'a proxy has no call that it could lead to another phone',
  },
};

/** Why a scenario that needs this cannot be played with the PBX; undefined when it can. */
export function whyWithout(kind: PbxKind, ability: Ability): string | undefined {
  if (lacks[kind][ability]) return lacks[kind][ability];
  const available = machine[ability]?.() ?? {ok: true};
  return available.ok ? undefined : available.why;
}

/** What the machine must be able to do for it. */
const machine: Readonly<Partial<Record<Ability, () => {ok: true} | {ok: false; why: string}>>> = {
  'passes oddities': sippAvailable,
  network: networkAvailable,
};

/** What the scenarios need of a PBX, whichever it is. */
export interface TestPbx {
  readonly url: string;
  /** Whether a phone is registered for the extension. */
  registered(extension: string): Promise<boolean>;
  /** How many channels or calls are up. */
  calls(): Promise<number>;
  /** The digits that the PBX has received in running calls, in order. */
  digits(): string;
  /** Schmid, Anna rings the extension from outside. Her voice is {@link citizenHertz}. */
  citizenCalls(extension: string): Promise<void>;
  /** So many new messages are in the mailbox of the extension. */
  voicemail(extension: string, count: number): Promise<void>;
  /** Calls the extension from an odd far end, or waits as one for a call to 80; for PBXs that pass on what it sends. */
  farEnd(scenario: string, extension?: string): FarEnd;
  /** Ends it without a word to anybody, as a power cut does, and starts it again under the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const citizenHertz = 620;

/** Why this PBX cannot be run on this machine; undefined when it can. */
export function whyNot(kind: PbxKind): string | undefined {
  const available =
    kind === 'asterisk' ? asteriskAvailable() : kind === 'kamailio' ? kamailioAvailable() : {ok: true as const};
  return available.ok ? undefined : available.why;
}

/**
 * @param ringSeconds how long a clerk's line rings
 * @param place where its audio is to be found
 */
export function startTestPbx(kind: PbxKind, ringSeconds = 30, place?: Place): Promise<TestPbx> {
  return starters[kind](ringSeconds, place);
}

const starters: Readonly<Record<PbxKind, (ringSeconds: number, place?: Place) => Promise<TestPbx>>> = {
  embedded: startEmbedded,
  asterisk: startRealAsterisk,
  kamailio: startRealKamailio,
};

async function startEmbedded(ringSeconds: number): Promise<TestPbx> {
  const pbx = await startPbx({port: 0, ringSeconds});
  return {
    url: pbx.url,
    registered: async extension => pbx.registrations().some(registration => registration.extension === extension),
    calls: async () => pbx.calls().length,
    digits: () =>
      pbx
        .calls()
        .map(call => call.digits)
        .join(''),
    citizenCalls: async extension => void (await pbx.simulate.citizenCalls(extension)),
    voicemail: async (extension, count) => pbx.simulate.voicemail(extension, count),
    farEnd: noFarEnd,
    restart: () => Promise.reject(new Error(lacks.embedded.restarts)),
    stop: () => pbx.close(),
  };
}

async function startRealAsterisk(ringSeconds: number, place?: Place): Promise<TestPbx> {
  const asterisk = await startAsterisk({place});
  await asterisk.cli(`dialplan set global RING ${ringSeconds}`);
  return {
    url: asterisk.url,
    registered: async extension => (await asterisk.cli('pjsip show contacts')).includes(` ${extension}/sip:`),
    calls: async () => (await asterisk.channels()).length,
    digits: () => asterisk.digits(),
    citizenCalls: async extension =>
      void (await asterisk.cli(`channel originate Local/${extension}@rings extension anna@outside`)),
    voicemail: async (extension, count) => asterisk.voicemail(extension, count),
    farEnd: noFarEnd,
    restart: () => asterisk.restart(),
    stop: () => asterisk.stop(),
  };
}

/** The robots of the embedded PBX answer the test numbers behind it. */
async function startRealKamailio(ringSeconds: number): Promise<TestPbx> {
  const robots = await startRobots();
  const listens = await freePort();
  const kamailio = await startKamailio({ringSeconds, robots: robots.port, far: listens});
  await robots.attach(kamailio.port);
  return {
    url: kamailio.url,
    registered: async extension => (await kamailio.registrations()).includes(extension),
    calls: async () => robots.pbx.calls().length + (await kamailio.calls()),
    digits: () =>
      robots.pbx
        .calls()
        .map(call => call.digits)
        .join(''),
    citizenCalls: async extension => void (await robots.pbx.simulate.citizenCalls(extension)),
    voicemail: () => Promise.reject(new Error(lacks.kamailio.mailboxes)),
    farEnd: (scenario, extension) =>
      playFarEnd({scenario, ...(extension ? {calls: {proxy: kamailio.port, extension}} : {listens})}),
    async restart() {
      await kamailio.kill();
      await kamailio.start();
    },
    async stop() {
      await robots.stop();
      await kamailio.stop();
    },
  };
}

function noFarEnd(): never {
  throw new Error('This PBX speaks for far ends itself');
}
