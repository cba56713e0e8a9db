import type {AnnouncementLevel} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, Configuration, EndedCall, PhoneState} from '../../protocol/index.js';
import {endTitle, errorText, isIncoming, who} from '../texts.js';
import {isReachable, newlyEnded} from './facts.js';

export interface Announcement {
  readonly text: string;
  readonly level: AnnouncementLevel;
}

/** What a screen reader should say of the change from one state to the next. Durations and lamps are never said. */
export function announcements(
  state: PhoneState,
  previous: PhoneState,
  terms: Terms,
  configuration: Configuration | null = null,
): Announcement[] {
  const said: Announcement[] = [];
  const say = (text: string, level: AnnouncementLevel = 'polite') => said.push({text, level});

  if (isReachable(previous) && !isReachable(state)) {
    const {error} = state.registration;
    say(error ? errorText(error, terms) : terms.announce.connectionLost, 'assertive');
  } else if (isReachable(state) && !isReachable(previous) && previous.registration.since > 0) {
    say(terms.announce.connectionBack);
  }
  const running = new Map(previous.calls.map(call => [call.id, call]));
  for (const call of state.calls) {
    const before = running.get(call.id);
    if (call !== before) announceCall(call, before, {terms, configuration, say});
  }
  for (const call of newlyEnded(state, previous)) {
    const before = running.get(call.id);
    const waiting = before?.consultationFor && state.calls.find(({id}) => id === before.consultationFor);
    announceEnd(call, waiting || undefined, {terms, configuration, say});
  }
  return said;
}

interface Voice {
  readonly terms: Terms;
  readonly configuration: Configuration | null;
  readonly say: (text: string, level?: AnnouncementLevel) => void;
}

function announceCall(call: Call, before: Call | undefined, {terms, configuration, say}: Voice): void {
  const {announce} = terms;
  if (!before) {
    if (isIncoming(call)) {
      const meant = call.divertedFrom ? who(call.divertedFrom, terms, configuration) : '';
      say(announce.incoming(who(call.remote, terms, configuration), meant, terms.answerKeys), 'assertive');
    }
    return;
  }
  if (call.phase === 'talking' && before.phase !== 'talking') {
    if (call.consultationFor) say(announce.consultation(who(call.remote, terms, configuration)));
    else say(call.direction === 'in' ? announce.answered : announce.connected(who(call.remote, terms, configuration)));
  } else if (call.held !== before.held) {
    say(call.held ? announce.held : announce.resumed);
  }
  if (call.muted !== before.muted) say(call.muted ? announce.muted : announce.unmuted);
  if (call.media.status === 'lost' && before.media.status === 'connected') say(announce.audioLost, 'assertive');
  if (call.media.status === 'connected' && before.media.status === 'lost') say(announce.audioBack);
  if (call.error && call.error !== before.error) say(errorText(call.error, terms), 'assertive');
  if (call.transfer?.status === 'failed' && before.transfer?.status !== 'failed') {
    const {target, error} = call.transfer;
    const why = (error && terms.failed[error.code]) || terms.failedTransfer;
    say(terms.transferFailed(target, why), 'assertive');
  }
}

function announceEnd(call: EndedCall, waiting: Call | undefined, {terms, configuration, say}: Voice): void {
  const {announce} = terms;
  const name = who(call.remote, terms, configuration);
  if (waiting && call.reason === 'failed') {
    if (waiting.held) say(terms.consultationFailed(name, endTitle(call, terms)), 'assertive');
    else if (call.error?.code === 'no-answer') say(terms.didNotAnswer(name), 'assertive');
    else say(terms.transferFailed(name, endTitle(call, terms)), 'assertive');
  } else if (call.reason === 'failed') say(announce.failed(name, endTitle(call, terms)), 'assertive');
  else if (call.reason === 'missed') say(announce.missed);
  else if (call.reason === 'answered-elsewhere') say(announce.answeredElsewhere);
  else if (call.reason === 'transferred') say(announce.transferred);
  else if (call.answeredAt) say(announce.ended);
}
