/** @file What the confirmation window says, in both languages at once: no other page needs these texts. */
import {numberReasons} from './de-number-reasons.js';
import {deCalls} from './de-calls.js';
import {deErrors} from './de-errors.js';
import {deNumbers} from './de-numbers.js';
import {de} from './de.js';
import {en} from './en.js';

const german = {
  lang: 'de',
  title: {
    call: 'Diese Nummer anrufen?',
    consult: 'Bei dieser Nummer rückfragen?',
    transfer: 'An diese Nummer weiterleiten?',
    pickUp: 'Den Anruf von dieser Nebenstelle heranholen?',
  },
  which: deNumbers.whichNumber,
  agree: {call: de.dial, consult: deCalls.consult, transfer: deCalls.transfer, pickUp: 'Heranholen'},
  cancel: deErrors.cancel,
  close: deErrors.close,
  askedBy: 'Angefragt von',
  kind: {
    internal: 'Intern',
    national: 'Inland',
    mobile: 'Mobilfunk',
    international: 'Ausland',
    service: 'Sondernummer',
    emergency: 'Notruf',
  },
  /** By class. Where there is such a text, the reasons `international` and `costs` say nothing more. */
  cost: {
    international: 'Der Anruf kostet mehr als ein Gespräch im Inland.',
    service: 'Der Anruf kann mehr kosten als ein Gespräch ins Festnetz.',
  } as Partial<Record<string, string>>,
  reasons: numberReasons as Partial<Record<string, string>>,
  secondsLeft: (seconds: number) => `Noch ${seconds} s`,
  over: 'Diese Frage ist nicht mehr offen.',
  again: 'Schließen Sie das Fenster. Wählen Sie die Nummer dann noch einmal.',
};

export type ConfirmTexts = typeof german;

const english: ConfirmTexts = {
  lang: 'en',
  title: {
    call: 'Call this number?',
    consult: 'Consult at this number?',
    transfer: 'Transfer to this number?',
    pickUp: 'Pick up the call at this extension?',
  },
  which: en.whichNumber,
  agree: {call: en.dial, consult: en.consult, transfer: en.transfer, pickUp: 'Pick up'},
  cancel: en.cancel,
  close: en.close,
  askedBy: 'Requested by',
  kind: {
    internal: 'Internal',
    national: 'Domestic',
    mobile: 'Mobile',
    international: 'Abroad',
    service: 'Service number',
    emergency: 'Emergency call',
  },
  cost: {
    international: 'The call costs more than one within the country.',
    service: 'The call may cost more than a call to a landline.',
  },
  reasons: en.numberReasons ?? {},
  secondsLeft: seconds => `${seconds} s left`,
  over: 'This question is no longer open.',
  again: 'Close this window. Then dial the number again.',
};

/** The texts for a BCP 47 tag: German where it is neither. */
export function confirmTexts(tag: string): ConfirmTexts {
  return /^en\b/i.test(tag) ? english : german;
}
