import {startPbx} from '../../../demo/pbx/index.js';
import {asteriskAvailable, startAsterisk} from '../../interop/asterisk.js';

export type PbxKind = 'embedded' | 'asterisk';

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
  stop(): Promise<void>;
}

export const citizenHertz = 620;

/** Why this PBX cannot be run on this machine; undefined when it can. */
export function whyNot(kind: PbxKind): string | undefined {
  const available = kind === 'asterisk' ? asteriskAvailable() : {ok: true as const};
  return available.ok ? undefined : available.why;
}

/** @param ringSeconds how long a clerk's line rings */
export function startTestPbx(kind: PbxKind, ringSeconds = 30): Promise<TestPbx> {
  return kind === 'embedded' ? startEmbedded(ringSeconds) : startReal(ringSeconds);
}

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
    stop: () => pbx.close(),
  };
}

async function startReal(ringSeconds: number): Promise<TestPbx> {
  const asterisk = await startAsterisk();
  await asterisk.cli(`dialplan set global RING ${ringSeconds}`);
  return {
    url: asterisk.url,
    registered: async extension => (await asterisk.cli('pjsip show contacts')).includes(` ${extension}/sip:`),
    calls: async () => (await asterisk.channels()).length,
    digits: () => asterisk.digits(),
    citizenCalls: async extension =>
      void (await asterisk.cli(`channel originate Local/${extension}@rings extension anna@outside`)),
    stop: () => asterisk.stop(),
  };
}
