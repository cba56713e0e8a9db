/** @file What travels between two parties of a call, 50 times a second. */

/** One RTP payload on its way from one party to another. */
export interface Frame {
  /** `voice`: 20 ms of G.711 µ-law; `digit`: one packet of an RFC 4733 event. */
  readonly kind: 'voice' | 'digit';
  /** Who made it. Timestamps of different streams have nothing to do with each other. */
  readonly stream: symbol;
  /** In samples of 1/8000 s, modulo 2^32. */
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
}

export type FrameSink = (frame: Frame) => void;
