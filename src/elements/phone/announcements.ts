import type {AnnouncementLevel} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import {
  type Call,
  type CallId,
  type Configuration,
  type EndedCall,
  type Party,
  type PhoneState,
  type SharedSettings,
  sharedDefaults,
} from '../../protocol/index.js';
import {isUnheard} from '../emergency.js';
import {displayNumber} from '../number-field/reading.js';
import {errorText} from '../error-text.js';
import {isIncoming} from '../incoming.js';
import {remoteOf, wayOf, whatHappened, whoSaid} from '../texts.js';
import {aftermath, isLeftWaiting, isTransferError, leftAlone, transferFailure} from '../consultation.js';
import {isReachable, newlyEnded} from './facts.js';

export interface Announcement {
  readonly text: string;
  readonly level: AnnouncementLevel;
}

/** What was said before, and wants an end. */
export interface Said {
  /** That the phone can't be reached. */
  loss: boolean;
  /** Which caller is back, though perhaps not taken from hold yet. */
  back?: CallId;
  /** With whom a caller was connected: that call ends by itself, and is none that was handed on. */
  connected?: CallId;
}

/**
 * What a screen reader should say of the change from one state to the next, the most urgent first. Durations and lamps are
 * never said; of sound that comes and goes {@link SoundGaps} tells, which takes its time.
 */
export function announcements(
  state: PhoneState,
  previous: PhoneState,
  terms: Terms,
  configuration: Configuration | null = null,
  before: Said = {loss: false},
  {
    announcements: {who: naming},
    shortcuts: {answer},
  }: Pick<SharedSettings, 'announcements' | 'shortcuts'> = sharedDefaults,
): Announcement[] {
  const said: Announcement[] = [];
  const say = (text: string, level: AnnouncementLevel = 'polite') => said.push({text, level});
  const named = (party: Party) =>
    naming === 'none' ? '' : inGroups(whoSaid(naming === 'name' ? party : {...party, name: ''}, terms, configuration));
  const name = (call: Call | EndedCall) =>
    named(remoteOf(call)) || terms.announce[call.direction === 'in' ? 'caller' : 'called'];
  const voice: Voice = {
    before,
    state,
    terms,
    answerKeys: answer ? terms.keys(answer.key) : '',
    say,
    named,
    name,
    number: naming === 'none' ? () => '' : number => inGroups(displayNumber(number, configuration)),
  };

  if (isReachable(previous) && !isReachable(state)) {
    const {error, status} = state.registration;
    // What is refused does not come back by itself.
    const why = status === 'refused' && error;
    say(why ? errorText(why, terms) : terms.announce.connectionLost, 'assertive');
    before.loss = true;
  } else if (isReachable(state) && before.loss) {
    say(terms.announce.connectionBack);
    before.loss = false;
  }
  const running = new Map(previous.calls.map(call => [call.id, call]));
  const left = leftAlone(state.calls, previous.calls, state.ended);
  for (const call of newlyEnded(state, previous)) {
    if (isUnheard(call)) said.unshift({text: terms.emergencyImpossible, level: 'assertive'});
    else if (call === left?.gone)
      say(aftermath(whatHappened(call, name(call), terms), left.waiting, name(left.waiting), terms), 'assertive');
    else announceEnd(call, running.get(call.id), voice);
    const asked = call.reason === 'transferred' && previous.calls.find(one => one.consultationFor === call.id);
    if (asked) before.connected = asked.id;
  }
  for (const call of state.calls) {
    const earlier = running.get(call.id);
    if (call !== earlier) announceCall(call, earlier, voice);
  }
  return said;
}

interface Voice {
  readonly before: Said;
  readonly state: PhoneState;
  readonly terms: Terms;
  /** Empty: there are none. */
  readonly answerKeys: string;
  readonly say: (text: string, level?: AnnouncementLevel) => void;
  /** Who it is; empty where nobody is to be named. */
  readonly named: (party: Party) => string;
  /** As much as may be said of the other side of a call, and never nothing. */
  readonly name: (call: Call | EndedCall) => string;
  readonly number: (number: string) => string;
}

