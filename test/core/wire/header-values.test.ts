import {expect} from 'chai';
import {listValues, parameter, readAddress} from '../../../src/core/wire/transport/header-values.js';

describe('header values', () => {
  it('are cut at commas outside of quotes and brackets', () => {
    expect(listValues(['"a, \\"b" <sip:x,y@z>;p="1,2", sip:c@d ,, <e>', 'f'])).to.deep.equal([
      '"a, \\"b" <sip:x,y@z>;p="1,2"',
      'sip:c@d',
      '<e>',
      'f',
    ]);
  });

  it('are cut as if a quote or bracket that is never closed were a letter', () => {
    expect(listValues(['"a, b'])).to.deep.equal(['"a', 'b']);
    expect(listValues(['<a, "b, c", d'])).to.deep.equal(['<a', '"b, c"', 'd']);
  });

  it('give the parameter of the header, not one of the name, of the address or of another parameter', () => {
    const value = '"x;tag=1" <sip:a@b;tag=2>;text="y;tag=3"; TAG = 4 ;tag=5';
    expect(parameter(value, 'tag')).to.equal('4');
    expect(parameter('<a>;tag="quoted, too"', 'tag')).to.equal('quoted, too');
    expect(parameter('<a>;tag', 'tag')).to.equal('');
    expect(parameter('<a>;tags;tag=', 'tag')).to.equal('');
    expect(parameter('tag=1', 'tag')).to.equal('');
  });

  it('have no parameter that every object has (attack 12)', () => {
    for (const name of ['constructor', '__proto__', 'tostring', 'hasownproperty'])
      expect(parameter('<sip:a@b>;x=1', name)).to.equal('');
  });

  it('give name, address and parameters, with brackets and without', () => {
    const cases: [string, string, string, string][] = [
      ['"A \\"<b>\\"" <sip:c@d>;e=f', 'A "<b>"', 'sip:c@d', ';e=f'],
      ['Müller, Änne <sip:c@d>', 'Müller, Änne', 'sip:c@d', ''],
      ['sip:c@d;e=f', '', 'sip:c@d', ';e=f'],
      ['"open <sip:c@d>', 'open', 'sip:c@d', ''],
      ['<sip:c@d', '', '<sip:c@d', ''],
      ['', '', '', ''],
    ];
    for (const [value, display, uri, parameters] of cases)
      expect(readAddress(value), value).to.deep.equal({display, uri, parameters});
  });

  // 300 000 characters: read in one pass that is nothing; read anew from each of them, it takes minutes.
  for (const pattern of [
    '<',
    '>',
    '"',
    '\\',
    '"\\',
    '"<',
    '<"',
    ' ',
    ';',
    ',',
    '=',
    '; ',
    ';a="',
    '"" <',
    'sip:',
    '%41',
  ])
    it(`are read in one pass: ${JSON.stringify(pattern)} (attack 16)`, () => {
      const long = pattern.repeat(300_000 / pattern.length);
      for (const value of [long, `"${long}`, `<${long}`, `${long}<sip:a@b>`, `<sip:a@b>;x="${long}`]) {
        listValues([value]);
        parameter(value, 'tag');
        readAddress(value);
      }
    });
});
