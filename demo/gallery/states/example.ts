/** @file What a state of the gallery is, and who telephones in it. */
import type {Card} from '../../../src/client/index.js';
import {
  type Call,
  type Configuration,
  type Corner,
  defaultSettings,
  PhoneError,
  type PhoneErrorData,
  type PhoneState,
  type Topic,
  type TopicValues,
} from '../../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../../src/testing/index.js';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly tag:
    | 'amt-phone-bar'
    | 'amt-dialer'
    | 'amt-call-toast'
    | 'amt-call-panel'
    | 'amt-transfer-panel'
    | 'amt-keypad'
    | 'amt-number'
    | 'amt-team'
    | 'amt-absence';
  readonly state: Partial<PhoneState>;
  /** What the phone says beside its state. */
  readonly topics?: Partial<TopicValues>;
  /** What the page has said of calls, by their ids. */
  readonly cards?: Readonly<Record<string, Card>>;
  /** What the configuration has beside that of the gallery. */
  readonly configuration?: Partial<Configuration>;
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Where the clerk has docked the bar. */
  readonly corner?: Corner;
  /** Corners of the window where the page has what is not to be covered. */
  readonly taken?: readonly Corner[];
  /** What the user did before: text for the field, then presses, each one on the first in view that the selector matches. */
  readonly typed?: string;
  readonly press?: readonly string[];
  /** Keys pressed in the field. */
  readonly keys?: readonly string[];
  /** Where the keyboard has come to then. */
  readonly focus?: string;
  /** What is to be pressed is not in view where the element is narrow: there is no such state there. */
  readonly isWideOnly?: true;
  readonly refusal?: PhoneErrorData['code'];
  /** Names can be looked up: who is found is in `topics`. */
  readonly hasDirectory?: true;
}

/** The states of one element. */
export const statesOf = (tag: Example['tag'], states: readonly Omit<Example, 'tag'>[]): readonly Example[] =>
  states.map(state => ({...state, tag}));

/** What is pressed, by what it is and never by its words: each selector is matched within one shadow root. */
export const dial = '[part~="dial"]';
export const keypad = '[aria-controls="keypad"]';
export const more = '[data-sheet="more"]';

const site: Configuration = {
  servers: [],
  credentials: 'callback',
  site: {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'},
  voicemailNumber: '9664',
};

export const error = (code: PhoneErrorData['code']): PhoneErrorData => ({code, retryable: true, message: code});
export const huber = {name: 'Huber, Maria', number: '123', anonymous: false};
export const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
export const withheld = {name: '', number: '', anonymous: true};
/** As a case-management application knows who calls. */
export const schmidsCase: Card = {
  title: 'Schmid, Anna · Wohngeld',
  lines: ['Az. 4-123/26 · Erstantrag Mietzuschuss', 'Wartet auf Unterlagen bis 19.03.2026'],
  link: {label: 'Vorgang öffnen', href: '/wohngeld/vorgang/4-123-26'},
};
export const ago = (seconds: number) => Date.now() - seconds * 1000;
export const withCalls = (...calls: Call[]): Partial<PhoneState> => ({...reachable(), calls});
export const out = (phase: Call['phase']): Call =>
  aRingingCall({id: 'out', direction: 'out', phase, remote: huber, startedAt: ago(4)});
export const consulted = aCall({
  id: 'huber',
  direction: 'out',
  remote: huber,
  consultationFor: 'schmid',
  startedAt: ago(25),
  answeredAt: ago(21),
});
export const ended = (
  reason: 'failed' | 'missed' | 'hung-up-there',
  code?: PhoneErrorData['code'],
): Partial<PhoneState> => ({
  ...reachable(),
  ended: [
    {
      id: 'ended',
      direction: reason === 'missed' ? 'in' : 'out',
      remote: reason === 'missed' ? aCall().remote : maier,
      startedAt: ago(60),
      ...(reason === 'hung-up-there' ? {answeredAt: ago(56)} : {}),
      endedAt: ago(1),
      reason,
      ...(code ? {error: error(code)} : {}),
    },
  ],
});

/** A phone in the state of an example. */
export function phoneFor(example: Example): FakePhone {
  const phone = new FakePhone(example.state);
  const {refusal, corner} = example;
  if (refusal) phone.answerWith = () => new PhoneError(refusal);
  for (const [topic, value] of Object.entries(example.topics ?? {})) phone.tell(topic as Topic, value as never);
  if (corner)
    phone.tell('settings', {...defaultSettings, bar: {corner, folded: 'collapsed' in (example.attributes ?? {})}});
  phone.cards = new Map(Object.entries(example.cards ?? {}));
  const directory = example.hasDirectory ? {directory: [{name: 'Haus', entries: 'haus.json'}]} : {};
  phone.configuration = {...site, ...directory, ...example.configuration};
  phone.windowUrl = 'phone.html';
  return phone;
}
