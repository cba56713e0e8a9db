/** @file What all elements of a phone in this page share: who asks about a number, and what waits for a person's word. */
import type {GatedPhone} from '../controllers/index.js';
import type {Reading} from '../dialling/reading.js';
import type {CallId, DirectoryLookup, PhoneError} from '../protocol/index.js';

/** A number that waits for a person's word. */
export interface Proposal {
  readonly reading: Reading;
  readonly source: 'link' | 'script';
  readonly context?: string | undefined;
  /** Called once: with the call, or with why there is none. */
  readonly settle: (outcome: Promise<CallId>) => void;
}

/** An element that can show a number and ask about it: a dialler. */
export interface Asker {
  ask(proposal: Proposal): void;
  /** Shows a number, and why it could not be dialled. */
  complain(number: string, error: PhoneError): void;
  /** Puts a number into the field, for a person to change it. */
  edit(number: string): void;
}

/** What lies in front of the page: see in-front.ts, which comes with what shows calls. */
export interface Front {
  isOver(element: Element): boolean;
  watch(listener: () => void): () => void;
}

/** Null until it has come. */
export const front: {known: Front | null} = {known: null};

/** Where the clerk works, as far as the page knows. */
export type Workplace = 'office' | 'home' | 'unknown';

/** What all elements of a phone in this page share. */
export class Desk {
  readonly askers = new Set<Asker & HTMLElement>();
  /** Elements that show ringing calls as rows while another call runs: meanwhile the toast stays away. */
  readonly overlays = new Set<Element>();
  /** What the clerk has noted on calls, for this page's application alone. */
  readonly notes = new Map<CallId, string>();
  workplace: Workplace = 'unknown';
  /** The page's own source of names. */
  declare directory: DirectoryLookup | undefined;
  pending = false;

  /** The dialler that the clerk sees; or one that is folded away, and unfolds. */
  get asker(): (Asker & HTMLElement) | undefined {
    const askers = [...this.askers];
    return askers.find(asker => asker.checkVisibility()) ?? askers[0];
  }
}

const desks = new WeakMap<GatedPhone, Desk>();

export function deskOf(phone: GatedPhone): Desk {
  let desk = desks.get(phone);
  if (!desk) desks.set(phone, (desk = new Desk()));
  return desk;
}

export interface ProposalOptions {
  /** The element that was clicked: it fires `amt-dial`. */
  readonly host?: HTMLElement;
  /** Asks in any case. */
  readonly always?: boolean;
  /** Which case the call is about. */
  readonly context?: string | undefined;
}
