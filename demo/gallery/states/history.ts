/** @file The list of calls as a clerk opens it. */
import type {HistoryEntry, HistoryKind, TopicValues} from '../../../src/protocol/index.js';
import {aCall, reachable} from '../../../src/testing/index.js';
import {type Example, error, huber, maier, statesOf, withCalls, withheld} from './example.js';

const {remote: schmid} = aCall();
const day = 86_400_000;
const opened = '[data-sheet="history"]';

/** `at`: hours of the day; `daysAgo`: which day. */
const entry = (
  id: string,
  kind: HistoryKind,
  [daysAgo, at]: readonly [daysAgo: number, at: number],
  more: Partial<HistoryEntry> = {},
): HistoryEntry => {
  const startedAt = new Date(Date.now() - daysAgo * day).setHours(0, 0, 0, 0) + at * 3_600_000;
  const isTaken = kind !== 'missed' && more.reason === undefined;
  return {
    ...{id, kind, startedAt, endedAt: startedAt + 200_000, remote: schmid},
    ...(isTaken ? {answeredAt: startedAt + 8_000, reason: 'hung-up-there'} : {reason: 'missed'}),
    direction: kind === 'dialled' ? 'out' : 'in',
    ...(kind === 'missed' ? {seen: true} : {}),
    ...more,
  };
};

const listed = (entries: readonly HistoryEntry[]): Partial<TopicValues> => {
  const sorted = [...entries].sort((one, other) => other.startedAt - one.startedAt);
  const missed = sorted.filter(({kind}) => kind === 'missed');
  const topics: Partial<TopicValues> = {
    history: sorted.length > 0 ? [{topic: 'history/1', calls: sorted.length, missed: missed.length}] : [],
    missed: missed.filter(({seen}) => !seen).length,
  };
  topics['history/1'] = sorted;
  return topics;
};

/** All before the day at which the pictures are taken, so that none lies in its future. */
const aDay = [
  entry('a', 'missed', [1, 10.7]),
  entry('b', 'missed', [1, 10.2]),
  entry('c', 'missed', [1, 9.8]),
  entry('d', 'received', [1, 9.5], {remote: huber, divertedFrom: maier}),
  entry('e', 'dialled', [1, 9.1], {
    remote: {...maier, name: ''},
    dialled: '124',
    reason: 'failed',
    error: error('busy'),
  }),
  entry('f', 'received', [1, 8.4], {
    reason: 'transferred',
    transferredTo: '123',
    answeredAt: new Date(Date.now() - day).setHours(8, 24, 9),
  }),
  entry('g', 'missed', [2, 16.2], {remote: withheld}),
  entry('h', 'received', [2, 14.1], {remote: maier, reason: 'answered-elsewhere'}),
  entry('i', 'dialled', [2, 11.5], {remote: huber}),
];
const fresh = aDay.map(call => (call.kind === 'missed' ? (({seen: _seen, ...unseen}) => unseen)(call) : call));
const long = [
  entry('long', 'missed', [1, 10], {
    remote: {
      name: 'Wirtschaftsförderungsgesellschaft Oberbayern-Südost mbH, Ansiedlung',
      number: '+4986199999876',
      anonymous: false,
    },
    transferredBy: {name: 'Hubert-Mittermaier, Dr. Anna-Katharina', number: '131', anonymous: false},
    divertedFrom: {name: 'Ausländer- und Staatsangehörigkeitswesen, Zentrale', number: '130', anonymous: false},
  }),
  entry('b', 'received', [1, 9], {
    remote: {name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', number: '305', anonymous: false},
  }),
];

const inBar = (id: string, title: string, more: Partial<Omit<Example, 'tag' | 'id' | 'title'>>) => ({
  ...{
    id: `history-${id}`,
    title: `List of calls: ${title}`,
    state: reachable(),
    press: [opened],
  },
  ...more,
});

export const history: readonly Example[] = statesOf('amt-phone-bar', [
  {id: 'history-badge', title: 'Missed calls', state: reachable(), topics: listed(fresh)},
  inBar('empty', 'none yet', {topics: listed([])}),
  inBar('day', 'a day', {topics: listed(aDay)}),
  inBar('missed', 'missed calls that nobody has seen', {topics: listed(fresh)}),
  inBar('open', 'one is open', {topics: listed(aDay), press: [opened, '.who']}),
  inBar('long', 'long names', {topics: listed(long), press: [opened, '.who']}),
  inBar('ask', 'all are to be deleted', {topics: listed(aDay), press: [opened, '.remove-all']}),
  inBar('call', 'beside a call', {topics: listed(aDay), state: withCalls(aCall())}),
]);
