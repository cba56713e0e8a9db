/** @file How a call of the list is put into words. */
import type {Names} from '../../elements/names.js';
import {clock, endTitle} from '../../elements/texts.js';
import type {Terms} from '../../i18n/index.js';
import type {HistoryEntry} from '../../protocol/index.js';
import {type Group, dayOf} from './groups.js';
import type {HistoryTexts} from './texts.js';

export interface Speaker {
  readonly terms: Terms;
  readonly words: HistoryTexts;
  readonly names: Names;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

const timeOf = (time: number, {lang}: Terms): string =>
  format(lang, {hour: '2-digit', minute: '2-digit', hour12: false}).format(time);

/** Heute, Gestern, "Montag, 23. November". */
export function dayTitle(day: number, {terms, words}: Speaker, now = Date.now()): string {
  const today = dayOf(now);
  if (day === today) return words.today;
  // A day may have 23 hours or 25.
  if (day === dayOf(today - 43_200_000)) return words.yesterday;
  return format(terms.lang, {weekday: 'long', day: 'numeric', month: 'long'}).format(day);
}

/** What became of one call: "Weitergeleitet an 123", "Besetzt". */
function outcome(entry: HistoryEntry, {terms, words, names}: Speaker): string {
  const {kind, answeredAt, reason, transferredTo} = entry;
  if (kind === 'missed') return words.missed;
  if (reason === 'transferred' && transferredTo)
    return words.transferredTo(names.who({name: '', number: transferredTo, anonymous: false}));
  if (answeredAt === undefined) return endTitle(entry, terms);
  return kind === 'dialled' ? words.dialled : words.taken;
}

/** "Angenommen · 10:42 · 3:12" */
export function callWords(entry: HistoryEntry, speaker: Speaker): string {
  const {startedAt, answeredAt, endedAt} = entry;
  const talked = answeredAt === undefined ? '' : clock(Math.max(0, Math.round((endedAt - answeredAt) / 1000)));
  return [outcome(entry, speaker), timeOf(startedAt, speaker.terms), talked].filter(Boolean).join(' · ');
}

/** "3 Versuche, zuletzt 10:42"; of a single call what became of it. */
export function groupWords({calls}: Group, speaker: Speaker): string {
  const [last] = calls;
  if (calls.length === 1) return callWords(last, speaker);
  return speaker.words.several[last.kind](calls.length, timeOf(last.startedAt, speaker.terms));
}
