import {PhoneError} from '../protocol/index.js';

/** Milliseconds; what German exchanges and voice menus take for certain. */
const TONE = 100;
const GAP = 70;
const PAUSE = 2_000;
/** Beyond the tones' own time: a browser that plays none any more. */
const SLACK = 5_000;
/** How long a connection may take to play tones after it stands, and how often that is looked at. */
const [SETTLING, LOOK] = [1_000, 20];

/**
 * Tones as RTP events (RFC 4733), one batch after the other. `insertDTMF` replaces what is not yet played, so a
 * batch is given to the browser only when the one before was played out: every digit once, in order.
 */
export class ToneQueue {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly sender: () => RTCDTMFSender | null,
    /** Whether the far end said that it takes none. */
    private readonly refused: () => boolean,
    private readonly connected: Promise<void>,
    private readonly closed: AbortSignal,
    private readonly ontone: (tone: string) => void,
  ) {}

  /** Settles when the tones were played out. */
  play(tones: string): Promise<void> {
    const turn = this.#last.then(() => this.#insert(tones));
    // Who asked for them is told; the next ones are played all the same.
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Chromium, busy, says that it is connected before it can play tones, and tells of that by no event. */
  async #playing(): Promise<RTCDTMFSender | null> {
    for (let waited = 0; waited < SETTLING && !this.closed.aborted; waited += LOOK) {
      const dtmf = this.sender();
      if (dtmf?.canInsertDTMF) return dtmf;
      await new Promise(resolve => setTimeout(resolve, LOOK));
    }
    return null;
  }

  async #insert(tones: string): Promise<void> {
    if (this.refused()) throw new PhoneError('not-acceptable');
    await this.connected;
    const dtmf = await this.#playing();
    // The far end takes none before it answered, or while it holds us: nothing of ours goes out.
    if (!dtmf) throw new PhoneError('call-state');
    await new Promise<void>((resolve, reject) => {
      const pauses = tones.split(',').length - 1;
      const settled = new AbortController();
      const fail = (error: PhoneError) => {
        settled.abort();
        reject(error);
      };
      const late = setTimeout(
        () => fail(new PhoneError('timeout')),
        tones.length * (TONE + GAP) + pauses * PAUSE + SLACK,
      );
      settled.signal.addEventListener('abort', () => clearTimeout(late));
      this.closed.addEventListener('abort', () => fail(new PhoneError('call-state')), {
        signal: settled.signal,
      });
      dtmf.addEventListener(
        'tonechange',
        ({tone}) => {
          if (tone) return this.ontone(tone);
          settled.abort();
          resolve();
        },
        {signal: settled.signal},
      );
      dtmf.insertDTMF(tones, TONE, GAP);
    });
  }
}
