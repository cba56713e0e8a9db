import {reachable} from '../../../src/testing/index.js';
import {statesOf} from './example.js';

export const keypad = statesOf('amt-keypad', [
  {id: 'keypad-alone', title: 'Keypad', state: reachable(), attributes: {label: 'Nachwahl'}},
]);
