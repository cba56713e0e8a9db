/**
 * @file German of what goes wrong: it comes with what leads to a call, with what shows one, and with what lies over the page, where the bar says
 * why the phone cannot be reached.
 */
import {addGerman} from './german.js';

export const deErrors = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  retryNow: 'Jetzt verbinden',
  emergencyWarning: 'Telefon gestört – kein Notruf möglich.',
  retryIn: (seconds: number) => `Neuer Versuch in ${seconds} s.`,
  nextCallIn: (seconds: number) => {
    const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} Minuten` : `${seconds} Sekunde${seconds === 1 ? '' : 'n'}`;
    return `Noch ${wait}, dann geht der nächste Anruf.`;
  },
  retrying: 'Neuer Versuch läuft.',
  callsGoOn: 'Laufende Gespräche gehen weiter.',

  /** One text for each `ErrorCode`: what happened, and what to do next. */
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
    'server-error': 'Die Telefonanlage meldet eine Störung. Bitte versuchen Sie es in einer Minute noch einmal.',
    'call-state': 'Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    timeout: 'Die Telefonanlage antwortet nicht. Bitte versuchen Sie es noch einmal.',
    'page-insecure':
      'Diese Seite ist nicht verschlüsselt (http). Öffnen Sie sie mit https, oder wenden Sie sich an Ihre IT.',
    'origin-refused': 'Diese Seite darf das Telefon nicht benutzen. Bitte wenden Sie sich an Ihre IT.',
    'setting-invalid': 'Diese Einstellung geht nicht. Es bleibt, wie es war.',
    'end-missing': 'Eine Umleitung nach außen braucht ein Ende. Bitte geben Sie an, wann sie aufhört.',
    'service-refused':
      'Die Telefonanlage hat das nicht übernommen. Es bleibt, wie es war. Hilft ein zweiter Versuch nicht, wenden Sie sich an Ihre IT.',
    'too-many-requests':
      'Gerade geht kein weiterer Anruf. Beantworten Sie erst die offene Frage, oder warten Sie kurz.',
    internal:
      'Im Telefon ist ein Fehler aufgetreten. Laden Sie die Seite neu. Hilft das nicht, wenden Sie sich an Ihre IT.',
    'number-invalid': 'Das ist keine Rufnummer. Bitte geben Sie Ziffern ein.',
    'number-blocked': 'Diese Nummer ist gesperrt. Brauchen Sie sie dienstlich, wenden Sie sich an Ihre IT.',
    'not-confirmed':
      'Die Nummer wurde nicht bestätigt. Ging dafür kein Fenster auf? Erlauben Sie Pop-ups für diese Seite.',
    'number-unknown': 'Diese Nummer gibt es nicht. Bitte prüfen Sie die Ziffern.',
    busy: 'Der Anschluss ist besetzt. Bitte versuchen Sie es später noch einmal.',
    declined: 'Der Anruf wurde abgelehnt. Bitte versuchen Sie es später noch einmal.',
    'no-answer': 'Niemand hat angenommen. Bitte versuchen Sie es später noch einmal.',
    unavailable: 'Der Anschluss ist gerade nicht erreichbar. Bitte versuchen Sie es später noch einmal.',
    diverted: 'Der Anschluss ist umgeleitet. Fragen Sie die Zentrale nach der neuen Nummer.',
    'call-taken': 'Der Anruf wurde schon angenommen, oder der Anrufer hat aufgelegt. Sie müssen nichts weiter tun.',
    forbidden: 'Ihr Telefon darf diese Nummer nicht anrufen. Brauchen Sie sie dienstlich, wenden Sie sich an Ihre IT.',
    'not-acceptable': 'Die Gegenstelle kann dieses Gespräch nicht führen. Bitte rufen Sie eine andere Nummer an.',
    'far-end-lost': 'Die Verbindung zur Gegenseite ist abgebrochen. Bitte rufen Sie noch einmal an.',
    'far-end-silent': 'Die Gegenseite antwortet nicht. Ist nichts zu hören, rufen Sie noch einmal an.',
    'microphone-refused':
      'Das Mikrofon ist gesperrt. Erlauben Sie es über das Symbol links neben der Adresse und versuchen Sie es erneut.',
    'microphone-missing': 'Kein Mikrofon gefunden. Stecken Sie Ihr Headset ein und versuchen Sie es erneut.',
    'microphone-busy': 'Ein anderes Programm benutzt das Mikrofon. Schließen Sie es und versuchen Sie es erneut.',
    'microphone-other':
      'Ihr Mikrofon ist nicht angeschlossen: Sie sprechen über ein anderes. Stecken Sie es wieder ein, oder wählen Sie eines in den Einstellungen.',
    'speaker-other':
      'Ihr Lautsprecher ist nicht angeschlossen: Sie hören über einen anderen. Stecken Sie ihn wieder ein, oder wählen Sie einen in den Einstellungen.',
    'speaker-lost':
      'Ihr Headset ist weg. Damit niemand mithört, ist das Gespräch still. Stecken Sie es ein, oder wählen Sie in den Einstellungen einen Lautsprecher.',
    'microphone-silent':
      'Man hört Sie nicht: Vom Mikrofon kommt kein Ton. Prüfen Sie den Stumm-Schalter Ihres Headsets und das Kabel.',
    'speaking-muted': 'Sie sind stumm. Zum Sprechen schalten Sie „Stumm“ aus.',
    'media-failed': 'Der Ton kam nicht zustande. Bitte rufen Sie noch einmal an.',
    'media-page-missing':
      'Kein Fenster kann den Ton übernehmen. Öffnen Sie eine Intranetseite und versuchen Sie es erneut.',
    'headset-busy':
      'Ein anderes Programm benutzt die Tasten Ihres Headsets. Schließen Sie es und stecken Sie das Headset neu ein.',
    'call-unknown': 'Dieser Anruf ist schon beendet.',
    'context-invalid': 'Die Anwendung hat den Vorgang falsch angegeben. Bitte wenden Sie sich an Ihre IT.',
    'change-refused': 'Die Gegenseite hat die Änderung nicht angenommen. Das Gespräch läuft unverändert weiter.',
    'tones-refused': 'Die Gegenseite nimmt keine Tastentöne an. Bleiben Sie in der Leitung, oder sprechen Sie.',
    'transfer-refused':
      'Die Weiterleitung wurde abgelehnt. Der Anrufer ist noch bei Ihnen. Wählen Sie ein anderes Ziel.',
    'transfer-unknown-result':
      'Ob die Weiterleitung geklappt hat, ist nicht bekannt. Fragen Sie nach, bevor Sie auflegen.',
    'call-not-recovered': 'Das Gespräch war nicht wiederherzustellen. Bitte rufen Sie noch einmal an.',
  },
};

addGerman(deErrors);
