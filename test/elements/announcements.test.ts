import {expect} from 'chai';
import {announcements} from '../../src/elements/phone/announcements.js';
import {de} from '../../src/i18n/index.js';
import {type Call, type EndedCall, type PhoneState, PhoneError, initialState} from '../../src/protocol/index.js';
import {aCall, aRingingCall, reachable} from '../support/fake-phone.js';

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
const consulted = aCall({id: 'maier', direction: 'out', remote: maier, consultationFor: 'schmid'});

describe('announcements', () => {
  const cases: [string, PhoneState, PhoneState, string[]][] = [
    [
      'a diverted call',
      state([aRingingCall({divertedFrom: {name: 'Zulassungsstelle', number: '5', anonymous: false}})]),
      state(),
      ['assertive: Eingehender Anruf von Schmid, Anna, für Zulassungsstelle. Annehmen mit Strg+Alt+Umschalt+A.'],
    ],
    ['an answered call', state([aCall()]), state([aRingingCall()]), ['polite: Gespräch angenommen.']],
    ['the end of a call', state([], [ended(aCall(), {})]), state([aCall()]), ['polite: Gespräch beendet.']],
    ['the microphone', state([aCall({muted: true})]), state([aCall()]), ['polite: Mikrofon aus.']],
    ['hold', state([aCall({held: true})]), state([aCall()]), ['polite: Anruf gehalten.']],
    [
      'a missed call',
      state([], [ended(aRingingCall(), {reason: 'missed'})]),
      state([aRingingCall()]),
      ['polite: Verpasster Anruf.'],
    ],
    [
      'a busy line',
      state([], [ended(consulted, {reason: 'failed', error: new PhoneError('busy').toData()})]),
      state([{...consulted, phase: 'ringing'}]),
      ['assertive: Maier, Josef: Besetzt.'],
    ],
    [
      'a consultation that stands',
      state([aCall({held: true}), consulted]),
      state([aCall({held: true}), {...consulted, phase: 'ringing'}]),
      ['polite: Rückfrage mit Maier, Josef. Anrufer wartet.'],
    ],
    [
      'a transfer that worked',
      state([], [ended(aCall(), {reason: 'transferred'})]),
      state([aCall()]),
      ['polite: Weitergeleitet.'],
    ],
    [
      'a lost connection',
      {...state(), connection: {status: 'waiting', since: 1}},
      state(),
      ['assertive: Verbindung unterbrochen. Das Telefon verbindet sich neu.'],
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
    expect(said(state([], [now]), initialState)).to.deep.equal(['polite: Verpasster Anruf.']);
  });

  it('say that the target did not answer and the caller is back', () => {
    const failed = ended(consulted, {reason: 'failed', error: new PhoneError('no-answer').toData()});
    const back = aCall();
    expect(announcements(state([back], [failed]), state([back, consulted]), de)).to.deep.equal([
      {text: 'Maier, Josef hat nicht angenommen. Der Anrufer ist wieder bei Ihnen.', level: 'assertive'},
    ]);
  });
});
