/** @file German of what stands behind "Mehr", which comes with it. */
import './de-errors.js';
import {addGerman} from './german.js';

export const deMore = {
  corner: 'Ecke des Telefons',
  corners: {
    'top-start': 'Oben links',
    'top-end': 'Oben rechts',
    'bottom-start': 'Unten links',
    'bottom-end': 'Unten rechts',
  },
  openPhoneWindow: 'Telefonfenster öffnen',
  showPhoneWindow: 'Telefonfenster zeigen',
  windowBlocked: 'Der Browser hat das Telefonfenster gesperrt. Erlauben Sie Pop-ups für diese Seite.',
  allowNotifications: 'Benachrichtigungen einschalten',
  copyDiagnosis: 'Diagnose kopieren',
  diagnosisCopied:
    'Kopiert. Fügen Sie den Text in Ihre Nachricht an die IT ein. Namen und Rufnummern stehen nicht darin.',
  diagnosisShown: 'Kopieren ging nicht. Markieren Sie den Text und kopieren Sie ihn mit Strg+C.',
  newMessages: (count: number) =>
    count > 1 ? `${count} neue Nachrichten` : count ? '1 neue Nachricht' : 'Neue Nachrichten',
  callVoicemail: 'Mailbox anrufen',
};

addGerman(deMore);
