import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    card: (who: string) => (who ? `Vorgang zu ${who}` : 'Vorgang'),
    beside: 'öffnet ein neues Fenster',
  },
  en: {
    card: (who: string) => (who ? `Case of ${who}` : 'Case'),
    beside: 'opens a new window',
  },
});
