import {expect} from 'chai';
import {announcements} from '../../src/elements/phone/announcements.js';
import {SoundGaps} from '../../src/elements/phone/sound-gaps.js';
import {de} from '../../src/i18n/index.js';
import {
  type Call,
  type CallMedia,
  type EndedCall,
  type ErrorCode,
  type PhoneState,
  type Shortcut,
  PhoneError,
  defaultSettings,
  initialState,
} from '../../src/protocol/index.js';
import {installClock, type FakeClock} from '../core/support/clock.js';
import {aCall, aRingingCall, reachable} from '../../src/testing/index.js';

const state = (calls: Call[] = [], ended: EndedCall[] = []): PhoneState => ({
  ...initialState,
  ...reachable(),
  calls,
  ended,
});
const ended = (call: Call, how: Partial<EndedCall>): EndedCall => ({
  ...call,
  endedAt: Date.now(),
  reason: 'hung-up-there',
  ...how,
});
const said = (after: PhoneState, before: PhoneState) =>
  announcements(after, before, de).map(({text, level}) => `${level}: ${text}`);
const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
const emergency = aRingingCall({
  id: 'emergency',
  direction: 'out',
  phase: 'dialling',
  dialled: '112',
  remote: {name: '', number: '112', anonymous: false},
});
/** A direct transfer that came to nothing, as the core tells of it. */
const failed = (target: string, code: ErrorCode): Partial<Call> => {
  const error = new PhoneError(code).toData();
  return {transfer: {kind: 'blind', target, status: 'failed', error}, error};
};
const consulted = aCall({id: 'maier', direction: 'out', remote: maier, consultationFor: 'schmid'});

