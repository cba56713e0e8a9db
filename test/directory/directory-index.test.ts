import {expect} from 'chai';
import {DirectoryIndex} from '../../src/directory/index.js';
import type {DirectoryEntry} from '../../src/protocol/index.js';

const site = {country: '49', area: '861', head: '58', extensionDigits: [3]};

function indexOf(...entries: (Partial<DirectoryEntry> & {name: string})[]) {
  const index = new DirectoryIndex(site);
  entries.forEach((entry, at) => index.add({numbers: [String(200 + at)], ...entry}));
  return (query: string) => index.search(query, 20).map(({entry}) => entry.name);
}

describe('A search', () => {
  it('has the best first: extension, name, another word of it, department, room, responsibility, slip of the fingers', () => {
    const search = indexOf(
      {name: 'Wagner, Eva', about: ['Baum 12']},
      {name: 'Maier, Josef', room: 'Baum'},
      {name: 'Gruber, Anton', department: 'Baumschutz'},
      {name: 'Huber, Baumine'},
      {name: 'Baumann, Petra'},
      {name: 'Beum, Otto'},
    );
    expect(search('Baum')).to.deep.equal([
      'Baumann, Petra',
      'Huber, Baumine',
      'Gruber, Anton',
      'Maier, Josef',
      'Wagner, Eva',
    ]);
    expect(indexOf({name: 'Beum, Otto'})('Baum')).to.deep.equal(['Beum, Otto']);
    const numbers = indexOf(
      {name: 'Lang', room: '123'},
      {name: 'Kurz', numbers: ['123']},
      {name: 'Breit', numbers: ['1234']},
    );
    expect(numbers('123')).to.deep.equal(['Kurz', 'Breit', 'Lang']);
  });

  it('takes first and last name in either order, with initials, without hyphens and noble words', () => {
    const search = indexOf({name: 'Freifrau von der Heydt-Aufseß, Anna-Lena'}, {name: 'Klaus Strauß'});
    for (const query of [
      'heydt anna',
      'Anna Lena Heydt',
      'von der Heydt',
      'Aufsess A.',
      'annalena aufsess',
      'Frau Heydt',
      'heydtaufsess',
    ])
      expect(search(query), query).to.deep.equal(['Freifrau von der Heydt-Aufseß, Anna-Lena']);
    for (const query of ['Strauss Klaus', 'K. Strauß', 'Strauß, K', 'KS'])
      expect(search(query), query).to.deep.equal(['Klaus Strauß']);
  });

  it('finds an extension however it is written, and guesses no digit', () => {
    const search = indexOf({name: 'Huber', numbers: ['+49 861 58-123']}, {name: 'Maier', numbers: ['124']});
    for (const query of ['123', '58-123', '0861 58123', '+49 861 58-123'])
      expect(search(query)[0], query).to.equal('Huber');
    expect(search('125')).to.deep.equal([]);
    expect(search('Huber 124')).to.deep.equal([]);
    expect(search('Huber 123')).to.deep.equal(['Huber']);
  });

  it('finds what a word is made of, and what sounds alike', () => {
    const search = indexOf({name: 'Mayr, Eva', about: ['Zweitwohnungssteuer']});
    for (const query of ['Steuer', 'Meier', 'Maier Efa', 'wohnung'])
      expect(search(query), query).to.deep.equal(['Mayr, Eva']);
  });

  it('knows what was meant by who slipped, beside umlauts and doubled letters as well', () => {
    const search = indexOf(
      ...['Huber', 'Jäger', 'Koller', 'Wimmer', 'Bauer', 'Gruber', 'Mader', 'Brunner', 'Weber'].map(name => ({
        name: `${name}, Eva`,
      })),
    );
    for (const [slip, meant] of Object.entries({
      Hbuer: 'Huber',
      Huer: 'Huber',
      Jgäer: 'Jäger',
      Kller: 'Koller',
      Wimnmer: 'Wimmer',
      Baier: 'Bauer',
      Gruner: 'Gruber',
      Mdaer: 'Mader',
      Webre: 'Weber',
    }))
      expect(search(slip)[0], slip).to.equal(`${meant}, Eva`);
    expect(search('Schulze')).to.deep.equal([]);
  });

  it('takes an initial for that of another word', () => {
    const search = indexOf({name: 'Maurer, Andreas'}, {name: 'Maurer, Maria'});
    for (const query of ['M. Maurer', 'Maurer M', 'Maurer, M.'])
      expect(search(query)[0], query).to.equal('Maurer, Maria');
  });

  it('prefers what is spelled as it was typed', () => {
    const search = indexOf({name: 'Mueller, Anna'}, {name: 'Muller, Anna'}, {name: 'Müller, Anna'});
    expect(search('Müller')[0]).to.equal('Müller, Anna');
    expect(search('Muller')[0]).to.equal('Muller, Anna');
  });

  it('finds nobody by nothing, and by no text however odd', () => {
    const search = indexOf({name: 'Huber'});
    for (const query of ['', '  ', ',', '-', '(', '\u202e', '*'.repeat(10_000)])
      expect(search(query)).to.deep.equal([]);
  });

  it('says whose number it is, unless several share it', () => {
    const index = new DirectoryIndex(site);
    index.add({name: 'Huber, Maria', numbers: ['123', '0861 58-0']});
    index.add({name: 'Maier, Josef', numbers: ['124', '0861 58-0', '+49 171 3920001']});
    expect(index.whoHas('+4986158123')?.name).to.equal('Huber, Maria');
    expect(index.whoHas('01713920001')?.name).to.equal('Maier, Josef');
    expect(index.whoHas('0861580')).to.equal(undefined);
    expect(index.whoHas('58123123')).to.equal(undefined);
    expect(index.whoHas('')).to.equal(undefined);
  });
});
