import {expect} from 'chai';
import {commandTable, fits, rowOf, type CommandRow} from '../../src/protocol/index.js';

const rows = Object.entries(commandTable) as [string, CommandRow][];

describe('the table of commands', () => {
  it('has the number of a page of another host read before it is dialled, in each command that has one', () => {
    for (const [type, {fields, from}] of rows) if ('target' in fields) expect(from, type).to.be.oneOf(['asked', 'own']);
  });

  it('has no row for what objects inherit', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 7, null, undefined])
      expect(rowOf(name), String(name)).to.equal(undefined);
  });

  it('takes a command with exactly its fields, each of its shape', () => {
    const {fields} = commandTable.mute;
    expect(fits({type: 'mute', id: 'a', on: true}, fields)).to.equal(true);
    expect(fits({type: 'mute', id: 'a'}, fields)).to.equal(false);
    expect(fits({type: 'mute', id: 'a', on: 1}, fields)).to.equal(false);
    expect(fits({type: 'mute', id: 'a', on: true, more: 1}, fields)).to.equal(false);
    expect(fits({type: 'mute', id: 'a'.repeat(257), on: true}, fields)).to.equal(false);
    expect(fits({type: 'call', target: '102'}, commandTable.call.fields)).to.equal(true);
    expect(fits({type: 'call', target: '102', emergency: 'yes'}, commandTable.call.fields)).to.equal(false);
    expect(fits({type: 'call', target: '102', context: 'case-4711'}, commandTable.call.fields)).to.equal(true);
    expect(fits({type: 'call', target: '102', context: 'a'.repeat(257)}, commandTable.call.fields)).to.equal(false);
    expect(fits({type: 'sendTones', id: 'a', tones: '12x'}, commandTable.sendTones.fields)).to.equal(false);
  });
});