function announceCall(call: Call, before: Call | undefined, voice: Voice): void {
  const {terms, say, named, name} = voice;
  const {announce} = terms;
  // The house's own word for the caller comes a moment later, and in place of what the network says.
  if (!before || (isIncoming(call) && name(call) !== name(before))) {
    if (isIncoming(call)) announceIncoming(call, voice);
    return;
  }
  const waiting = voice.state.calls.find(({id}) => id === call.consultationFor);
  if (call.phase === 'talking' && before.phase !== 'talking') {
    if (waiting) say(announce.consultation(name(call), name(waiting)));
    else say((call.direction === 'in' ? announce.answered : announce.connected)(named(remoteOf(call))));
  } else if (call.held !== before.held) {
    const isTold = isTransferError(call) || voice.before.back === call.id;
    delete voice.before.back;
    // Of several calls it has to be said which.
    const among = voice.state.calls.length > 1;
    if (call.held && !call.transfer) say(among ? terms.isWaiting(name(call)) : announce.held(named(remoteOf(call))));
    // Who is back because somebody else could not be had: that has been said.
    else if (!call.held && !isTold) say(among ? announce.nowWith(name(call)) : announce.resumed(named(remoteOf(call))));
  } else if (call.phase === 'talking' && named(call.remote) !== named(before.remote)) {
    say(announce.nowWith(name(call)));
  }
  if (call.silenced && !before.silenced) say(announce.silenced);
  if (call.muted !== before.muted) say(call.muted ? announce.muted : announce.unmuted);
  if (isTransferError(call)) {
    if (!isTransferError(before)) say(failureOf(call, voice), 'assertive');
  } else if (call.error && call.error !== before.error) say(errorText(call.error, terms));
}

function announceIncoming(call: Call, {state, terms, answerKeys, say, named}: Voice): void {
  const {announce} = terms;
  const caller = named(remoteOf(call));
  const who = [caller, caller && wayOf(call, terms, named)].filter(Boolean).join(', ');
  const others = state.calls.length - 1;
  const sentence = others === 0 ? announce.incoming : others === 1 ? announce.second : announce.further;
  say(sentence(who, answerKeys), 'assertive');
}

function failureOf(call: Call, {state, terms, name, number}: Voice): string {
  const asked = state.calls.find(({consultationFor}) => consultationFor === call.id);
  const target = asked ? name(asked) : number(call.transfer?.target ?? '') || terms.announce.called;
  return transferFailure(call, target, name(call), terms);
}

/** `before`: as it was while it ran. */
function announceEnd(
  call: EndedCall,
  before: Call | undefined,
  {before: told, state, terms, say, named, name}: Voice,
): void {
  const {announce} = terms;
  const who = named(remoteOf(call));
  const caller = state.calls.find(({id}) => id === before?.consultationFor);
  if (call.reason === 'failed') {
    const happened = whatHappened(call, name(call), terms);
    if (!caller) return say(happened);
    if (!isLeftWaiting(caller)) told.back = caller.id;
    say(aftermath(happened, caller, name(caller), terms), 'assertive');
  } else if (call.reason === 'missed') say(announce.missed(who));
  else if (call.reason === 'answered-elsewhere') say(announce.answeredElsewhere(who));
  else if (call.reason === 'transferred') {
    if (!before?.consultationFor && told.connected !== call.id) say(announce.transferred(who));
  } else if (call.reason === 'cancelled-here' && !caller) say(announce.cancelled(who));
  // Who goes back to the caller hears of that alone.
  else if (call.answeredAt && !caller) say(announce.ended(who));
}

/** Digits that nobody can put into groups by rules are read as one number of many millions, unless they stand apart. */
const inGroups = (text: string): string => text.replace(/\d{6,}/g, run => run.replace(/\d{3}(?=\d)/g, '$& '));
