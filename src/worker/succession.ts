import {coreName, PROTOCOL_VERSION, readCoreName} from '../protocol/index.js';

/** Of the cores of one phone, one for each version of the script, the newest has the phone. */
export class Succession {
  #channel: BroadcastChannel;

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
    };
  }

  /** The newest version among those that live. When it is this core's own, older ones have ended and the phone is its. */
  async newest(): Promise<number> {
    const {phone, locks, version} = this;
    let release = () => {};
    const life = new Promise<void>(resolve => (release = resolve));
    // Taken before it looks around: of two cores that start at once, one sees the other.
    void locks.request(coreName(phone, version), () => life);
    const {held = []} = await locks.query();
    const living = held.map(({name = ''}) => readCoreName(name)).filter(core => core.phone === phone);
    const newest = Math.max(version, ...living.map(core => core.version));
    if (newest > version) {
      release();
      return newest;
    }
    for (const older of living) {
      if (older.version === version) continue;
      this.#channel.postMessage(version);
      await locks.request(coreName(phone, older.version), () => undefined);
    }
    return version;
  }
}
