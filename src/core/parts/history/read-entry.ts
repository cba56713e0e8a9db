/** @file Entries come from a server, and from a storage that another version may have written: what is none is left out. */
import type {EndReason, HistoryEntry, HistoryKind, KnownParty, Party, PhoneErrorData} from '../../../protocol/index.js';

type Members = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<HistoryKind, true>> = {missed: true, received: true, dialled: true};
const reasons: Readonly<Record<EndReason, true>> = {
  'hung-up-here': true,
  'hung-up-there': true,
  'cancelled-here': true,
  missed: true,
  'declined-here': true,
  'answered-elsewhere': true,
  transferred: true,
  failed: true,
};

/** Characters of a name or a number. */
const longest = 128;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const isTime = (value: unknown): value is number => Number.isFinite(value) && (value as number) > 0;
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
/** The id of a case, as it travels with a call. */
const isContext = (value: unknown): value is string => typeof value === 'string' && /^[\w.~-]{1,64}$/.test(value);
const oneOf = <Name extends string>(names: Readonly<Record<Name, true>>, value: unknown): value is Name =>
  typeof value === 'string' && Object.hasOwn(names, value);

/** As a page may show it: without control and direction characters. */
const text = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '').slice(0, longest) : '';

const party = (value: Members): Party => ({
  number: text(value['number']),
  name: text(value['name']),
  anonymous: value['anonymous'] === true,
});

const known = ({name, department}: Members): KnownParty => ({
  name: text(name),
  ...(text(department) ? {department: text(department)} : {}),
});

/** Null: it is none. Only what is known of an entry goes on. */
export function readEntry(value: unknown): HistoryEntry | null {
  if (!isObject(value)) return null;
  const {id, kind, reason, remote, startedAt, answeredAt, endedAt} = value;
  if (!isId(id) || !oneOf(kinds, kind) || !oneOf(reasons, reason) || !isObject(remote)) return null;
  if (!isTime(startedAt) || !isTime(endedAt)) return null;
  return {
    ...{id, kind, reason, startedAt, endedAt, remote: party(remote)},
    direction: kind === 'dialled' ? 'out' : 'in',
    ...(isTime(answeredAt) ? {answeredAt} : {}),
    ...told(value),
    ...(kind === 'missed' && value['seen'] === true ? {seen: true} : {}),
  };
}

/** What not every call has. */
function told(members: Members): Partial<HistoryEntry> {
  const {known: person, dialled, divertedFrom, transferredBy, transferredTo, context, error} = members;
  const code = isObject(error) ? error['code'] : '';
  const failure = typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? (code as PhoneErrorData['code']) : null;
  return {
    ...(isObject(person) && text(person['name']) ? {known: known(person)} : {}),
    ...(text(dialled) ? {dialled: text(dialled)} : {}),
    ...(isObject(divertedFrom) ? {divertedFrom: party(divertedFrom)} : {}),
    ...(isObject(transferredBy) ? {transferredBy: party(transferredBy)} : {}),
    ...(text(transferredTo) ? {transferredTo: text(transferredTo)} : {}),
    ...(isContext(context) ? {context} : {}),
    ...(failure ? {error: {code: failure, retryable: false, message: failure}} : {}),
  };
}

/** Those of a list that are entries; null where it is no list. */
export function readEntries(value: unknown): readonly HistoryEntry[] | null {
  return Array.isArray(value) ? value.flatMap(entry => readEntry(entry) ?? []) : null;
}
