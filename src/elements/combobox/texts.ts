import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    hits: 'Treffer',
    recent: 'Zuletzt',
    count: (count: number) => (count ? `${count} Treffer` : 'Kein Treffer'),
    only: (who: string) => `1 Treffer: ${who}`,
    choose: (count: number) => `${count} Treffer. Bitte wählen Sie mit den Pfeiltasten.`,
    searching: 'Wird gesucht …',
    room: (room: string) => `Zimmer ${room}`,
    outside: (name: string) => `${name} (extern)`,
    deputy: (number: string) => `Vertretung: ${number}`,
    ofPage: 'Das Verzeichnis dieser Anwendung',
    failed: (sources: readonly string[]) =>
      `${sources.join(', ')} ${sources.length === 1 ? 'ist' : 'sind'} gerade nicht erreichbar.`,
  },
  en: {
    hits: 'Matches',
    recent: 'Recent',
    count: (count: number) => (count === 1 ? '1 match' : `${count || 'No'} matches`),
    only: (who: string) => `1 match: ${who}`,
    choose: (count: number) => `${count} matches. Please choose with the arrow keys.`,
    searching: 'Searching …',
    room: (room: string) => `Room ${room}`,
    outside: (name: string) => `${name} (external)`,
    deputy: (number: string) => `Deputy: ${number}`,
    ofPage: 'The directory of this application',
    failed: (sources: readonly string[]) =>
      `${sources.join(', ')} ${sources.length === 1 ? 'is' : 'are'} not available at the moment.`,
  },
});
