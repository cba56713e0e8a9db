/** What is asked of a place: a command to run there, a server that listens there, or a connection to a port of its loopback. */
export type Ask =
  {readonly run: readonly string[]} | {readonly listen: string; readonly port: number} | {readonly connect: number};

export interface Question {
  readonly id: number;
  readonly ask: Ask;
}

/** A server or a connection comes along as a handle. */
export interface Answer {
  readonly id: number;
  readonly error?: string;
}
