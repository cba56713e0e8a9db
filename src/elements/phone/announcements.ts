import type {AnnouncementLevel} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, Configuration, EndedCall, Party, PhoneState} from '../../protocol/index.js';
import {isUnheard} from '../emergency.js';
import {displayNumber} from '../number-field/reading.js';
import {errorText} from '../error-text.js';
import {isIncoming} from '../incoming.js';
import {wayOf, whatHappened, whoSaid} from '../texts.js';
import {aftermath, isTransferError, leftAlone, transferFailure} from '../consultation.js';
import {isReachable, newlyEnded} from './facts.js';

export interface Announcement {
  readonly text: string;
  readonly level: AnnouncementLevel;
}

/** What was said before, and wants an end. */
export interface Said {
  /** That the phone can't be reached. */
  loss: boolean;
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
): Announcement[] {
  const said: Announcement[] = [];
  const say = (text: string, level: AnnouncementLevel = 'polite') => said.push({text, level});
  const name = (party: Party) => inGroups(whoSaid(party, terms, configuration));
  const voice: Voice = {state, terms, configuration, say, name};

  if (isReachable(previous) && !isReachable(state)) {
    const {error} = state.registration;
    say(error ? errorText(error, terms) : terms.announce.connectionLost, 'assertive');
    before.loss = true;
  } else if (isReachable(state) && before.loss) {
    say(terms.announce.connectionBack);
    before.loss = false;
  }
  const running = new Map(previous.calls.map(call => [call.id, call]));
  for (const call of state.calls) {
    const earlier = running.get(call.id);
    if (call !== earlier) announceCall(call, earlier, voice);
  }
  const left = leftAlone(state.calls, previous.calls, state.ended);
  for (const call of newlyEnded(state, previous)) {
    if (isUnheard(call)) said.unshift({text: terms.emergencyImpossible, level: 'assertive'});
    else if (call === left?.gone)
      say(
        aftermath(whatHappened(call, name(call.remote), terms), left.waiting, name(left.waiting.remote), terms),
        'assertive',
      );
    else announceEnd(call, running.get(call.id), voice);
  }
  return said;
}

interface Voice {
  readonly state: PhoneState;
  readonly terms: Terms;
  readonly configuration: Configuration | null;
  readonly say: (text: string, level?: AnnouncementLevel) => void;
  readonly name: (party: Party) => string;
}

function announceCall(call: Call, before: Call | undefined, voice: Voice): void {
  const {terms, say, name} = voice;
  const {announce} = terms;
  if (!before) {
    if (isIncoming(call)) announceIncoming(call, voice);
    return;
  }
  const waiting = voice.state.calls.find(({id}) => id === call.consultationFor);
  if (call.phase === 'talking' && before.phase !== 'talking') {
    if (waiting) say(announce.consultation(name(call.remote), name(waiting.remote)));
    else say(call.direction === 'in' ? announce.answered : announce.connected(name(call.remote)));
  } else if (call.held !== before.held) {
    // Of several calls it has to be said which.
    const among = voice.state.calls.length > 1;
    if (call.held && !call.transfer) say(among ? terms.isWaiting(name(call.remote)) : announce.held);
    // A transfer that failed has brought the caller back, and has said so.
    else if (!call.held && !isTransferError(call)) say(among ? announce.nowWith(name(call.remote)) : announce.resumed);
  } else if (call.phase === 'talking' && name(call.remote) !== name(before.remote)) {
    say(announce.nowWith(name(call.remote)));
  }
  if (call.silenced && !before.silenced) say(announce.silenced);
  if (call.muted !== before.muted) say(call.muted ? announce.muted : announce.unmuted);
  if (isTransferError(call)) {
    if (!isTransferError(before)) say(failureOf(call, voice), 'assertive');
  } else if (call.error && call.error !== before.error) say(errorText(call.error, terms), 'assertive');
}

function announceIncoming(call: Call, {state, terms, configuration, say, name}: Voice): void {
  const {announce} = terms;
  const who = [name(call.remote), wayOf(call, terms, configuration)].filter(Boolean).join(', ');
  const others = state.calls.length - 1;
  const sentence = others === 0 ? announce.incoming : others === 1 ? announce.second : announce.further;
  say(sentence(who, terms.answerKeys), 'assertive');
}

function failureOf(call: Call, {state, terms, configuration, name}: Voice): string {
  const asked = state.calls.find(({consultationFor}) => consultationFor === call.id);
  const target = asked ? name(asked.remote) : inGroups(displayNumber(call.transfer?.target ?? '', configuration));
  return transferFailure(call, target, name(call.remote), terms);
}

/** `before`: as it was while it ran. */
function announceEnd(call: EndedCall, before: Call | undefined, {state, terms, say, name}: Voice): void {
  const {announce} = terms;
  const caller = state.calls.find(({id}) => id === before?.consultationFor);
  if (call.reason === 'failed') {
    const happened = whatHappened(call, name(call.remote), terms);
    say(caller ? aftermath(happened, caller, name(caller.remote), terms) : happened, 'assertive');
  } else if (call.reason === 'missed') say(announce.missed);
  else if (call.reason === 'answered-elsewhere') say(announce.answeredElsewhere);
  else if (call.reason === 'transferred') say(announce.transferred);
  else if (call.reason === 'cancelled-here' && !caller) say(announce.cancelled);
  // Who goes back to the caller hears of that alone.
  else if (call.answeredAt && !caller) say(announce.ended);
}

/** Digits that nobody can put into groups by rules are read as one number of many millions, unless they stand apart. */
const inGroups = (text: string): string => text.replace(/\d{6,}/g, run => run.replace(/\d{3}(?=\d)/g, '$& '));
