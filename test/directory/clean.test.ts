import {expect} from 'chai';
import {cleanEntry} from '../../src/directory/clean.js';

describe('An entry of a source', () => {
  it('is taken with all it may have', () => {
    const entry = {
      name: 'Huber, Maria',
      department: 'Wohngeld',
      room: '214',
      about: ['Wohngeld A–K', 'Lastenzuschuss'],
      numbers: ['123', '+49 861 58-123'],
      deputy: '124',
    };
    expect(cleanEntry({...entry, password: 'geheim'})).to.deep.equal(entry);
    expect(cleanEntry({name: 'Huber', numbers: '123', room: 214})).to.deep.equal({
      name: 'Huber',
      numbers: ['123'],
      room: '214',
    });
  });

  it('is none without a name or a number that can be dialled', () => {
    for (const value of [
      null,
      undefined,
      5,
      'Huber',
      [],
      {},
      {name: 'Huber'},
      {name: '', numbers: ['1']},
      {name: 'Huber', numbers: ['javascript:1', 'sip:1@b', '()']},
      {name: {}, numbers: [1]},
    ])
      expect(cleanEntry(value)).to.equal(null);
  });

  it('has no characters that are not seen or turn the line round, and no towers of accents', () => {
    const name = '\u202eHu\u200bber,\n\tMa\u0000ria\u2066' + 'a' + '\u0301'.repeat(30);
    expect(cleanEntry({name, numbers: ['1']})?.name.normalize('NFC')).to.equal(
      'Huber, Ma riaá\u0301\u0301\u0301'.normalize('NFC'),
    );
  });

  it('is as short as a line', () => {
    const entry = cleanEntry({
      name: 'x'.repeat(1_000),
      numbers: Array.from({length: 50}, (_, n) => String(n)),
      about: Array(99)
        .fill('y')
        .map((y, n) => y + n),
    });
    expect(entry?.name).to.have.length(100);
    expect(entry?.numbers).to.have.length(8);
    expect(entry?.about).to.have.length(20);
  });
});
