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
