import type {QualityFigures} from '../../protocol/quality.js';
import {opinion, rating} from './e-model.js';
import type {Sample, Stat} from './sample.js';

/** Milliseconds for microphone, packet and loudspeaker, which no browser measures. */
const apart = 60;

/** What was measured between two samples; null where they have nothing to do with each other, or nothing came meanwhile. */
export function figuresOf(before: Sample, now: Sample): QualityFigures | null {
  const {inbound, report, pair} = now;
  if (!inbound || !before.inbound || before.inbound['ssrc'] !== inbound['ssrc']) return null;
  const came = grown(before.inbound, inbound);
  const packets = came('packetsReceived');
  if (!packets || packets < 0) return null;
  const loss = percent(came('packetsLost'), packets + (came('packetsLost') ?? 0));
  const concealed = percent(
    (came('concealedSamples') ?? NaN) - (came('silentConcealedSamples') ?? 0),
    came('totalSamplesReceived'),
  );
  const lossSent = percent(of(report, 'fractionLost'), 1);
  const roundTrip = milliseconds(of(report, 'roundTripTime') ?? of(pair, 'currentRoundTripTime'));
  const buffer = milliseconds((came('jitterBufferDelay') ?? NaN) / (came('jitterBufferEmittedCount') || NaN));
  const r = rating((roundTrip ?? 0) / 2 + (buffer ?? 0) + apart, Math.max(loss ?? 0, concealed ?? 0, lossSent ?? 0));
  return known({
    r: Math.round(r),
    mos: tenths(opinion(r)),
    codec: text(now.codec, 'mimeType')?.replace('audio/', ''),
    path: text(now.local, 'candidateType'),
    network: text(now.local, 'networkType'),
    loss,
    lossSent,
    concealed,
    jitter: milliseconds(of(inbound, 'jitter')),
    jitterSent: milliseconds(of(report, 'jitter')),
    roundTrip,
    buffer,
    heard: hundredths(of(inbound, 'audioLevel')),
    said: hundredths(of(now.source, 'audioLevel')),
  });
}

const of = (stat: Stat | undefined, name: string): number | undefined => stat?.[name] as number | undefined;
const text = (stat: Stat | undefined, name: string): string | undefined => stat?.[name] as string | undefined;

/** By how much a counter has grown; undefined where the browser does not count it. */
const grown =
  (before: Stat, now: Stat) =>
  (name: string): number | undefined => {
    const value = of(now, name);
    return value === undefined ? value : value - (of(before, name) ?? 0);
  };

const tenths = (value: number): number => Math.round(value * 10) / 10;
const hundredths = (value = NaN): number => Math.round(value * 100) / 100;
const milliseconds = (seconds = NaN): number | undefined => finite(Math.round(seconds * 1000));
/** Never below nothing: a packet that was counted as lost may come after all. */
const percent = (part = NaN, whole = NaN): number | undefined => finite(tenths(Math.max(0, (100 * part) / whole)));
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const known = (figures: {[Name in keyof QualityFigures]: QualityFigures[Name] | undefined}): QualityFigures =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined && !Number.isNaN(value)));
