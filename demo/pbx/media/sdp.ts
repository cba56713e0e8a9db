/** @file The few lines of a session description that the PBX itself reads or writes. */

/** RFC 3264 §5.1. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m;

const answers: Record<Direction, Direction> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** What the author wants to do. Firefox writes a direction for the session too; that of the medium outranks it. */
export function directionOf(sdp: string): Direction {
  const medium = sdp.slice(Math.max(0, sdp.search(/^m=/m)));
  return ((DIRECTION.exec(medium) ?? DIRECTION.exec(sdp))?.[1] ?? 'sendrecv') as Direction;
}

/** The widest answer to an offered direction (RFC 3264 §6.1). */
export function answerTo(direction: Direction): Direction {
  return answers[direction];
}

/** Our description again, with another direction, DTLS role and version (RFC 3264 §8). */
export function revise(sdp: string, direction: Direction, setup: 'active' | 'passive' | 'actpass'): string {
  return sdp
    .replace(DIRECTION, `a=${direction}\r`)
    .replace(/^a=setup:.*$/m, `a=setup:${setup}\r`)
    .replace(/^(o=\S+ \S+ )(\d+)/m, (_, before: string, version: string) => `${before}${BigInt(version) + 1n}`)
    .replace(/\r+\n/g, '\r\n');
}

/**
 * The far end's description without its candidates. As ICE lite (RFC 8445 §2.5) we send no checks and need none,
 * and Chromium's are mDNS names, which would be asked for on the network.
 */
export function withoutCandidates(sdp: string): string {
  return sdp.replace(/^a=(candidate|end-of-candidates).*\r?\n/gm, '');
}

/** `a=ice-lite` where it belongs (RFC 8839 §5.3): browsers overlook it inside a media section, where werift writes it. */
export function withSessionIceLite(sdp: string): string {
  return sdp.replace(/^a=ice-lite\r?\n/gm, '').replace(/^m=/m, 'a=ice-lite\r\nm=');
}

/** Whether a DTLS or ICE session that was set up by one description goes on with the other. */
export function sameTransport(before: string, after: string): boolean {
  return ['ice-ufrag', 'fingerprint'].every(name => attribute(before, name) === attribute(after, name));
}

export function attribute(sdp: string, name: string): string | undefined {
  return new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(sdp)?.[1]?.toLowerCase();
}
