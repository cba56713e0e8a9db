import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    headset: 'Headset',
    connect: 'Headset verbinden',
    another: 'Weiteres Headset verbinden',
    connected: (name: string) => `${name || 'Headset'}: verbunden`,
    invitation: 'Verbinden Sie Ihr Headset. Dann gehen seine Tasten: Annehmen, Auflegen, Stumm.',
    unsupported: 'In diesem Browser gehen Headset-Tasten nicht. Nehmen Sie Edge, Chrome oder die Tastenkürzel.',
    forbidden: 'Headset-Tasten sind auf dieser Seite gesperrt. Bitte wenden Sie sich an Ihre IT.',
    elsewhere: 'Verbinden können Sie Ihr Headset im Telefonfenster.',
    emergency: 'Notruf. Zum Auflegen drücken Sie die Taste noch einmal.',
  },
  en: {
    headset: 'Headset',
    connect: 'Connect headset',
    another: 'Connect another headset',
    connected: (name: string) => `${name || 'Headset'}: connected`,
    invitation: 'Connect your headset to use its keys: answer, hang up, mute.',
    unsupported: 'Headset keys do not work in this browser. Use Edge, Chrome or the keyboard shortcuts.',
    forbidden: 'Headset keys are blocked on this page. Please contact your IT department.',
    elsewhere: 'You can connect your headset in the phone window.',
    emergency: 'Emergency call. Press the key again to hang up.',
  },
});
