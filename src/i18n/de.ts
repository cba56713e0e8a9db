/** @file German, the first language and the source of truth: every other language has the shape of this object. */

export const de = {
  /** Written to the `lang` attribute of each component's root. */
  lang: 'de',

  // Names of things and actions
  phone: 'Telefon',
  dial: 'Anrufen',
  keypad: 'Tastatur',
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  retryNow: 'Jetzt verbinden',
  close: 'Schließen',
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
  emergencyWarning: 'Telefon gestört – kein Notruf möglich.',

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
  retryIn: (seconds: number) => `Neuer Versuch in ${seconds} s.`,
  nextCallIn: (seconds: number) => {
    const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} Minuten` : `${seconds} Sekunde${seconds === 1 ? '' : 'n'}`;
    return `Noch ${wait}, dann geht der nächste Anruf.`;
  },
  retrying: 'Neuer Versuch läuft.',
  callsGoOn: 'Laufende Gespräche gehen weiter.',

  // Calls
  incoming: 'Eingehender Anruf',

  /** One text for each `ErrorCode`: what happened, and what to do next. Those of calls are in `de-errors.ts`. */
  errors: {
    'configuration-missing': 'Dem Telefon fehlt die Einrichtung. Bitte wenden Sie sich an Ihre IT.',
    'configuration-unreachable':
      'Die Einstellungen des Telefons sind nicht abrufbar. Laden Sie die Seite neu. Hilft das nicht, wenden Sie sich an Ihre IT.',
    'configuration-invalid': 'Die Einstellungen des Telefons sind fehlerhaft. Bitte wenden Sie sich an Ihre IT.',
    'credentials-unreachable':
      'Ihre Telefon-Anmeldung ist nicht abrufbar. Melden Sie sich im Intranet neu an und laden Sie die Seite neu.',
    'credentials-invalid': 'Ihre Telefon-Anmeldung ist fehlerhaft hinterlegt. Bitte wenden Sie sich an Ihre IT.',
    'server-unreachable':
      'Keine Verbindung zur Telefonanlage. Prüfen Sie Ihr Netzwerk. Das Telefon versucht es von selbst weiter.',
    'connection-lost': 'Die Verbindung zur Telefonanlage ist unterbrochen. Das Telefon verbindet sich von selbst neu.',
    'not-registered':
      'Das Telefon ist noch nicht angemeldet. Warten Sie auf „Erreichbar“ und versuchen Sie es dann erneut.',
    'login-refused':
      'Die Telefonanlage hat Ihre Anmeldung abgelehnt. Melden Sie sich im Intranet neu an oder wenden Sie sich an Ihre IT.',
    'registration-refused': 'Die Telefonanlage nimmt dieses Telefon nicht an. Bitte wenden Sie sich an Ihre IT.',
    'number-missing': 'Bitte geben Sie eine Rufnummer ein.',
    'server-error': 'Die Telefonanlage meldet eine Störung. Bitte versuchen Sie es in einer Minute noch einmal.',
    'call-state': 'Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    timeout: 'Die Telefonanlage antwortet nicht. Bitte versuchen Sie es noch einmal.',
    'phone-missing': 'Auf dieser Seite ist kein Telefon eingerichtet. Bitte wenden Sie sich an Ihre IT.',
    'part-missing':
      'Ein Teil des Telefons fehlt. Laden Sie die Seite neu. Hilft das nicht, wenden Sie sich an Ihre IT.',
    'page-insecure':
      'Diese Seite ist nicht verschlüsselt (http). Öffnen Sie sie mit https, oder wenden Sie sich an Ihre IT.',
    'page-unsupported': 'Auf einer Seite dieser Art läuft das Telefon nicht. Bitte wenden Sie sich an Ihre IT.',
    'page-outdated':
      'Das Telefon wurde erneuert. Bitte laden Sie diese Seite neu, und auch andere, die noch offen sind.',
    'origin-refused': 'Diese Seite darf das Telefon nicht benutzen. Bitte wenden Sie sich an Ihre IT.',
    'setting-invalid': 'Diese Einstellung geht nicht. Es bleibt, wie es war.',
    'too-many-requests':
      'Gerade geht kein weiterer Anruf. Beantworten Sie erst die offene Frage, oder warten Sie kurz.',
    internal:
      'Im Telefon ist ein Fehler aufgetreten. Laden Sie die Seite neu. Hilft das nicht, wenden Sie sich an Ihre IT.',
  },
};
