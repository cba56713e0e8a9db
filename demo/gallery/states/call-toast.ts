import {aRingingCall} from '../../../src/testing/index.js';
import {huber, maier, schmidsCase, statesOf, withCalls, withheld} from './example.js';

const answer = '[part~="answer"]';

export const callToast = statesOf('amt-call-toast', [
  {
    id: 'toast-transferred',
    title: 'Incoming, handed on by a colleague',
    state: withCalls(aRingingCall({transferredBy: maier})),
  },
  {
    id: 'toast',
    title: 'Incoming',
    state: withCalls(aRingingCall({divertedFrom: {...huber, name: 'Frau Huber · Wohngeld'}})),
  },
  {
    id: 'toast-described',
    title: 'Incoming, with what the page knows of the caller',
    state: withCalls(aRingingCall({divertedFrom: huber})),
    cards: {schmid: schmidsCase},
  },
  {
    id: 'toast-two-described',
    title: 'Two incoming, both known to the page',
    state: withCalls(aRingingCall(), aRingingCall({id: 'maier', remote: maier})),
    cards: {schmid: schmidsCase, maier: {title: 'Kreiskasse', lines: ['Ratenzahlung 4-098/26']}},
  },
  {
    id: 'toast-described-top',
    title: 'Incoming, known to the page, in an upper corner',
    state: withCalls(aRingingCall()),
    cards: {schmid: schmidsCase},
    taken: ['bottom-end', 'bottom-start'],
  },
  {
    id: 'toast-withheld',
    title: 'Incoming, withheld',
    state: withCalls(aRingingCall({remote: withheld})),
  },
  {
    id: 'toast-two',
    title: 'Two incoming',
    state: withCalls(aRingingCall(), aRingingCall({id: 'maier', remote: maier})),
  },
  {
    id: 'toast-answering',
    title: 'Answering',
    state: withCalls(aRingingCall({phase: 'answering'})),
  },
  {
    id: 'toast-microphone',
    title: 'Microphone refused',
    state: withCalls(aRingingCall()),
    press: [answer],
    refusal: 'microphone-refused',
  },
  ...(['bottom-start', 'top-end', 'top-start'] as const).map((corner, index, corners) => ({
    id: `toast-${corner}`,
    title: `Incoming, ${corner}`,
    state: withCalls(aRingingCall()),
    taken: ['bottom-end' as const, ...corners.slice(0, index)],
  })),
  {
    id: 'toast-mirrored',
    title: 'Right to left: incoming',
    state: withCalls(aRingingCall({divertedFrom: huber}), aRingingCall({id: 'maier', remote: maier})),
    attributes: {dir: 'rtl'},
  },
]);
