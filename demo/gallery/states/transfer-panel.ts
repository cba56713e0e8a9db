import {aCall} from '../../../src/testing/index.js';
import {consulted, statesOf, withCalls} from './example.js';

export const transferPanel = statesOf('amt-transfer-panel', [
  {
    id: 'transfer-panel',
    title: 'Transfer panel',
    state: withCalls(aCall()),
    attributes: {call: 'schmid'},
  },
  {
    id: 'transfer-panel-typed',
    title: 'Transfer panel: typed',
    state: withCalls(aCall()),
    attributes: {call: 'schmid'},
    topics: {lamps: {'123': 'busy'}},
    typed: '123',
  },
  {
    id: 'transfer-panel-consulting',
    title: 'Transfer panel: consulting',
    state: withCalls(aCall({held: true}), consulted),
    attributes: {call: 'schmid'},
  },
]);
