import {reachable} from '../../../src/testing/index.js';
import {dial, keypad, statesOf} from './example.js';

export const dialer = statesOf('amt-dialer', [
  {id: 'dialer', title: 'Dialer', state: reachable()},
  {
    id: 'dialer-keypad',
    title: 'Dialer: keypad',
    state: reachable(),
    press: [keypad],
    isWideOnly: true,
  },
  {
    id: 'dialer-question',
    title: 'Dialer: question',
    state: reachable(),
    typed: '0 089 99998-765',
    press: [dial],
  },
]);
