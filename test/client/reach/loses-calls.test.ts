import {expect} from 'chai';
import {wouldLose} from '../../../src/client/reach/loses-calls.js';
import {initialState, type Call, type PhoneState} from '../../../src/protocol/index.js';

function talking(page: string, phase: Call['phase'] = 'talking'): PhoneState {
  const call: Call = {
    ...{id: 'call', direction: 'out', phase, remote: {number: '102', name: '', anonymous: false}, startedAt: 0},
    ...{held: false, heldByRemote: false, muted: false, earlyMedia: false, changing: null, tonesSent: ''},
    media: {page, status: 'connected'},
  };
  return {...initialState, calls: [call]};
}

describe('a page that is left', () => {
  it('warns of a call whose core dies with it', () => {
    expect(wouldLose(talking('here'), 'here', true)).to.equal(true);
    expect(wouldLose(talking('here', 'ending'), 'here', true)).to.equal(false);
  });

  it('warns of its call where the PBX lets no other page take it over', () => {
    const without = {replacesRefused: true};
    expect(wouldLose({...talking('here'), ...without}, 'here', false)).to.equal(true);
    expect(wouldLose({...talking('there'), ...without}, 'here', false)).to.equal(false);
  });

  it('does not nag while the call goes on without it', () => {
    expect(wouldLose(talking('here'), 'here', false)).to.equal(false);
    expect(wouldLose(initialState, 'here', true)).to.equal(false);
  });
});
