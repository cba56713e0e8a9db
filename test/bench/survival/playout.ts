/** @file What an ear hears of packets: each phone waits a little for late ones, and plays them at a steady pace. */

/** Milliseconds that one packet of G.711 sounds here, and that every phone waits for late ones (RFC 3551 §4.2, usual practice). */
const FRAME = 20;
const BUFFER = 60;
const PER_MILLISECOND = 8;
/** Milliseconds that a timestamp may be ahead of its time before it is the beginning of something else. */
const LEAP = 200;

export interface Packet {
  /** When it came, milliseconds. */
  readonly at: number;
  readonly timestamp: number;
  readonly ssrc: number;
}

/** When each packet begins to sound, in order. One that comes too late for its place starts the stream anew from there. */
export function playedAt(packets: readonly Packet[]): number[] {
  const played: number[] = [];
  let start = NaN;
  let ssrc = NaN;
  for (const packet of packets) {
    const due = start + packet.timestamp / PER_MILLISECOND;
    const fits = ssrc === packet.ssrc && due >= packet.at && due < packet.at + BUFFER + LEAP;
    if (!fits) start = packet.at + BUFFER - packet.timestamp / PER_MILLISECOND;
    ssrc = packet.ssrc;
    played.push(fits ? due : packet.at + BUFFER);
  }
  return played.sort((one, other) => one - other);
}

/** The longest time in this stretch in which nothing sounds, milliseconds; each one sounds for 20 ms. */
export function longestSilence(sounds: readonly number[], from: number, to: number): number {
  const heard = sounds.filter(at => at > from - 1000 && at < to);
  let longest = 0;
  let until = heard.find(at => at >= from - 200) ?? from;
  for (const at of [...heard.filter(one => one > until), to]) {
    longest = Math.max(longest, at - until - FRAME);
    until = at;
  }
  return longest;
}
