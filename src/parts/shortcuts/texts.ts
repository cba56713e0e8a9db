import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    shortcuts: 'Tastenkürzel',
    does: {
      answer: 'Anruf annehmen',
      mute: 'Mikrofon aus und an',
      hold: 'Halten und weitersprechen',
      transfer: 'Weiterleiten',
      hangUp: 'Auflegen',
      phone: 'Zum Telefon und zurück',
    },
    none: 'Keine Tasten',
    change: (keys: string, does: string) => `${keys}, ändern: ${does}`,
    press: 'Neue Tasten drücken',
    pressFor: (does: string) => `Neue Tasten drücken: ${does}. Escape bricht ab.`,
    set: (keys: string, does: string) => `${does}: ${keys}.`,
    taken: (keys: string, does: string) => `${keys} ist schon vergeben: ${does}. Bitte drücken Sie andere Tasten.`,
    notPossible:
      'Diese Tasten gehen nicht. Drücken Sie Strg, Alt und Umschalt mit einem Buchstaben oder einer Ziffer. ' +
      'Oder eine Funktionstaste mit Strg, Alt oder Umschalt.',
    elsewhere: 'Ändern können Sie die Tasten im Telefonfenster.',
  },
  en: {
    shortcuts: 'Keyboard shortcuts',
    does: {
      answer: 'Answer a call',
      mute: 'Microphone off and on',
      hold: 'Hold and resume',
      transfer: 'Transfer',
      hangUp: 'Hang up',
      phone: 'To the phone and back',
    },
    none: 'No keys',
    change: (keys: string, does: string) => `${keys}, change: ${does}`,
    press: 'Press new keys',
    pressFor: (does: string) => `Press new keys: ${does}. Escape cancels.`,
    set: (keys: string, does: string) => `${does}: ${keys}.`,
    taken: (keys: string, does: string) => `${keys} is already used: ${does}. Please press other keys.`,
    notPossible:
      'These keys are not possible. Press Ctrl, Alt and Shift with a letter or a digit. ' +
      'Or a function key with Ctrl, Alt or Shift.',
    elsewhere: 'You can change the keys in the phone window.',
  },
});
