/** A member of `RTCStatsReport`: what a browser does not know, it leaves out. */
export interface Stat {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

/** An `RTCStatsReport`. */
export interface Stats {
  values(): Iterable<Stat>;
}

/** What the browser says of a call's audio at one moment: counters, which only grow, and what was measured last. */
export interface Sample {
  readonly inbound: Stat | undefined;
  readonly outbound: Stat | undefined;
  /** What the far end reports of what we send (RTCP). */
  readonly report: Stat | undefined;
  readonly source: Stat | undefined;
  readonly pair: Stat | undefined;
  readonly local: Stat | undefined;
  readonly codec: Stat | undefined;
}

const lastHeard = ({lastPacketReceivedTimestamp: at}: Stat): number => Number(at ?? 0);

/** Reads what Chromium and Firefox say, the one audio line of it. */
export function sampleOf(stats: Stats): Sample {
  const all = [...stats.values()];
  const named = (id: unknown) => all.find(stat => stat.id === id);
  const of = (type: string) => all.filter(stat => stat.type === type);
  // Of several the one that is heard: the far end began anew with another source.
  const [inbound] = of('inbound-rtp').sort((one, other) => lastHeard(other) - lastHeard(one));
  const [outbound] = of('outbound-rtp');
  const [transport] = of('transport');
  const pair = named(transport?.['selectedCandidatePairId']);
  return {
    inbound,
    outbound,
    report: named(outbound?.['remoteId']),
    source: of('media-source')[0],
    pair,
    local: named(pair?.['localCandidateId']),
    codec: named(inbound?.['codecId']),
  };
}
