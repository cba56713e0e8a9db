import {coreName, PROTOCOL_VERSION, readCoreName} from '../protocol/index.js';

/** Of the cores of one phone, one for each version of the script, the newest has the phone. */
export class Succession {
  #channel: BroadcastChannel;
  #has = false;

  /** @param outdated A newer core wants the phone: this one has to end. */
  constructor(
    private readonly phone: string,
    private readonly locks: Pick<LockManager, 'request' | 'query'>,
    outdated: (newer: number) => void,
    private readonly version = PROTOCOL_VERSION,
  ) {
    this.#channel = new BroadcastChannel(phone);
    this.#channel.onmessage = ({data}: MessageEvent<number>) => {
      if (data > version) outdated(data);
      else if (data < version && this.#has) this.#channel.postMessage(version);
    };
  }

  /** The newest version among those that live. When it is this core's own, older ones have ended and the phone is its. */
  async newest(): Promise<number> {
    const {phone, locks, version} = this;
    let release = () => {};
    const life = new Promise<void>(resolve => (release = resolve));
    // Taken before it looks around: of two cores that start at once, one sees the other.
    void locks.request(coreName(phone, version), () => life);
    // Firefox does not let a frame of another site look: there every older core is asked, and a newer one answers.
    const {held = []} = await locks.query().catch(() => ({
      held: Array.from({length: version}, (_, older) => ({name: coreName(phone, older)})),
    }));
    const living = held.map(({name = ''}) => readCoreName(name)).filter(core => core.phone === phone);
    const newest = Math.max(version, ...living.map(core => core.version));
    if (newest > version) {
      release();
      return newest;
    }
    const older = living.filter(core => core.version < version);
    if (older.length > 0) this.#channel.postMessage(version);
    for (const core of older) await locks.request(coreName(phone, core.version), () => undefined);
    this.#has = true;
    return version;
  }
}
