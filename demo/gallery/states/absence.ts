import {reachable} from '../../../src/testing/index.js';
import {statesOf} from './example.js';

const services = {
  doNotDisturb: {on: '*78', off: '*79'},
  forwarding: {always: {on: '*72{number}', off: '*73'}},
  profiles: [
    {name: 'Büro'},
    {name: 'Homeoffice', forwardTo: '089 99998-765'},
    {name: 'Außendienst'},
    {name: 'Feierabend'},
  ],
};
const configuration = {services};
const off = {doNotDisturb: false, forwards: false};
const outside = {
  ...off,
  forwards: true,
  target: '08999998765',
  until: Date.parse('2026-03-02T17:00:00'),
  profile: 'Homeoffice',
};

export const absence = [
  ...statesOf('amt-absence', [
    {id: 'absence', title: 'Absence: calls ring', state: reachable(), topics: {absence: off}, configuration},
    {
      id: 'absence-own',
      title: 'Absence: do not disturb by the phone itself',
      state: reachable(),
      topics: {absence: {...off, doNotDisturb: true, isOwn: true}},
      configuration: {},
    },
    {
      id: 'absence-forwarded',
      title: 'Absence: forwarded outside',
      state: reachable(),
      topics: {absence: outside},
      configuration,
    },
  ]),
  ...statesOf('amt-phone-bar', [
    {
      id: 'bar-do-not-disturb',
      title: 'Do not disturb, in the bar',
      state: reachable(),
      topics: {absence: {...off, doNotDisturb: true}},
      configuration,
    },
    {
      id: 'bar-forwarded',
      title: 'Forwarded, in the bar, with its panel',
      state: reachable(),
      topics: {absence: outside},
      configuration,
      press: ['[data-sheet="more"]', '.more [data-sheet="absence"]'],
    },
  ]),
];
