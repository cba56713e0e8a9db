import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {note: 'Notiz', hint: 'Geht mit dem Ende des Gesprächs an die Anwendung.'},
  en: {note: 'Note', hint: 'Goes to the application when the call ends.'},
});