describe('announcements', () => {
  const cases: [string, PhoneState, PhoneState, string[]][] = [
    [
      'a diverted call',
      state([aRingingCall({divertedFrom: {name: 'Zulassungsstelle', number: '5', anonymous: false}})]),
      state(),
      ['assertive: Eingehender Anruf von Anna Schmid, für Zulassungsstelle. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    [
      'the house’s own word for who calls, in place of what the network says',
      state([aRingingCall({known: {name: 'Huber, Maria'}})]),
      state([aRingingCall()]),
      ['assertive: Eingehender Anruf von Maria Huber. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    ['no name that comes to a call which runs', state([aCall({known: {name: 'Huber, Maria'}})]), state([aCall()]), []],
    ['an answered call', state([aCall()]), state([aRingingCall()]), ['polite: Gespräch angenommen: Anna Schmid.']],
    [
      'the end of a call',
      state([], [ended(aCall(), {})]),
      state([aCall()]),
      ['polite: Gespräch beendet: Anna Schmid.'],
    ],
    ['the microphone', state([aCall({muted: true})]), state([aCall()]), ['polite: Mikrofon aus.']],
    ['hold', state([aCall({held: true})]), state([aCall()]), ['polite: Anruf gehalten: Anna Schmid.']],
    [
      'who waits of two, and who is talked to, when they are swapped (desk, spoken texts)',
      state([aCall(), aCall({id: 'maier', remote: maier, held: true})]),
      state([aCall({held: true}), aCall({id: 'maier', remote: maier})]),
      ['polite: Sie sprechen jetzt mit Anna Schmid.', 'polite: Josef Maier wartet.'],
    ],
    [
      'that a call was given up while it rang there (desk, spoken texts)',
      state([], [ended(aRingingCall({direction: 'out'}), {reason: 'cancelled-here'})]),
      state([aRingingCall({direction: 'out'})]),
      ['polite: Anruf abgebrochen: Anna Schmid.'],
    ],
    [
      'a second caller of the same name as well (desk, spoken texts)',
      state([aRingingCall(), aRingingCall({id: 'other'})]),
      state([aRingingCall()]),
      ['assertive: Zweiter Anruf: Anna Schmid. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    [
      'a missed call',
      state([], [ended(aRingingCall(), {reason: 'missed'})]),
      state([aRingingCall()]),
      ['polite: Verpasster Anruf: Anna Schmid.'],
    ],
    [
      'a busy line',
      state([], [ended(consulted, {reason: 'failed', error: new PhoneError('busy').toData()})]),
      state([{...consulted, phase: 'ringing'}]),
      ['polite: Josef Maier ist besetzt.'],
    ],
    [
      'a consultation that stands',
      state([aCall({held: true}), consulted]),
      state([aCall({held: true}), {...consulted, phase: 'ringing'}]),
      ['polite: Rückfrage mit Josef Maier. Anna Schmid wartet.'],
    ],
    [
      'a transfer that worked',
      state([], [ended(aCall(), {reason: 'transferred'})]),
      state([aCall()]),
      ['polite: Weitergeleitet: Anna Schmid.'],
    ],
    [
      'a caller who was connected with a colleague: once',
      state([], [ended(consulted, {reason: 'transferred'}), ended(aCall(), {reason: 'transferred'})]),
      state([aCall({held: true}), consulted]),
      ['polite: Weitergeleitet: Anna Schmid.'],
    ],
    [
      'a lost connection',
      {...state(), connection: {status: 'waiting', since: 1}},
      state(),
      ['assertive: Verbindung unterbrochen. Das Telefon verbindet sich neu.'],
    ],
    [
      'who handed a call on (desk F20)',
      state([aRingingCall({transferredBy: {name: 'Strauß, Klaus', number: '109', anonymous: false}})]),
      state(),
      [
        'assertive: Eingehender Anruf von Anna Schmid, von Klaus Strauß weitergeleitet. Annehmen mit Strg+Alt+Umschalt+A.',
      ],
    ],
    [
      'a second call as one (desk 6.5)',
      state([aCall(), aRingingCall({id: 'maier', remote: maier})]),
      state([aCall()]),
      ['assertive: Zweiter Anruf: Josef Maier. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    [
      'that somebody else is there now (desk F20)',
      state([aCall({remote: maier})]),
      state([aCall()]),
      ['polite: Sie sprechen jetzt mit Josef Maier.'],
    ],
    [
      'who left in a consultation, and who waits (desk F10)',
      state([aCall({held: true})], [ended(consulted, {})]),
      state([aCall({held: true}), consulted]),
      ['assertive: Josef Maier hat aufgelegt. Anna Schmid wartet.'],
    ],
    [
      'who left of two callers, and who waits (desk F10)',
      state([aCall({held: true})], [ended(aCall({id: 'maier', remote: maier}), {})]),
      state([aCall({held: true}), aCall({id: 'maier', remote: maier})]),
      ['assertive: Josef Maier hat aufgelegt. Anna Schmid wartet.'],
    ],
    [
      'that a colleague was lost in a consultation (desk F10)',
      state(
        [aCall({held: true})],
        [ended(consulted, {reason: 'failed', error: new PhoneError('far-end-lost').toData()})],
      ),
      state([aCall({held: true}), consulted]),
      ['assertive: Die Verbindung zu Josef Maier ist abgebrochen. Anna Schmid wartet.'],
    ],
    [
      'nothing of the end of a consultation whose caller is being taken back (desk F10)',
      state([aCall({held: true, changing: 'resume'})], [ended(consulted, {reason: 'hung-up-here'})]),
      state([aCall({held: true, changing: 'resume'}), {...consulted, phase: 'ending'}]),
      [],
    ],
    [
      'a direct transfer that failed, once and by name (desk F18)',
      state([aCall({held: true, changing: 'resume', ...failed('9901', 'busy')})]),
      state([aCall({held: true, transfer: {kind: 'blind', target: '9901', status: 'trying'}})]),
      ['assertive: 9901 ist besetzt. Anna Schmid ist wieder bei Ihnen.'],
    ],
    [
      'no more when the caller is back from hold (desk F18)',
      state([aCall(failed('9901', 'busy'))]),
      state([aCall({held: true, changing: 'resume', ...failed('9901', 'busy')})]),
      [],
    ],
    [
      'a transfer that the phone system refused (desk F18, reports 21)',
      state([aCall({held: true, changing: 'resume', ...failed('103', 'transfer-refused')})]),
      state([aCall({held: true, transfer: {kind: 'blind', target: '103', status: 'asked'}})]),
      ['assertive: Weiterleiten an 103 ging nicht. Anna Schmid ist wieder bei Ihnen.'],
    ],
    [
      'an emergency call that did not get through, before all else (desk F11)',
      {
        ...state([], [ended(emergency, {reason: 'failed', error: new PhoneError('number-unknown').toData()})]),
        connection: {status: 'waiting', since: 1},
      },
      state([emergency]),
      [
        'assertive: Notruf ging nicht durch. 112 mit dem Mobiltelefon wählen.',
        'assertive: Verbindung unterbrochen. Das Telefon verbindet sich neu.',
      ],
    ],
    [
      'digits that no rule puts into groups in threes (desk F17)',
      state([aRingingCall({remote: {name: '', number: '08999998765', anonymous: false}})]),
      state(),
      ['assertive: Eingehender Anruf von 089 999 987 65. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    ['nothing, when only tones and timers change', state([aCall({tonesSent: '1'})]), state([aCall()]), []],
  ];
  for (const [what, after, before, expected] of cases)
    it(`say ${what}`, () => {
      // The same caller in both states: what differs is what the case is about.
      expect(said(after, before)).to.deep.equal(expected);
    });

  it('say nothing of calls that ended before this page began: the page before has said it', () => {
    const old = ended(aRingingCall(), {reason: 'missed', endedAt: performance.timeOrigin - 1});
    expect(said(state([], [old]), initialState)).to.deep.equal([]);
    const now = ended(aRingingCall(), {reason: 'missed'});
    expect(said(state([], [now]), initialState)).to.deep.equal(['polite: Verpasster Anruf: Anna Schmid.']);
  });

  it('names the keys that answer as the user has set them, and none where they are off', () => {
    const ring = (answer: Shortcut | null) => {
      const shortcuts = {...defaultSettings.shortcuts, answer};
      const settings = {...defaultSettings, shortcuts};
      return announcements(state([aRingingCall()]), state([]), de, null, {loss: false}, settings)[0]?.text;
    };
    expect(ring({key: 'Ctrl+Shift+F8'})).to.equal('Eingehender Anruf von Anna Schmid. Annehmen mit Strg+Umschalt+F8.');
    expect(ring(null)).to.equal('Eingehender Anruf von Anna Schmid.');
  });

  it('say that the target did not answer and the caller is back', () => {
    const failed = ended(consulted, {reason: 'failed', error: new PhoneError('no-answer').toData()});
    const back = aCall();
    expect(announcements(state([back], [failed]), state([back, consulted]), de)).to.deep.equal([
      {text: 'Josef Maier hat nicht angenommen. Anna Schmid ist wieder bei Ihnen.', level: 'assertive'},
    ]);
  });

  it('say of a connected caller who was handed on, and nothing of the colleague when that call ends by itself', () => {
    const before = {loss: false};
    const caller = ended(aCall(), {reason: 'transferred'});
    const {consultationFor, ...alone} = consulted;
    expect(consultationFor).to.equal('schmid');
    const rest = state([alone], [caller]);
    const both = state([aCall({held: true}), consulted]);
    expect(announcements(rest, both, de, null, before).map(({text}) => text)).to.deep.equal([
      'Weitergeleitet: Anna Schmid.',
    ]);
    const none = state([], [ended(alone, {reason: 'transferred'}), caller]);
    expect(announcements(none, rest, de, null, before)).to.be.empty;
  });

  it('say that the phone can be reached again after a loss that was said, and not at its start (desk F24)', () => {
    const starting = {...state(), ...connecting};
    const lost = {...state(), connection: {status: 'waiting', since: 1}} as const;
    const before = {loss: false};
    const tell = (after: PhoneState, earlier: PhoneState) =>
      announcements(after, earlier, de, null, before).map(({text}) => text);
    expect(tell(starting, initialState)).to.deep.equal([]);
    expect(tell(state(), starting)).to.deep.equal([]);
    expect(tell(lost, state())).to.deep.equal(['Verbindung unterbrochen. Das Telefon verbindet sich neu.']);
    expect(tell(state(), lost)).to.deep.equal(['Telefon wieder erreichbar.']);
    expect(tell(state(), starting)).to.deep.equal([]);
  });
});

const connecting = {
  connection: {status: 'connected', since: 1},
  registration: {status: 'registering', since: 1},
} as const;

describe('gaps of sound', () => {
  let clock: FakeClock;
  const heard: string[] = [];
  const gaps = new SoundGaps((text, level) => heard.push(`${level}: ${text(de)}`));
  const sound = (status: CallMedia['status']) => gaps.update(state([aCall({media: {page: 'this-page', status}})]));
  beforeEach(() => {
    clock = installClock();
    heard.length = 0;
  });
  afterEach(() => {
    gaps.close();
    clock.uninstall();
  });

  it('of less than two seconds are not said (desk F24)', async () => {
    sound('lost');
    await clock.tick(1999);
    sound('connected');
    await clock.tick(10_000);
    expect(heard).to.deep.equal([]);
  });

  it('that were said have an end that is said, also where the sound was away from the start (desk F24)', async () => {
    sound('lost');
    await clock.tick(2000);
    expect(heard).to.deep.equal(['assertive: Ton unterbrochen.']);
    sound('lost');
    sound('connecting');
    await clock.tick(10_000);
    sound('connected');
    sound('connected');
    expect(heard).to.deep.equal(['assertive: Ton unterbrochen.', 'polite: Ton wieder da.']);
  });

  it('end with the call, and nothing is said', async () => {
    sound('lost');
    gaps.update(state());
    await clock.tick(10_000);
    expect(heard).to.deep.equal([]);
  });
});
