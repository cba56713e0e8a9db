import {failed} from '../../script/failures.js';
import {onGesture} from '../speaker.js';

/** A device that was chosen. Ids change when a site's data is cleared: then the label finds it. */
export interface Outlet {
  readonly id: string;
  readonly label: string;
}

/** Milliseconds: a device that has not opened by then does not keep the default one from sounding. */
const patience = 500;

/**
 * Leads a sound to several devices at once, and to the system's default while none of them is to be had: it has to be heard
 * somewhere. By elements, since Firefox lets a whole AudioContext go nowhere else; they have a stream, which needs no CSP.
 */
export class Outlets {
  readonly #stream: MediaStreamAudioDestinationNode;
  readonly #open = new Map<Outlet, HTMLAudioElement>();
  readonly #closed = new AbortController();
  readonly #late: ReturnType<typeof setTimeout>;
  #isDefault = false;

  constructor(
    private readonly context: AudioContext,
    private readonly source: AudioNode,
    private readonly chosen: readonly Outlet[],
    /** It is there, and lets nothing sound. */
    private readonly refused: (outlet: Outlet) => void,
  ) {
    this.#stream = new MediaStreamAudioDestinationNode(context);
    source.connect(this.#stream);
    const look = () => void this.#look().catch(failed('ring device'));
    navigator.mediaDevices?.addEventListener('devicechange', look, {signal: this.#closed.signal});
    this.#late = setTimeout(() => this.#settle(), patience);
    look();
  }

  close(): void {
    clearTimeout(this.#late);
    this.#closed.abort();
    for (const outlet of this.#open.keys()) this.#drop(outlet);
  }

  /** Which of the devices are there, now and after each change. */
  async #look(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    const there = all.filter(({kind}) => kind === 'audiooutput');
    const find = ({id, label}: Outlet) =>
      there.find(({deviceId}) => deviceId === id) ?? there.find(other => label !== '' && other.label === label);
    await Promise.all(
      this.chosen.map(async outlet => {
        const device = find(outlet);
        if (!device) this.#drop(outlet);
        else if (!this.#open.has(outlet)) await this.#take(outlet, device.deviceId);
      }),
    );
    this.#settle();
  }

  async #take(outlet: Outlet, id: string): Promise<void> {
    const audio = new Audio();
    audio.srcObject = this.#stream.stream;
    try {
      await audio.setSinkId(id);
    } catch (error) {
      failed('ring device')(error);
      return this.refused(outlet);
    }
    if (this.#closed.signal.aborted) return;
    this.#open.set(outlet, audio);
    this.#settle();
    const play = () => audio.play();
    play().catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
      if (error.name === 'NotAllowedError') onGesture(() => void play().catch(failed('ring device')), this.#closed);
    });
  }

  #drop(outlet: Outlet): void {
    const audio = this.#open.get(outlet);
    if (!audio) return;
    this.#open.delete(outlet);
    audio.pause();
    audio.srcObject = null;
  }

  /** The default sounds while nothing else does. */
  #settle(): void {
    const isWanted = this.#open.size === 0;
    if (isWanted === this.#isDefault || this.#closed.signal.aborted) return;
    this.#isDefault = isWanted;
    if (isWanted) this.source.connect(this.context.destination);
    else this.source.disconnect(this.context.destination);
  }
}
