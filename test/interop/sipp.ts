import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** An odd far end, played by SIPp over UDP behind a proxy. It has no audio: what it says of it is made up. */
export interface FarEnd {
  /** Settles when the scenario was played to its end; rejects with what SIPp saw instead. */
  readonly finished: Promise<void>;
  kill(): void;
}

/** A far end that calls, or one that waits for a call at `listens`. */
export interface FarEndOptions {
  readonly scenario: string;
  readonly listens?: number;
  /** The proxy's UDP port on 127.0.0.1, and the extension to call there. */
  readonly calls?: {readonly proxy: number; readonly extension: string};
}

/** Longest scenario, in seconds: half a session of 90 s, and some. */
const limit = 80;

export function sippAvailable(): {ok: true} | {ok: false; why: string} {
  // It ends with 99 after telling its version.
  return spawnSync('sipp', ['-v'], {stdio: 'ignore'}).error
    ? {ok: false, why: 'SIPp (package sip-tester) is not installed'}
    : {ok: true};
}

export function playFarEnd({scenario, listens, calls}: FarEndOptions): FarEnd {
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-sipp-'));
  const source = fileURLToPath(new URL(`sipp/${scenario}.xml`, import.meta.url));
  const file = join(directory, `${scenario}.xml`);
  writeFileSync(file, describe(readFileSync(source, 'utf8')));
  const target = calls ? [`127.0.0.1:${calls.proxy}`, '-s', calls.extension] : [];
  const port = listens === undefined ? [] : ['-p', String(listens)];
  const sipp = spawn(
    'sipp',
    [
      ...target,
      ...['-sf', file, '-i', '127.0.0.1', ...port, '-m', '1', '-nostdin'],
      ...['-timeout', String(limit), '-timeout_error', '-trace_err', '-error_file', join(directory, 'errors')],
      ...['-trace_msg', '-message_file', join(directory, 'messages')],
    ],
    {cwd: directory, stdio: 'ignore'},
  );
  const kill = () => void sipp.kill('SIGKILL');
  process.once('exit', kill);
  const read = (name: string) => {
    try {
      return readFileSync(join(directory, name), 'utf8');
    } catch {
      return '';
    }
  };
  const finished = new Promise<void>((resolve, reject) => {
    sipp.once('error', reject);
    sipp.once('exit', code => {
      process.off('exit', kill);
      if (code === 0) resolve();
      else reject(new Error(`SIPp, ${scenario}: ${read('errors')}\n${read('messages').slice(-6000)}`));
      rmSync(directory, {recursive: true, force: true});
    });
  });
  // Whoever looks at it later still gets the reason.
  finished.catch(() => undefined);
  return {finished, kill};
}

/**
 * Puts descriptions in the place of `@SDP setup direction@`; `OTHER` is another phone, `NOWHERE` has no address, and `SLOW` no
 * candidates yet: Chromium waits for them and does not find out that there is no audio.
 */
function describe(scenario: string): string {
  return scenario.replace(
    /@(SDP|OTHER|NOWHERE|SLOW) (\w+) (\w+)@/g,
    (_, who: string, setup: string, direction: string) => {
      const [ufrag, port] = who === 'OTHER' ? ['othr', 50_002] : ['farE', 50_000];
      const fingerprint = Array<string>(32)
        .fill(who === 'OTHER' ? 'BB' : 'AA')
        .join(':');
      return [
        'v=0',
        `o=far ${port} [call_number] IN IP4 127.0.0.1`,
        's=-',
        `c=IN IP4 ${who === 'NOWHERE' ? '0.0.0.0' : '127.0.0.1'}`,
        't=0 0',
        'a=group:BUNDLE 0',
        `m=audio ${port} UDP/TLS/RTP/SAVPF 8 126`,
        'a=mid:0',
        'a=rtpmap:8 PCMA/8000',
        'a=rtpmap:126 telephone-event/8000',
        `a=ice-ufrag:${ufrag}`,
        'a=ice-pwd:aFarEndWithoutAnyAudio01',
        `a=fingerprint:sha-256 ${fingerprint}`,
        `a=setup:${setup}`,
        'a=rtcp-mux',
        ...(who === 'SLOW' ? [] : [`a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`]),
        `a=${direction}`,
      ].join('\n');
    },
  );
}
