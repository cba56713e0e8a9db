/** @file Every state of the phone that a clerk can meet, as data: for people who look at it, and for tests that measure it. */
import {
  type Call,
  type Configuration,
  type Corner,
  defaultSettings,
  PhoneError,
  type PhoneErrorData,
  type PhoneState,
  type TopicValues,
} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';

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
    | 'amt-number';
  readonly state: Partial<PhoneState>;
  readonly lamps?: TopicValues['lamps'];
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Where the clerk has docked the bar. */
  readonly corner?: Corner;
  /** Corners of the window where the page has what is not to be covered. */
  readonly taken?: readonly Corner[];
  /** What the user did before: text for the field, then presses, each one on the first in view that the selector matches. */
  readonly typed?: string;
  readonly press?: readonly string[];
  /** What is to be pressed is not in view where the element is narrow: there is no such state there. */
  readonly isWideOnly?: true;
  readonly refusal?: PhoneErrorData['code'];
}

/** What is pressed, by what it is and never by its words: each selector is matched within one shadow root. */
const dial = '[part~="dial"]';
const answer = '[part~="answer"]';
const keypad = '[aria-controls="keypad"]';
export const more = '[data-sheet="more"]';
const transfer = '[data-sheet="transfer"]';
const shortcuts = '[data-sheet="shortcuts"]';
const tones = '[part~="keypad"]:not([aria-controls])';

