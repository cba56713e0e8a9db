import {expect} from 'chai';
import {wouldLose} from '../../src/client/leave-warning.js';
import {initialState, type Call, type Configuration, type PhoneState} from '../../src/protocol/index.js';

const configuration: Configuration = {servers: ['wss://pbx.test/ws'], credentials: '/credentials'};

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
    expect(wouldLose(talking('here'), 'here', configuration, true)).to.equal(true);
    expect(wouldLose(talking('here', 'ending'), 'here', configuration, true)).to.equal(false);
  });

  it('warns of its call where the PBX lets no other page take it over', () => {
    const without = {...configuration, replaces: false};
    expect(wouldLose(talking('here'), 'here', without, false)).to.equal(true);
    expect(wouldLose(talking('there'), 'here', without, false)).to.equal(false);
  });

  it('does not nag while the call goes on without it', () => {
    expect(wouldLose(talking('here'), 'here', configuration, false)).to.equal(false);
    expect(wouldLose(initialState, 'here', configuration, true)).to.equal(false);
  });
});
