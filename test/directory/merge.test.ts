import {expect} from 'chai';
import {merged} from '../../src/directory/index.js';
import type {DirectoryHit} from '../../src/protocol/index.js';

const site = {country: '49', area: '861', head: '58', extensionDigits: [3]};
const hit = (name: string, cost: number, more: Partial<DirectoryHit> = {}) => ({
  cost,
  order: name,
  entry: {name, numbers: ['123'], source: 'Haus', ...more},
});

describe('What several sources find', () => {
  it('is one list, the best first, in which nobody stands twice', () => {
    const found = [
      hit('Maier, Josef', 5, {numbers: ['124']}),
      hit('Maria Huber', 4, {
        source: 'Telefonbuch',
        numbers: ['+49 861 58-123', '0171 123'],
        room: '214',
        about: ['Wohngeld'],
      }),
      hit('Huber, Maria', 3, {about: ['Lastenzuschuss']}),
      hit('Huber, Maria', 6, {numbers: ['199']}),
    ];
    const hits = merged(found, 20, site);
    expect(hits.map(({name, numbers}) => [name, ...numbers])).to.deep.equal([
      ['Huber, Maria', '123', '0171 123'],
      ['Maier, Josef', '124'],
      ['Huber, Maria', '199'],
    ]);
    expect(hits[0]).to.deep.include({source: 'Haus', room: '214', about: ['Lastenzuschuss', 'Wohngeld']});
  });

  it('is no longer than it is to be', () => {
    const many = Array.from({length: 30}, (_, at) => hit(`Huber ${at}`, at, {numbers: [String(at)]}));
    expect(merged(many, 20, site)).to.have.length(20);
  });
});
