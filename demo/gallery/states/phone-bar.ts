import {defaultSettings} from '../../../src/protocol/index.js';
import {aCall, aRingingCall, reachable} from '../../../src/testing/index.js';
import {
  ago,
  consulted,
  dial,
  ended,
  error,
  huber,
  keypad,
  maier,
  more,
  out,
  schmidsCase,
  statesOf,
  withCalls,
} from './example.js';

const transfer = '[data-sheet="transfer"]';
const headset = '[data-sheet="headset"]';
const settings = '[data-sheet="settings"]';
const shortcuts = '[data-sheet="shortcuts"]';
const tones = '[part~="keypad"]:not([aria-controls])';

const headsetOutput = {id: 'headset', label: 'Kopfhörer (Jabra Evolve2 65)'};

const figures = {
  r: 58.2,
  codec: 'opus',
  path: 'host',
  network: 'wifi',
  loss: 6.1,
  lossSent: 0.4,
  concealed: 4.7,
  jitter: 41,
  jitterSent: 3,
};

export const phoneBar = statesOf('amt-phone-bar', [
  {id: 'rest', title: 'At rest', state: reachable()},
  {id: 'typing', title: 'Typing', state: reachable(), typed: '0861 58-123'},
  ...(['idle', 'ringing', 'busy', 'unregistered'] as const).map(lamp => ({
    id: `lamp-${lamp}`,
    title: `Watched line: ${lamp}`,
    state: reachable(),
    topics: {lamps: {'123': lamp}},
    typed: '123',
  })),
  {
    id: 'emergency-failed',
    title: 'Emergency call that did not get through',
    state: {
      ...reachable(ago(60)),
      ended: [{...out('dialling'), dialled: '112', endedAt: ago(1), reason: 'failed', error: error('number-unknown')}],
    },
  },
  {
    id: 'transferred',
    title: 'Handed on by a colleague',
    state: withCalls(aCall({transferredBy: maier, divertedFrom: huber})),
  },
  {
    id: 'described',
    title: 'With what the page knows of the caller',
    state: withCalls(aCall()),
    cards: {schmid: schmidsCase},
  },
  {
    id: 'lamp-transfer',
    title: 'Transfer to a watched line',
    state: withCalls(aCall({draft: '123'})),
    topics: {lamps: {'123': 'busy'}},
  },
  {
    id: 'voicemail',
    title: 'Voice messages wait',
    state: {...reachable(), voicemail: {waiting: true, newMessages: 2, oldMessages: 1}},
  },
  {
    id: 'keypad',
    title: 'Keypad of the bar',
    state: reachable(),
    press: [keypad],
    isWideOnly: true,
    typed: '12',
  },
  {id: 'emergency', title: 'Emergency number typed', state: reachable(), typed: '112'},
  {id: 'missing', title: 'Number missing', state: reachable(), press: [dial]},
  {id: 'letters', title: 'Letters', state: reachable(), typed: '0861 abc', press: [dial]},
  {
    id: 'abroad',
    title: 'Abroad: confirm',
    state: reachable(),
    typed: '0043 662 12345',
    press: [dial],
  },
  {
    id: 'ambiguous',
    title: 'Several readings',
    state: reachable(),
    typed: '0 089 99998-765',
    press: [dial],
  },
  {
    id: 'refused',
    title: 'Call refused',
    state: reachable(),
    typed: '123',
    press: [dial],
    refusal: 'microphone-refused',
  },
  {id: 'dialling', title: 'Dialling', state: withCalls(out('dialling'))},
  {id: 'ringing-there', title: 'Ringing there', state: withCalls(out('ringing'))},
  {id: 'talking', title: 'Talking', state: withCalls(aCall())},
  {
    id: 'quality',
    title: 'Heard badly',
    state: withCalls(aCall()),
    topics: {'quality/schmid': {level: 'poor', cause: 'wifi', figures}},
  },
  {
    id: 'quality-asked',
    title: 'How well it is heard, asked for',
    state: withCalls(aCall()),
    topics: {'quality/schmid': {level: 'good', cause: null, figures}},
    press: [more, 'summary'],
  },
  {id: 'muted', title: 'Muted', state: withCalls(aCall({muted: true}))},
  {id: 'held', title: 'On hold', state: withCalls(aCall({held: true}))},
  {
    id: 'hold-refused',
    title: 'Hold refused',
    state: withCalls(aCall({error: error('change-refused')})),
  },
  {
    id: 'held-there',
    title: 'Held by the other side',
    state: withCalls(aCall({heldByRemote: true})),
  },
  {
    id: 'tones',
    title: 'Tones',
    state: withCalls(aCall({tonesSent: '1 2 #'})),
    press: [tones],
  },
  {
    id: 'elsewhere',
    title: 'Audio in another window',
    state: withCalls(aCall({media: {page: 'other', status: 'connected'}})),
  },
  {
    id: 'audio-lost',
    title: 'Audio lost',
    state: withCalls(aCall({media: {page: 'this-page', status: 'lost'}})),
  },
  {
    id: 'two-calls',
    title: 'Two calls',
    state: withCalls(aCall({held: true}), aCall({id: 'maier', remote: maier, answeredAt: ago(33)})),
  },
  {id: 'transfer', title: 'Transfer', state: withCalls(aCall()), press: [transfer]},
  {
    id: 'transfer-runs',
    title: 'Transfer under way',
    state: withCalls(aCall({held: true, transfer: {kind: 'blind', target: '124', status: 'ringing'}})),
    press: [transfer],
  },
  {
    id: 'transfer-failed',
    title: 'Transfer failed',
    state: withCalls(aCall({transfer: {kind: 'blind', target: '124', status: 'failed', error: error('busy')}})),
    press: [transfer],
  },
  {
    id: 'consulting-rings',
    title: 'Consultation rings',
    state: withCalls(aCall({held: true}), {...out('ringing'), consultationFor: 'schmid'}),
  },
  {id: 'consulting', title: 'Consulting', state: withCalls(aCall({held: true}), consulted)},
  {id: 'busy', title: 'Busy', state: ended('failed', 'busy')},
  {id: 'no-answer', title: 'No answer', state: ended('failed', 'no-answer')},
  {id: 'missed', title: 'Missed', state: ended('missed')},
  {id: 'over', title: 'Call over', state: ended('hung-up-there')},
  {
    id: 'starting',
    title: 'Connecting',
    state: {connection: {status: 'connecting', since: ago(1)}},
  },
  {
    id: 'trouble',
    title: 'No connection',
    state: {
      ...withCalls(aCall()),
      connection: {status: 'waiting', since: ago(2), retryAt: Date.now() + 8000, error: error('server-unreachable')},
    },
  },
  {
    id: 'login-refused',
    title: 'Sign-in refused',
    state: {
      connection: {status: 'connected', since: ago(2)},
      registration: {status: 'refused', since: ago(2), error: error('login-refused')},
    },
  },
  {
    id: 'outdated',
    title: 'Page outdated',
    state: {registration: {status: 'refused', since: ago(2), error: error('page-outdated')}},
  },
  {id: 'extras', title: 'Phone window', state: reachable(), press: [more]},
  {id: 'headset', title: 'Headset', state: reachable(), press: [headset]},
  {
    id: 'settings',
    title: 'Settings',
    state: reachable(),
    topics: {settings: {...defaultSettings, ringing: {...defaultSettings.ringing, devices: [headsetOutput]}}},
    press: [settings],
  },
  {id: 'tip', title: 'A tip, brought by the keyboard', state: withCalls(aCall()), focus: more},
  {id: 'shortcuts', title: 'Shortcuts', state: reachable(), press: [shortcuts]},
  {
    id: 'further-caller',
    title: 'A further caller',
    state: withCalls(aCall(), aRingingCall({id: 'maier', remote: maier, divertedFrom: huber})),
  },
  {
    id: 'flow',
    title: 'In the flow: transfer',
    state: withCalls(aCall()),
    attributes: {layout: 'flow'},
    press: [transfer],
  },
  {
    id: 'flow-question',
    title: 'In the flow: several readings',
    state: reachable(),
    attributes: {layout: 'flow'},
    typed: '0 089 99998-765',
    press: [dial],
  },
  {
    id: 'docked',
    title: 'Docked',
    state: reachable(),
    attributes: {layout: 'docked'},
  },
  {
    id: 'docked-talking',
    title: 'Docked at the top, transfer',
    state: withCalls(aCall()),
    attributes: {layout: 'docked'},
    corner: 'top-start',
    press: [transfer],
  },
  {
    id: 'docked-folded',
    title: 'Docked and folded, talking',
    state: withCalls(aCall()),
    attributes: {layout: 'docked', collapsed: ''},
    corner: 'bottom-start',
  },
  {
    id: 'mirrored',
    title: 'Right to left: transfer',
    state: withCalls(aCall()),
    attributes: {dir: 'rtl'},
    press: [transfer],
  },
  {
    id: 'mirrored-typing',
    title: 'Right to left: several readings',
    state: reachable(),
    attributes: {dir: 'rtl'},
    typed: '0 089 99998-765',
    press: [dial],
  },
  {id: 'folded', title: 'Folded', state: reachable(), attributes: {collapsed: ''}},
  {
    id: 'folded-talking',
    title: 'Folded, talking',
    state: withCalls(aCall()),
    attributes: {collapsed: ''},
  },
]);
