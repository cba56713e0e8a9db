/** @file German, the first language and the source of truth: every other language has the shape of this object. */

export const de = {
  /** Written to the `lang` attribute of each component's root. */
  lang: 'de',

  // Names of things and actions
  phone: 'Telefon',
  dial: 'Anrufen',
  keypad: 'Tastatur',
  tryAgain: 'Erneut versuchen',
  anotherCall: 'Weiterer Anruf',
  more: 'Mehr',
  messagesWait: 'neue Nachrichten',

  // The number field
  numberField: 'Rufnummer oder Name',
  dialPad: 'Wähltastatur',
  youCall: (target: string) => `Sie rufen an: ${target}`,
  emergency: (digits: string) => `Notruf ${digits}`,
  callNumber: (number: string) => `${number} anrufen`,

  // Emergency calls
  emergencyAway: 'Sie sind nicht im Amt angemeldet. Nennen Sie zuerst Ihre Adresse. Besser: Mobiltelefon.',
  emergencyAddress: 'Nennen Sie zuerst Ihre Adresse.',
  emergencySlow: 'Der Notruf kommt noch nicht durch. 112 mit dem Mobiltelefon wählen.',
  emergencyImpossible: 'Notruf ging nicht durch. 112 mit dem Mobiltelefon wählen.',

  // Reachability
  status: {
    loading: 'Telefon startet',
    connecting: 'Verbindet',
    registering: 'Meldet an',
    registered: 'Erreichbar',
    unreachable: 'Nicht erreichbar',
    refused: 'Nicht angemeldet',
    missing: 'Kein Telefon',
    outdated: 'Seite veraltet',
  },

  /** What is said where nothing else could be had. One text for each other `ErrorCode` is in `de-errors.ts`. */
  errors: {
    'number-missing': 'Bitte geben Sie eine Rufnummer ein.',
    'phone-missing': 'Auf dieser Seite ist kein Telefon eingerichtet. Bitte wenden Sie sich an Ihre IT.',
    'part-missing':
      'Ein Teil des Telefons fehlt. Laden Sie die Seite neu. Hilft das nicht, wenden Sie sich an Ihre IT.',
    'page-unsupported': 'Auf einer Seite dieser Art läuft das Telefon nicht. Bitte wenden Sie sich an Ihre IT.',
    'page-outdated':
      'Das Telefon wurde erneuert. Bitte laden Sie diese Seite neu, und auch andere, die noch offen sind.',
  },
};
