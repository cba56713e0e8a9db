/** @file What the application of a page says of a call: kept in this page alone, and nowhere else. */
import type {CallId, PhoneState} from '../protocol/index.js';
import {page} from '../script/page.js';

/** Who is calling, or what it is about, as a page's application knows it. */
export interface Card {
  /** One line, up to 80 characters. */
  readonly title: string;
  /** Up to four, each of 120 characters. */
  readonly lines?: readonly string[] | undefined;
  /** Opened beside the page by a click, and never by itself; `http`, `https`, or relative to the page. */
  readonly link?: {readonly label: string; readonly href: string} | undefined;
  /** Which case it is, for when the call is handed on: an opaque id of up to 64 characters from `[A-Za-z0-9._~-]`. */
  readonly context?: string | undefined;
}

export type Cards = ReadonlyMap<CallId, Card>;

/** Further ones take the place of the oldest. */
const most = 100;

/** Whose cards they are. */
interface Described {
  cards: Cards;
  readonly state: PhoneState;
  relate(id: CallId, context: string): Promise<void>;
}

/** See `Phone.describe`. `changed`: tells whoever shows the call. */
export async function describe(phone: Described, changed: () => void, id: CallId, card: Card | null): Promise<void> {
  const before = phone.cards.get(id)?.context ?? '';
  phone.cards = withCard(phone.cards, id, card);
  changed();
  const {context = ''} = card ?? {};
  const runs = phone.state.calls.some(call => call.id === id);
  // Said again it changes nothing: two applications that each know the caller would take turns for ever.
  if (runs && context !== before) await phone.relate(id, context);
}

/** These cards with this one, as it may be shown; null takes it away. */
export function withCard(cards: Cards, id: CallId, card: Card | null): Cards {
  const others = [...cards].filter(([other]) => other !== id).slice(1 - most);
  return new Map(card ? [...others, [id, clean(card)]] : others);
}

function clean({title, lines = [], link, context}: Card): Card {
  const href = link && address(link.href);
  return {
    title: text(title, 80),
    lines: lines
      .slice(0, 4)
      .map(line => text(line, 120))
      .filter(Boolean),
    ...(link && href ? {link: {label: text(link.label, 40) || href, href}} : {}),
    ...(context ? {context} : {}),
  };
}

/** What the application has of its own users is no safer than what comes from the network. */
const text = (given: unknown, length: number): string =>
  [
    ...String(given ?? '')
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s\u2028\u2029]+/gu, ' ')
      .trim(),
  ]
    .slice(0, length)
    .join('');

function address(href: unknown): string | null {
  const url = URL.canParse(String(href), page.baseURI) ? new URL(String(href), page.baseURI) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null;
}
