import {partTexts} from './part-texts.js';

/** The keys of a shortcut, as they are written on the clerk's keyboard. */
export const keyboard = partTexts({
  de: {written: (keys: string) => keys.replace('Ctrl', 'Strg').replace('Shift', 'Umschalt')},
  en: {written: (keys: string) => keys},
});
