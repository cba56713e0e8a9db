import {reachable} from '../../../src/testing/index.js';
import {statesOf} from './example.js';

export const number = statesOf('amt-number', [
  {
    id: 'number',
    title: 'Number in the page',
    state: reachable(),
    attributes: {value: '089 99998-765'},
  },
]);
