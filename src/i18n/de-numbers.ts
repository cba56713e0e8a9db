/** @file German of what is said and asked of a number that was read, which comes with the number module. */
import './de-errors.js';
import {addGerman} from './german.js';

export const deNumbers = {
  extension: (digits: string) => `Nebenstelle ${digits}`,
  abroad: (country: string, number: string) => `${number}, Ausland: ${country}`,
  confirmInWindow: (number: string) => `Bitte im Fenster bestätigen: ${number}.`,
  showWindow: 'Fenster zeigen',
  confirmDial: 'Trotzdem anrufen',
  whichNumber: 'Welche Nummer meinen Sie?',
  thisNumber: (number: string) => `Meinen Sie ${number}?`,
  change: 'Ändern',
  tonesAfterDialling: (tones: string) => `Töne nach der Verbindung: ${tones}`,
  fromPage: 'Diese Seite schlägt einen Anruf vor.',
  lamps: {idle: 'frei', ringing: 'klingelt', busy: 'im Gespräch', unregistered: 'nicht angemeldet'},
  numbersOnPage: 'Rufnummern auf dieser Seite: mit den Pfeiltasten wählen',
};

addGerman(deNumbers);
