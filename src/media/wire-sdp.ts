/** @file The few things we read from and write into SDP beside the browser. Pure text functions. */

/**
 * Offers the DTLS client role on the wire instead of `actpass`. A PBX that is given the choice sends its ClientHello
 * before the browser is ready, which costs Firefox a second of retransmission per call. The local description
 * stays as the browser made it; it follows the answer's `passive`.
 */
export function offerActive(sdp: string): string {
  return sdp.replace(/^a=setup:actpass/gm, 'a=setup:active');
}

/** Who is the DTLS client, as a description says (RFC 4145 §4). */
export function setupOf(sdp: string): string | undefined {
  return /^a=setup:(\w+)/m.exec(sdp)?.[1];
}

/** The certificate fingerprints of a description, comparable. Empty for a description without DTLS. */
export function fingerprintOf(sdp: string): string {
  const lines = sdp.match(/^a=fingerprint:.*$/gm) ?? [];
  return [...new Set(lines.map(line => line.trim().toLowerCase()))].sort().join();
}

/**
 * The `o=` line of one call (RFC 3264 §8): its session id stays and its version grows with each changed description,
 * also when a new peer connection takes over. A strict SBC refuses a re-INVITE otherwise.
 */
export class Origin {
  #id = '';
  #version = 0;
  #last = '';

  stamp(sdp: string): string {
    const line = /^o=(\S+) (\d+) (\d+) (.*)$/m.exec(sdp);
    if (!line) return sdp;
    const [whole, user, id, version, address] = line;
    const rest = sdp.replace(whole, '');
    if (!this.#id) {
      this.#id = id ?? '';
      this.#version = Number(version);
    } else if (rest !== this.#last) {
      this.#version += 1;
    }
    this.#last = rest;
    return sdp.replace(whole, () => `o=${user} ${this.#id} ${this.#version} ${address}`);
  }
}
