/** How long a better candidate is waited for after the first one, and for any at all. Milliseconds. */
const GRACE_LOCAL = 150;
const GRACE_SERVER = 400;
const CAP = 1500;

const ANY = /^a=candidate:/m;
/** A host candidate with an address: an mDNS name (`….local`) means nothing to most PBXs. */
const HOST = /^a=candidate:\S+ 1 udp \d+ (?!\S+\.local )\S+ \d+ typ host/im;
const REFLEXIVE = /^a=candidate:\S+ 1 udp .* typ (srflx|relay)/im;
const RELAY = /^a=candidate:\S+ 1 udp .* typ relay/im;

/** What makes a description good enough to be sent: the best that the configured servers can yield. */
function goal(servers: readonly RTCIceServer[]): RegExp {
  const urls = servers.flatMap(server => server.urls);
  if (urls.some(url => url.startsWith('turn'))) return RELAY;
  return urls.length ? REFLEXIVE : HOST;
}

/**
 * Settles when the local description holds a usable candidate, soon after it holds any, and at the latest after 1.5 s.
 * "Complete" is not waited for: Chromium reports it 100 ms after the first candidate, and after seconds where a
 * STUN server is unreachable. It looks at the description, not at events: after an ICE restart, ours or the far end's,
 * only the new generation's candidates are in it.
 */
export function usableCandidates(pc: RTCPeerConnection, servers: readonly RTCIceServer[]): Promise<void> {
  const wanted = goal(servers);
  return new Promise(resolve => {
    let grace: ReturnType<typeof setTimeout> | undefined;
    const done = () => {
      clearTimeout(cap);
      clearTimeout(grace);
      pc.removeEventListener('icecandidate', look);
      pc.removeEventListener('icegatheringstatechange', look);
      resolve();
    };
    const look = (event?: Event) => {
      const sdp = pc.localDescription?.sdp ?? '';
      const any = ANY.test(sdp);
      // Right after an ICE restart the state still says "complete" of the generation before.
      const complete = pc.iceGatheringState === 'complete' && (any || event?.type === 'icegatheringstatechange');
      if (wanted.test(sdp) || complete || pc.signalingState === 'closed') done();
      else if (any) grace ??= setTimeout(done, wanted === HOST ? GRACE_LOCAL : GRACE_SERVER);
    };
    const cap = setTimeout(done, CAP);
    pc.addEventListener('icecandidate', look);
    pc.addEventListener('icegatheringstatechange', look);
    look();
  });
}
