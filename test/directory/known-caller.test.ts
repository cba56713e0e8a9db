import {expect} from 'chai';
import {numberBeside, remoteOf, who, whoSaid} from '../../src/elements/texts.js';
import {de} from '../../src/i18n/index.js';
import type {Configuration} from '../../src/protocol/index.js';
import {patchForGuests, stateForGuests} from '../../src/pages/bridge/private-names.js';
import {aRingingCall, reachable} from '../../src/testing/calls.js';
import {initialState} from '../../src/protocol/index.js';

const house: Configuration = {
  servers: ['wss://pbx.example'],
  credentials: 'callback',
  directory: [{name: 'Haus', entries: '/haus.json'}],
};
const huber = {name: 'Huber, Maria', department: 'Wohngeld'};
const call = (number: string, name: string, known?: typeof huber) =>
  aRingingCall({remote: {number, name, anonymous: false}, ...(known ? {known} : {})});
const shown = (...caller: Parameters<typeof call>) => who(remoteOf(call(...caller)), de, house);

describe('Who calls, as a page shows it', () => {
  it('is who the house knows by the number, with the department, whatever the network calls them', () => {
    for (const name of ['', 'Landrat', 'Anschluss 123', 'Huber, Josef'])
      expect(shown('123', name, huber)).to.equal('Huber, Maria');
    expect(numberBeside(remoteOf(call('123', '', huber)), house)).to.equal('123 · Wohngeld');
    expect(whoSaid(remoteOf(call('123', '', huber)), de, house)).to.equal('Maria Huber');
    expect(shown('08999998765', 'Huber, Maria', {...huber, name: 'Firma Bau GmbH'})).to.equal('Firma Bau GmbH');
  });

  it('is somebody from outside where a name from outside says to be in the house', () => {
    for (const number of ['08999998765', '+498999998765', '', 'landrat', '123456', '0123'])
      expect(shown(number, 'Huber, Maria'), number).to.equal('Huber, Maria (extern)');
    expect(whoSaid(remoteOf(call('08999998765', 'Huber, Maria')), de, house)).to.equal('Maria Huber (extern)');
  });

  it('is what the network says for colleagues who are in no list, and where there is none', () => {
    expect(shown('124', 'Maier, Josef')).to.equal('Maier, Josef');
    expect(shown('08999998765', '')).to.equal('08999998765');
    expect(who(call('08999998765', 'Schmid, Anna').remote, de, null)).to.equal('Schmid, Anna');
  });

  it('is no name for a page of another host that comes from a list which it may not search', () => {
    const known = {...huber, guests: false} as const;
    const [open, hidden] = [aRingingCall({id: 'open', known: huber}), aRingingCall({id: 'hidden', known})];
    const ended = {...hidden, endedAt: 1, reason: 'missed'} as const;
    const state = stateForGuests({...initialState, ...reachable(), calls: [open, hidden], ended: [ended]});
    const patch = patchForGuests({
      revision: 2,
      changedCalls: [open, hidden],
      ended: [ended],
      callIds: ['open', 'hidden'],
    });
    for (const {calls = [], ended: over = []} of [state, {...patch, calls: patch.changedCalls}]) {
      expect(calls.map(one => one.known)).to.deep.equal([huber, undefined]);
      expect(over.map(one => one.known)).to.deep.equal([undefined]);
    }
    expect(patchForGuests({revision: 3})).to.deep.equal({revision: 3});
  });
});
