import type {Lamp, TeamGroup} from '../../../src/protocol/index.js';
import {aCall, reachable} from '../../../src/testing/index.js';
import {statesOf, withCalls} from './example.js';

const team: readonly TeamGroup[] = [
  {
    name: 'Wohngeld',
    members: [
      {name: 'Huber, Maria', number: '123'},
      {name: 'Maier, Josef', number: '124'},
      {name: 'Brandstätter, Eva', number: '125', department: 'Lastenzuschuss, Sachgebietsleitung'},
      {name: 'Müller, Jörg', number: '126'},
    ],
  },
  {
    name: 'Kreiskasse',
    members: [
      {name: 'Yılmaz, Deniz', number: '201'},
      {name: 'Freifrau von Oberndorff-Wittgenstein, Annemarie', number: '202'},
    ],
  },
];
const lamps: Readonly<Record<string, Lamp>> = {
  123: 'idle',
  124: 'busy',
  125: 'ringing',
  126: 'unregistered',
  202: 'idle',
};
const services = {pickUp: '*8{number}'};
const account = {aor: 'sip:201@pbx.amt.example', user: '201', displayName: 'Deniz Yılmaz'};
const manyLamps: readonly Lamp[] = ['idle', 'busy', 'idle', 'ringing', 'idle', 'unregistered'];
const many = Array.from({length: 24}, (_, index) => ({
  name: `${['Gruber', 'Hofer', 'Lechner', 'Müller', 'Öttl', 'Strauß'][index % 6]}, ${['Anton', 'Eva', 'Jörg', 'Sabine'][index % 4]}`,
  number: String(300 + index),
}));
const waiting = {waiting: true, newMessages: 3, oldMessages: 0};

export const colleagues = [
  ...statesOf('amt-team', [
    {
      id: 'team',
      title: 'Team: all lamps, one rings',
      state: {...reachable(), account, voicemail: waiting},
      topics: {lamps},
      configuration: {team, services},
    },
    {
      id: 'team-unknown',
      title: 'Team: nothing is known',
      state: reachable(),
      configuration: {team: team.slice(0, 1), services},
    },
    {
      id: 'team-many',
      title: 'Team: many, searched',
      state: reachable(),
      topics: {lamps: Object.fromEntries(many.map(({number}, index) => [number, manyLamps[index % 6] ?? 'idle']))},
      configuration: {team: [{name: 'Bürgerbüro', members: many}], services},
      typed: 'mue',
    },
  ]),
  ...statesOf('amt-phone-bar', [
    {
      id: 'bar-team',
      title: 'Team, opened in the bar',
      state: {...reachable(), account},
      topics: {lamps},
      configuration: {team, services},
      press: ['[data-sheet="team"]'],
    },
    {
      id: 'bar-team-taken',
      title: 'Team: a call that was to be picked up is taken',
      state: withCalls(aCall()),
      topics: {lamps},
      configuration: {team, services},
      press: ['[data-sheet="team"]', '[data-does="pickUp"]'],
      refusal: 'call-taken',
    },
  ]),
];
