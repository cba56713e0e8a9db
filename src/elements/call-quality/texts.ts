import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    level: {good: 'Verbindung gut', moderate: 'Verbindung mäßig', poor: 'Verbindung schlecht'},
    /** What it is, and what helps. */
    advice: {
      silent: 'Von der Gegenseite kommt kein Ton an. Vielleicht hört sie Sie: Sagen Sie, dass Sie zurückrufen.',
      wifi: 'Ihr WLAN ist schwach – bitte Kabel verwenden.',
      network: 'Ihr Netz ist unruhig. Wenn Sie WLAN benutzen: bitte Kabel verwenden.',
      uneven:
        'Der Ton kommt ungleichmäßig an, doch nichts geht verloren. Vielleicht ist ein Computer überlastet: Schließen Sie, was Sie nicht brauchen.',
      sent: 'Die Gegenseite hört Sie schlecht. Wenn Sie WLAN benutzen: bitte Kabel verwenden.',
      delay: 'Der Ton kommt spät an. Beenden Sie Downloads und Videos, und lassen Sie einander ausreden.',
    },
    details: 'Details für den Helpdesk',
    figures: {
      r: 'Güte (R)',
      codec: 'Codec',
      path: 'Weg',
      loss: 'Verlust ein / aus (%)',
      concealed: 'Ersetzter Ton (%)',
      jitter: 'Schwankung ein / aus (ms)',
      roundTrip: 'Hin und zurück (ms)',
      buffer: 'Puffer (ms)',
      loudness: 'Pegel ein / aus',
    },
  },
  en: {
    level: {good: 'Connection good', moderate: 'Connection fair', poor: 'Connection poor'},
    advice: {
      silent: 'There is no sound from the other side. Perhaps they hear you: say that you will call back.',
      wifi: 'Your Wi-Fi is weak – please use a cable.',
      network: 'Your network is unsteady. If you are on Wi-Fi, please use a cable.',
      uneven:
        'Sound comes unevenly, yet nothing is lost. Perhaps a computer is overloaded: close what you do not need.',
      sent: 'The other side hears you badly. If you are on Wi-Fi, please use a cable.',
      delay: 'Sound arrives late. Stop downloads and videos, and let each other finish.',
    },
    details: 'Details for the help desk',
    figures: {
      r: 'Rating (R)',
      codec: 'Codec',
      path: 'Path',
      loss: 'Loss in / out (%)',
      concealed: 'Made-up sound (%)',
      jitter: 'Jitter in / out (ms)',
      roundTrip: 'There and back (ms)',
      buffer: 'Buffer (ms)',
      loudness: 'Level in / out',
    },
  },
});
