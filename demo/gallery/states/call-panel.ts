import {aCall} from '../../../src/testing/index.js';
import {ago, consulted, ended, maier, schmidsCase, statesOf, withCalls} from './example.js';

export const callPanel = statesOf('amt-call-panel', [
  {id: 'panel', title: 'Call panel', state: withCalls(aCall())},
  {
    id: 'panel-described',
    title: 'Call panel: with what the page knows',
    state: withCalls(aCall()),
    cards: {schmid: schmidsCase},
  },
  {
    id: 'panel-note',
    title: 'Call panel: with the field for a note',
    state: withCalls(aCall()),
    attributes: {notes: ''},
  },
  {
    id: 'panel-two',
    title: 'Call panel: two calls',
    state: withCalls(aCall({held: true}), aCall({id: 'maier', remote: maier, answeredAt: ago(33)})),
  },
  {
    id: 'panel-consulting',
    title: 'Call panel: consulting',
    state: withCalls(aCall({held: true}), consulted),
  },
  {id: 'panel-busy', title: 'Call panel: busy', state: ended('failed', 'busy')},
]);
