import type {TemplateResult} from 'lit';
import type {GatedPhone} from './gated-phone.js';

/** A button in the bar that opens and closes a panel below. */
export interface BarEntry {
  /** Names it in the page; a second one of that name is not taken. */
  readonly name: string;
  readonly icon: TemplateResult;
  /** `more`: in the list behind Mehr, for what is seldom needed. Default: a button of its own in the bar. */
  readonly place?: 'bar' | 'more';
  /** Whether this phone has any use for it. Default: each has. */
  isFor?(phone: GatedPhone | null): boolean;
  /** The button's name, in the language of a BCP 47 tag. */
  label(language: string, phone?: GatedPhone | null): string;
  /** A number at the button, which its name says as well; 0: none. */
  badge?(phone: GatedPhone | null): number;
  /** An icon and a word that stand in the strip in place of "Erreichbar", and open the panel; null: that is the truth. */
  sign?(phone: GatedPhone | null, language: string): TemplateResult | null;
  /** The panel, for as long as it is open. */
  render(phone: GatedPhone | null, language: string): TemplateResult;
}

const entries = new Map<string, BarEntry>();
const listeners = new Set<() => void>();

/** What parts have put into the bars of this page, in the order in which they came. */
export const barEntries = {
  get all(): readonly BarEntry[] {
    return [...entries.values()];
  },
  add(entry: BarEntry): void {
    if (entries.has(entry.name)) return;
    entries.set(entry.name, entry);
    this.changed();
  },
  /** Takes one away; nothing where there is none of that name. */
  remove(name: string): void {
    if (entries.delete(name)) this.changed();
  },
  /** What an entry says of itself has changed. */
  changed(): void {
    for (const listener of [...listeners]) listener();
  },
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
