/** @file Who is found by name, where it is looked for. */
import type {DirectoryHit, DirectoryHits, EndedCall, Lamp, TopicValues} from '../../../src/protocol/index.js';
import {aCall, reachable} from '../../../src/testing/index.js';
import {type Example, ago, huber, maier, statesOf, withCalls} from './example.js';

const hit = (name: string, number: string, department: string, more: Partial<DirectoryHit> = {}): DirectoryHit => ({
  ...{name, numbers: [number], department, source: 'Haus'},
  ...more,
});

const hits: readonly DirectoryHit[] = [
  hit('Huber, Maria', '123', 'Wohngeld', {about: ['Lastenzuschuss']}),
  hit('Hubert-Mittermaier, Dr. Anna-Katharina', '131', 'Ausländer- und Staatsangehörigkeitswesen'),
  hit('Hubner, Josef', '124', 'Kasse', {numbers: ['124', '+49 171 9999876'], deputy: '125'}),
  hit('Huber, Georg', '217', 'Straßenverkehr', {about: ['Führerschein']}),
  hit('Hubmann, Elif', '305', 'Jugend und Familie'),
  hit('Bürgerbüro Huberstraße', '+49 861 999870', ''),
];
const lamps: Record<string, Lamp> = {
  '123': 'idle',
  '124': 'busy',
  '125': 'idle',
  '217': 'ringing',
  '305': 'unregistered',
};
const found = (query: string, answer: Partial<DirectoryHits>): Partial<TopicValues> => {
  const topics: Partial<TopicValues> = {lamps};
  topics[`directory/${query}`] = {hits: [], searching: false, failed: [], ...answer};
  return topics;
};

const ended = ({remote}: Pick<EndedCall, 'remote'>, direction: 'in' | 'out', index: number): EndedCall => ({
  ...{id: `ended ${index}`, direction, remote, startedAt: ago(600), endedAt: ago(500 * index), reason: 'hung-up-there'},
  ...(direction === 'out' ? {dialled: remote.number} : {}),
});

const looked: readonly Pick<Example, 'id' | 'title' | 'topics' | 'typed' | 'state' | 'keys'>[] = [
  {
    id: 'hits',
    title: 'Looking for a name',
    topics: found('hub', {hits}),
    typed: 'hub',
    keys: ['ArrowDown'],
    state: reachable(),
  },
  {
    id: 'one-hit',
    title: 'One person is found',
    topics: found('lasten', {hits: hits.slice(0, 1)}),
    typed: 'lasten',
    state: reachable(),
  },
  {id: 'no-hit', title: 'Nobody is found', topics: found('xyz', {}), typed: 'xyz', state: reachable()},
  {
    id: 'failing-source',
    title: 'A source can not be asked',
    topics: found('hub', {hits: hits.slice(0, 2), failed: ['Telefonbuch']}),
    typed: 'hub',
    state: reachable(),
  },
];

export const directory: readonly Example[] = [
  ...statesOf('amt-phone-bar', [
    ...looked.map(state => ({...state, hasDirectory: true as const})),
    {
      id: 'hits-by-number',
      title: 'Looking for an extension',
      topics: found('12', {hits: [hits[0], hits[2]].filter(one => one !== undefined)}),
      typed: '12',
      state: reachable(),
      hasDirectory: true,
    },
    {
      id: 'hits-in-call',
      title: 'Looking for a name during a call',
      topics: found('hub', {hits}),
      typed: 'hub',
      state: withCalls(aCall()),
      hasDirectory: true,
    },
    {
      id: 'recent',
      title: 'The last numbers',
      state: {
        ...reachable(),
        ended: [ended({remote: huber}, 'in', 1), ended(aCall(), 'in', 2), ended({remote: maier}, 'out', 3)],
      },
      topics: {lamps},
      press: ['#number'],
      hasDirectory: true,
    },
  ]),
  ...statesOf(
    'amt-transfer-panel',
    looked.map(state => ({
      ...state,
      id: `transfer-${state.id}`,
      title: `Transfer panel: ${state.title}`,
      state: withCalls(aCall()),
      attributes: {call: 'schmid'},
      hasDirectory: true as const,
    })),
  ),
];
