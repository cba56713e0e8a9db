import {partTexts} from '../../i18n/part-texts.js';

export const texts = partTexts({
  de: {
    team: 'Team',
    pickUp: 'Heranholen',
    unknown: 'unbekannt',
    you: 'Sie',
    search: 'Namen suchen',
    found: (found: number, all: number) => `${found} von ${all}`,
    none: 'Es ist kein Team eingerichtet.',
  },
  en: {
    team: 'Team',
    pickUp: 'Pick up',
    unknown: 'unknown',
    you: 'you',
    search: 'Search names',
    found: (found: number, all: number) => `${found} of ${all}`,
    none: 'No team has been set up.',
  },
});
