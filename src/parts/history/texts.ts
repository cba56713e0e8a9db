import {partTexts} from '../../i18n/part-texts.js';

const count = (of: number, one: string, many: string) => (of === 1 ? `1 ${one}` : `${of} ${many}`);

export const texts = partTexts({
  de: {
    history: 'Anrufliste',
    withMissed: (missed: number) => `Anrufliste, ${missed} verpasst`,
    callBack: 'Zurückrufen',
    show: 'Anzeigen',
    all: 'Alle',
    missedOnly: 'Verpasst',
    isNew: 'neu',
    today: 'Heute',
    yesterday: 'Gestern',
    missed: 'Verpasst',
    taken: 'Angenommen',
    dialled: 'Gewählt',
    transferredTo: (who: string) => `Weitergeleitet an ${who}`,
    several: {
      missed: (times: number, last: string) => `${times} Versuche, zuletzt ${last}`,
      received: (times: number, last: string) => `${times} Anrufe, zuletzt ${last}`,
      dialled: (times: number, last: string) => `${times}-mal gewählt, zuletzt ${last}`,
    },
    newCalls: (calls: number) => count(calls, 'neuer Anruf', 'neue Anrufe'),
    remove: (calls: number) => (calls === 1 ? 'Eintrag löschen' : `${calls} Einträge löschen`),
    removed: (who: string) => `Gelöscht: ${who}.`,
    removeAll: 'Alle löschen',
    removeAllQuestion: 'Alle Anrufe aus der Liste löschen? Das lässt sich nicht rückgängig machen.',
    keep: 'Behalten',
    allRemoved: 'Die Anrufliste ist leer.',
    none: 'Noch keine Anrufe',
    noneMissed: 'Keine verpassten Anrufe',
    days: (days: number) => `Einträge bleiben ${count(days, 'Tag', 'Tage')}.`,
    session: (days: number) =>
      `Einträge bleiben ${count(days, 'Tag', 'Tage')}, längstens bis Sie den Browser schließen.`,
    elsewhere: (missed: number) =>
      `${missed === 0 ? 'Keine verpassten Anrufe.' : count(missed, 'verpasster Anruf.', 'verpasste Anrufe.')} ` +
      'Wer angerufen hat, zeigt das Telefonfenster. Sie öffnen es unter „Mehr“.',
    notKept: 'Für diesen Anschluss wird keine Anrufliste geführt.',
  },
  en: {
    history: 'Calls',
    withMissed: (missed: number) => `Calls, ${missed} missed`,
    callBack: 'Call back',
    show: 'Show',
    all: 'All',
    missedOnly: 'Missed',
    isNew: 'new',
    today: 'Today',
    yesterday: 'Yesterday',
    missed: 'Missed',
    taken: 'Answered',
    dialled: 'Dialled',
    transferredTo: (who: string) => `Transferred to ${who}`,
    several: {
      missed: (times: number, last: string) => `${times} attempts, last at ${last}`,
      received: (times: number, last: string) => `${times} calls, last at ${last}`,
      dialled: (times: number, last: string) => `Dialled ${times} times, last at ${last}`,
    },
    newCalls: (calls: number) => count(calls, 'new call', 'new calls'),
    remove: (calls: number) => (calls === 1 ? 'Delete entry' : `Delete ${calls} entries`),
    removed: (who: string) => `Deleted: ${who}.`,
    removeAll: 'Delete all',
    removeAllQuestion: 'Delete all calls from the list? This cannot be undone.',
    keep: 'Keep',
    allRemoved: 'The list of calls is empty.',
    none: 'No calls yet',
    noneMissed: 'No missed calls',
    days: (days: number) => `Entries stay for ${count(days, 'day', 'days')}.`,
    session: (days: number) => `Entries stay for ${count(days, 'day', 'days')}, at most until you close the browser.`,
    elsewhere: (missed: number) =>
      `${missed === 0 ? 'No missed calls.' : count(missed, 'missed call.', 'missed calls.')} ` +
      'The phone window shows who called. Open it under “More”.',
    notKept: 'No list of calls is kept for this line.',
  },
});

export type HistoryTexts = ReturnType<typeof texts>;
