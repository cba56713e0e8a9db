import {expect} from 'chai';
import {fold, soundOf, wordsOf} from '../../src/directory/fold.js';

describe('Folding', () => {
  for (const [one, ...others] of [
    ['Müller', 'Mueller', 'Muller', 'MÜLLER', 'Mu\u0308ller', 'Muler'],
    ['Strauß', 'Strauss', 'STRAUẞ', 'straus'],
    ['Jäger', 'Jaeger', 'Jager'],
    ['Öttl', 'Oettl', 'Ottl', 'Ötl'],
    ['Yılmaz', 'Yilmaz'],
    ['Çelik', 'Celik'],
    ['Dvořák', 'Dvorak'],
    ['Łukasik', 'Lukasik'],
    ['Żółć', 'Zolc'],
    ['Sørensen', 'Soerensen', 'Sorensen'],
  ] as const)
    it(`takes ${one} and ${others.join(', ')} for one`, () => {
      for (const other of others) expect(fold(other)).to.equal(fold(one));
    });

  it('makes of the beginning of a word the beginning of its spelling', () => {
    for (const word of ['Müller', 'Mueller', 'Brandstätter', 'Straßer', 'Bauer', 'Führerschein', 'Ehrnthaller'])
      for (let length = 1; length <= word.length; length++)
        expect(fold(word).startsWith(fold(word.slice(0, length))), word.slice(0, length)).to.be.true;
  });

  it('takes no two vowels for an umlaut that are none', () => {
    expect(fold('Bauer')).to.equal('bauer');
    expect(fold('Neuer')).to.equal('neuer');
  });

  it('leaves digits as they are', () => {
    expect(fold('1122')).to.equal('1122');
  });

  it('reads hyphenated words apart and together, and a room as one', () => {
    expect(wordsOf('Leutheusser-Schnarrenberger, Karl‐Heinz')).to.deep.equal([
      ...['leutheuser', 'schnarenberger', 'leutheuserschnarenberger'],
      ...['karl', 'heinz', 'karlheinz'],
    ]);
    expect(wordsOf("O'Brien")).to.include('obrien');
    expect(wordsOf('Zi. 1.14')).to.deep.equal(['zi', '1.14']);
    expect(wordsOf(' , – ')).to.deep.equal([]);
  });

  it('knows what is heard alike on the telephone', () => {
    const alike = (...names: string[]) => new Set(names.map(name => soundOf(fold(name)))).size === 1;
    expect(alike('Maier', 'Meier', 'Mayer', 'Meyer', 'Mayr', 'Mair')).to.be.true;
    expect(alike('Schmidt', 'Schmitt', 'Schmid')).to.be.true;
    expect(alike('Stefan', 'Stephan')).to.be.true;
    expect(alike('Köhler', 'Köler')).to.be.true;
    expect(alike('Huber', 'Gruber')).to.be.false;
  });
});
