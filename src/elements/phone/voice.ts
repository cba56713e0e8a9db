import type {Phone} from '../../client/index.js';
import type {AnnouncementLevel} from '../../controllers/announcer.js';
import {pagePhones} from '../../controllers/page.js';
import type {Terms} from '../../i18n/index.js';
import type {PhoneState} from '../../protocol/index.js';

export type Say = (text: string, level: AnnouncementLevel) => void;

/** The phone as it was and as it is. */
export interface Change {
  readonly state: PhoneState;
  readonly previous: PhoneState;
  readonly phone: Phone;
}

/** Puts changes into words. It comes later than the phone: see telling.ts. */
export interface Teller {
  tell(change: Change): void;
  close(): void;
}

type MakeTeller = (terms: () => Terms, say: Say) => Teller;

let make: MakeTeller | null = null;
const waiting = new Set<Voice>();

/** What has happened meanwhile is told now. */
export function provideTeller(maker: MakeTeller): void {
  make = maker;
  for (const voice of waiting) voice.catchUp();
  waiting.clear();
}

/** How many changes are kept for a teller that does not come. */
const kept = 100;

/** Says what happens in the phone to screen readers, in the one page that does so for all. */
export class Voice {
  #teller: Teller | null = null;
  #untold: Change[] = [];
  #speaks = false;

  constructor(private readonly terms: () => Terms) {}

  update(phone: Phone, state: PhoneState, previous: PhoneState): void {
    this.#speaks = state.pages.announcer === phone.page;
    this.#untold.push({state, previous, phone});
    if (make) return this.catchUp();
    this.#untold = this.#untold.slice(-kept);
    waiting.add(this);
  }

  catchUp(): void {
    const teller = (this.#teller ??= make?.(this.terms, (text, level) => this.#say(text, level)) ?? null);
    for (const change of this.#untold.splice(0)) teller?.tell(change);
  }

  close(): void {
    waiting.delete(this);
    this.#untold = [];
    this.#teller?.close();
  }

  #say(text: string, level: AnnouncementLevel): void {
    if (this.#speaks) pagePhones().announcer.announce(text, level, this.terms().lang);
  }
}