const site: Configuration = {
  servers: [],
  credentials: 'callback',
  site: {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'},
  voicemailNumber: '9664',
};

const error = (code: PhoneErrorData['code']): PhoneErrorData => ({code, retryable: true, message: code});
const huber = {name: 'Huber, Maria', number: '123', anonymous: false};
const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
const withheld = {name: '', number: '', anonymous: true};
const ago = (seconds: number) => Date.now() - seconds * 1000;
const withCalls = (...calls: Call[]): Partial<PhoneState> => ({...reachable(), calls});
const out = (phase: Call['phase']): Call =>
  aRingingCall({id: 'out', direction: 'out', phase, remote: huber, startedAt: ago(4)});
const consulted = aCall({
  id: 'huber',
  direction: 'out',
  remote: huber,
  consultationFor: 'schmid',
  startedAt: ago(25),
  answeredAt: ago(21),
});
const ended = (reason: 'failed' | 'missed' | 'hung-up-there', code?: PhoneErrorData['code']): Partial<PhoneState> => ({
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

export const examples: readonly Example[] = [
  {id: 'rest', title: 'At rest', tag: 'amt-phone-bar', state: reachable()},
  {id: 'typing', title: 'Typing', tag: 'amt-phone-bar', state: reachable(), typed: '0861 58-123'},
  ...(['idle', 'ringing', 'busy', 'unregistered'] as const).map(lamp => ({
    id: `lamp-${lamp}`,
    title: `Watched line: ${lamp}`,
    tag: 'amt-phone-bar' as const,
    state: reachable(),
    lamps: {'123': lamp},
    typed: '123',
  })),
  {
    id: 'emergency-failed',
    title: 'Emergency call that did not get through',
    tag: 'amt-phone-bar',
    state: {
      ...reachable(ago(60)),
      ended: [{...out('dialling'), dialled: '112', endedAt: ago(1), reason: 'failed', error: error('number-unknown')}],
    },
  },
  {
    id: 'transferred',
    title: 'Handed on by a colleague',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({transferredBy: maier, divertedFrom: huber})),
  },
  {
    id: 'toast-transferred',
    title: 'Incoming, handed on by a colleague',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall({transferredBy: maier})),
  },
  {
    id: 'lamp-transfer',
    title: 'Transfer to a watched line',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({draft: '123'})),
    lamps: {'123': 'busy'},
  },
  {
    id: 'voicemail',
    title: 'Voice messages wait',
    tag: 'amt-phone-bar',
    state: {...reachable(), voicemail: {waiting: true, newMessages: 2, oldMessages: 1}},
  },
  {
    id: 'keypad',
    title: 'Keypad of the bar',
    tag: 'amt-phone-bar',
    state: reachable(),
    press: [keypad],
    isWideOnly: true,
    typed: '12',
  },
  {id: 'emergency', title: 'Emergency number typed', tag: 'amt-phone-bar', state: reachable(), typed: '112'},
  {id: 'missing', title: 'Number missing', tag: 'amt-phone-bar', state: reachable(), press: [dial]},
  {id: 'letters', title: 'Letters', tag: 'amt-phone-bar', state: reachable(), typed: '0861 abc', press: [dial]},
  {
    id: 'abroad',
    title: 'Abroad: confirm',
    tag: 'amt-phone-bar',
    state: reachable(),
    typed: '0043 662 12345',
    press: [dial],
  },
  {
    id: 'ambiguous',
    title: 'Several readings',
    tag: 'amt-phone-bar',
    state: reachable(),
    typed: '0 089 99998-765',
    press: [dial],
  },
  {
    id: 'refused',
    title: 'Call refused',
    tag: 'amt-phone-bar',
    state: reachable(),
    typed: '123',
    press: [dial],
    refusal: 'microphone-refused',
  },
  {id: 'dialling', title: 'Dialling', tag: 'amt-phone-bar', state: withCalls(out('dialling'))},
  {id: 'ringing-there', title: 'Ringing there', tag: 'amt-phone-bar', state: withCalls(out('ringing'))},
  {id: 'talking', title: 'Talking', tag: 'amt-phone-bar', state: withCalls(aCall())},
  {id: 'muted', title: 'Muted', tag: 'amt-phone-bar', state: withCalls(aCall({muted: true}))},
  {id: 'held', title: 'On hold', tag: 'amt-phone-bar', state: withCalls(aCall({held: true}))},
  {
    id: 'hold-refused',
    title: 'Hold refused',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({error: error('change-refused')})),
  },
  {
    id: 'held-there',
    title: 'Held by the other side',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({heldByRemote: true})),
  },
  {
    id: 'tones',
    title: 'Tones',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({tonesSent: '1 2 #'})),
    press: [tones],
  },
  {
    id: 'elsewhere',
    title: 'Audio in another window',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({media: {page: 'other', status: 'connected'}})),
  },
  {
    id: 'audio-lost',
    title: 'Audio lost',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({media: {page: 'this-page', status: 'lost'}})),
  },
  {
    id: 'two-calls',
    title: 'Two calls',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({held: true}), aCall({id: 'maier', remote: maier, answeredAt: ago(33)})),
  },
  {id: 'transfer', title: 'Transfer', tag: 'amt-phone-bar', state: withCalls(aCall()), press: [transfer]},
  {
    id: 'transfer-runs',
    title: 'Transfer under way',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({held: true, transfer: {kind: 'blind', target: '124', status: 'ringing'}})),
    press: [transfer],
  },
  {
    id: 'transfer-failed',
    title: 'Transfer failed',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({transfer: {kind: 'blind', target: '124', status: 'failed', error: error('busy')}})),
    press: [transfer],
  },
  {
    id: 'consulting-rings',
    title: 'Consultation rings',
    tag: 'amt-phone-bar',
    state: withCalls(aCall({held: true}), {...out('ringing'), consultationFor: 'schmid'}),
  },
  {id: 'consulting', title: 'Consulting', tag: 'amt-phone-bar', state: withCalls(aCall({held: true}), consulted)},
  {id: 'busy', title: 'Busy', tag: 'amt-phone-bar', state: ended('failed', 'busy')},
  {id: 'no-answer', title: 'No answer', tag: 'amt-phone-bar', state: ended('failed', 'no-answer')},
  {id: 'missed', title: 'Missed', tag: 'amt-phone-bar', state: ended('missed')},
  {id: 'over', title: 'Call over', tag: 'amt-phone-bar', state: ended('hung-up-there')},
  {
    id: 'starting',
    title: 'Connecting',
    tag: 'amt-phone-bar',
    state: {connection: {status: 'connecting', since: ago(1)}},
  },
  {
    id: 'trouble',
    title: 'No connection',
    tag: 'amt-phone-bar',
    state: {
      ...withCalls(aCall()),
      connection: {status: 'waiting', since: ago(2), retryAt: Date.now() + 8000, error: error('server-unreachable')},
    },
  },
  {
    id: 'login-refused',
    title: 'Sign-in refused',
    tag: 'amt-phone-bar',
    state: {
      connection: {status: 'connected', since: ago(2)},
      registration: {status: 'refused', since: ago(2), error: error('login-refused')},
    },
  },
  {
    id: 'outdated',
    title: 'Page outdated',
    tag: 'amt-phone-bar',
    state: {registration: {status: 'refused', since: ago(2), error: error('page-outdated')}},
  },
  {id: 'extras', title: 'Phone window', tag: 'amt-phone-bar', state: reachable(), press: [more]},
  {id: 'shortcuts', title: 'Shortcuts', tag: 'amt-phone-bar', state: reachable(), press: [shortcuts]},
  {
    id: 'further-caller',
    title: 'A further caller',
    tag: 'amt-phone-bar',
    state: withCalls(aCall(), aRingingCall({id: 'maier', remote: maier, divertedFrom: huber})),
  },
  {
    id: 'flow',
    title: 'In the flow: transfer',
    tag: 'amt-phone-bar',
    state: withCalls(aCall()),
    attributes: {layout: 'flow'},
    press: [transfer],
  },
  {
    id: 'flow-question',
    title: 'In the flow: several readings',
    tag: 'amt-phone-bar',
    state: reachable(),
    attributes: {layout: 'flow'},
    typed: '0 089 99998-765',
    press: [dial],
  },
  {
    id: 'docked',
    title: 'Docked',
    tag: 'amt-phone-bar',
    state: reachable(),
    attributes: {layout: 'docked'},
  },
  {
    id: 'docked-talking',
    title: 'Docked at the top, transfer',
    tag: 'amt-phone-bar',
    state: withCalls(aCall()),
    attributes: {layout: 'docked'},
    corner: 'top-start',
    press: [transfer],
  },
  {
    id: 'docked-folded',
    title: 'Docked and folded, talking',
    tag: 'amt-phone-bar',
    state: withCalls(aCall()),
    attributes: {layout: 'docked', collapsed: ''},
    corner: 'bottom-start',
  },
  {
    id: 'mirrored',
    title: 'Right to left: transfer',
    tag: 'amt-phone-bar',
    state: withCalls(aCall()),
    attributes: {dir: 'rtl'},
    press: [transfer],
  },
  {
    id: 'mirrored-typing',
    title: 'Right to left: several readings',
    tag: 'amt-phone-bar',
    state: reachable(),
    attributes: {dir: 'rtl'},
    typed: '0 089 99998-765',
    press: [dial],
  },
  {id: 'folded', title: 'Folded', tag: 'amt-phone-bar', state: reachable(), attributes: {collapsed: ''}},
  {
    id: 'folded-talking',
    title: 'Folded, talking',
    tag: 'amt-phone-bar',
    state: withCalls(aCall()),
    attributes: {collapsed: ''},
  },
  {
    id: 'toast',
    title: 'Incoming',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall({divertedFrom: {...huber, name: 'Frau Huber · Wohngeld'}})),
  },
  {
    id: 'toast-withheld',
    title: 'Incoming, withheld',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall({remote: withheld})),
  },
  {
    id: 'toast-two',
    title: 'Two incoming',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall(), aRingingCall({id: 'maier', remote: maier})),
  },
  {
    id: 'toast-answering',
    title: 'Answering',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall({phase: 'answering'})),
  },
  {
    id: 'toast-microphone',
    title: 'Microphone refused',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall()),
    press: [answer],
    refusal: 'microphone-refused',
  },
  ...(['bottom-start', 'top-end', 'top-start'] as const).map((corner, index, corners) => ({
    id: `toast-${corner}`,
    title: `Incoming, ${corner}`,
    tag: 'amt-call-toast' as const,
    state: withCalls(aRingingCall()),
    taken: ['bottom-end' as const, ...corners.slice(0, index)],
  })),
  {
    id: 'toast-mirrored',
    title: 'Right to left: incoming',
    tag: 'amt-call-toast',
    state: withCalls(aRingingCall({divertedFrom: huber}), aRingingCall({id: 'maier', remote: maier})),
    attributes: {dir: 'rtl'},
  },
  {id: 'dialer', title: 'Dialer', tag: 'amt-dialer', state: reachable()},
  {
    id: 'dialer-keypad',
    title: 'Dialer: keypad',
    tag: 'amt-dialer',
    state: reachable(),
    press: [keypad],
    isWideOnly: true,
  },
  {
    id: 'dialer-question',
    title: 'Dialer: question',
    tag: 'amt-dialer',
    state: reachable(),
    typed: '0 089 99998-765',
    press: [dial],
  },
  {id: 'panel', title: 'Call panel', tag: 'amt-call-panel', state: withCalls(aCall())},
  {
    id: 'panel-two',
    title: 'Call panel: two calls',
    tag: 'amt-call-panel',
    state: withCalls(aCall({held: true}), aCall({id: 'maier', remote: maier, answeredAt: ago(33)})),
  },
  {
    id: 'panel-consulting',
    title: 'Call panel: consulting',
    tag: 'amt-call-panel',
    state: withCalls(aCall({held: true}), consulted),
  },
  {id: 'panel-busy', title: 'Call panel: busy', tag: 'amt-call-panel', state: ended('failed', 'busy')},
  {
    id: 'transfer-panel',
    title: 'Transfer panel',
    tag: 'amt-transfer-panel',
    state: withCalls(aCall()),
    attributes: {call: 'schmid'},
  },
  {
    id: 'transfer-panel-typed',
    title: 'Transfer panel: typed',
    tag: 'amt-transfer-panel',
    state: withCalls(aCall()),
    attributes: {call: 'schmid'},
    lamps: {'123': 'busy'},
    typed: '123',
  },
  {
    id: 'transfer-panel-consulting',
    title: 'Transfer panel: consulting',
    tag: 'amt-transfer-panel',
    state: withCalls(aCall({held: true}), consulted),
    attributes: {call: 'schmid'},
  },
  {id: 'keypad-alone', title: 'Keypad', tag: 'amt-keypad', state: reachable(), attributes: {label: 'Nachwahl'}},
  {
    id: 'number',
    title: 'Number in the page',
    tag: 'amt-number',
    state: reachable(),
    attributes: {value: '089 99998-765'},
  },
];

/** A phone in the state of an example. */
export function phoneFor(example: Example): FakePhone {
  const phone = new FakePhone(example.state);
  const {refusal, corner} = example;
  if (refusal) phone.answerWith = () => new PhoneError(refusal);
  phone.tell('lamps', example.lamps);
  if (corner)
    phone.tell('settings', {...defaultSettings, bar: {corner, folded: 'collapsed' in (example.attributes ?? {})}});
  phone.configuration = site;
  phone.windowUrl = 'phone.html';
  return phone;
}
