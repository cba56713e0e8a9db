import type {Terms} from '../../i18n/index.js';
import type {CallId, PhoneState} from '../../protocol/index.js';
import type {AnnouncementLevel} from '../../controllers/index.js';

/** Milliseconds of silence that are passed over: a change of page makes shorter ones. */
const unsaid = 2000;

/** Tells of sound that stays away, and that it is back: of a gap that was said, and of no other. */
export class SoundGaps {
  readonly #waiting = new Map<CallId, ReturnType<typeof setTimeout>>();
  readonly #said = new Set<CallId>();

  constructor(private readonly say: (text: (terms: Terms) => string, level: AnnouncementLevel) => void) {}

  update({calls}: PhoneState): void {
    const lost = new Set(calls.filter(({media}) => media.status === 'lost').map(({id}) => id));
    for (const id of lost) {
      if (this.#said.has(id) || this.#waiting.has(id)) continue;
      const tell = () => {
        this.#waiting.delete(id);
        this.#said.add(id);
        this.say(({announce}) => announce.audioLost, 'assertive');
      };
      this.#waiting.set(id, setTimeout(tell, unsaid));
    }
    for (const id of this.#waiting.keys()) if (!lost.has(id)) this.#pass(id);
    for (const id of this.#said) {
      const call = calls.find(other => other.id === id);
      if (call && call.media.status !== 'connected') continue;
      this.#said.delete(id);
      if (call) this.say(({announce}) => announce.audioBack, 'polite');
    }
  }

  close(): void {
    for (const id of this.#waiting.keys()) this.#pass(id);
    this.#said.clear();
  }

  #pass(id: CallId): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
  }
}
