import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    settings: 'Einstellungen',
    call: 'Gespräch',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    volume: 'Lautstärke Gespräch',
    gain: 'Verstärkung Mikrofon',
    level: 'Pegel des Mikrofons',
    noise: 'Rauschunterdrückung',
    echo: 'Echounterdrückung',
    automaticGain: 'Automatische Verstärkung',
    systems: 'Wie im System eingestellt',
    isMissing: (label: string) => `${label} – nicht angeschlossen`,
    percent: (share: number) => `${Math.round(share * 100)} %`,
    allow: 'Mikrofon erlauben',
    whyAllow: 'Ihr Browser nennt die Geräte, wenn das Mikrofon erlaubt ist.',
    refused: 'Das Mikrofon ist gesperrt. Erlauben Sie es über das Symbol links neben der Adresse.',
    findSpeaker: 'Lautsprecher suchen',
    set: (what: string, value: string) => `${what}: ${value}.`,
    elsewhere:
      'Mikrofon, Lautsprecher und Klingeln stellen Sie im Telefonfenster ein. Das gilt dann auch hier. ' +
      'Das Telefonfenster öffnen Sie unter „Mehr“.',
  },
  en: {
    settings: 'Settings',
    call: 'Call',
    microphone: 'Microphone',
    speaker: 'Loudspeaker',
    volume: 'Call volume',
    gain: 'Microphone gain',
    level: 'Microphone level',
    noise: 'Noise suppression',
    echo: 'Echo cancellation',
    automaticGain: 'Automatic gain',
    systems: 'As set in the system',
    isMissing: (label: string) => `${label} – not connected`,
    percent: (share: number) => `${Math.round(share * 100)} %`,
    allow: 'Allow the microphone',
    whyAllow: 'Your browser names the devices when the microphone is allowed.',
    refused: 'The microphone is blocked. Allow it by the symbol to the left of the address.',
    findSpeaker: 'Find a loudspeaker',
    set: (what: string, value: string) => `${what}: ${value}.`,
    elsewhere:
      'Set microphone, loudspeaker and ringing in the phone window. It holds here too then. ' +
      'You open the phone window under “More”.',
  },
});
