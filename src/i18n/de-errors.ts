/** @file German of what goes wrong with calls: it comes with what leads to a call, and with what shows one. */
import {addGerman} from './german.js';

export const deErrors = {
  errors: {
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
    forbidden: 'Ihr Telefon darf diese Nummer nicht anrufen. Brauchen Sie sie dienstlich, wenden Sie sich an Ihre IT.',
    'not-acceptable': 'Die Gegenstelle kann dieses Gespräch nicht führen. Bitte rufen Sie eine andere Nummer an.',
    'far-end-lost': 'Die Verbindung zur Gegenseite ist abgebrochen. Bitte rufen Sie noch einmal an.',
    'far-end-silent': 'Die Gegenseite antwortet nicht. Ist nichts zu hören, rufen Sie noch einmal an.',
    'microphone-refused':
      'Das Mikrofon ist gesperrt. Erlauben Sie es über das Symbol links neben der Adresse und versuchen Sie es erneut.',
    'microphone-missing': 'Kein Mikrofon gefunden. Stecken Sie Ihr Headset ein und versuchen Sie es erneut.',
    'microphone-busy': 'Ein anderes Programm benutzt das Mikrofon. Schließen Sie es und versuchen Sie es erneut.',
    'media-failed': 'Der Ton kam nicht zustande. Bitte rufen Sie noch einmal an.',
    'media-page-missing':
      'Kein Fenster kann den Ton übernehmen. Öffnen Sie eine Intranetseite und versuchen Sie es erneut.',
    'headset-busy':
      'Ein anderes Programm benutzt die Tasten Ihres Headsets. Schließen Sie es und stecken Sie das Headset neu ein.',
    'call-unknown': 'Dieser Anruf ist schon beendet.',
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
