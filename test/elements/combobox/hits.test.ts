/** @file Who is offered for what stands in the number field. */
import {expect} from 'chai';
import {readTyped} from '../../../src/dialling/typed.js';
import {matched} from '../../../src/elements/combobox/matched.js';
import {optionsOf} from '../../../src/elements/combobox/options.js';
import {pageEntries} from '../../../src/elements/combobox/page-entries.js';
import {isName, queryOf} from '../../../src/elements/combobox/query.js';
import {recentOf} from '../../../src/elements/combobox/recent.js';
import {standing} from '../../../src/elements/combobox/standing.js';
import {interpret} from '../../../src/numbers/index.js';
import type {Configuration, DirectoryEntry, EndedCall, Lamp} from '../../../src/protocol/index.js';
import {aCall, reachable} from '../../../src/testing/index.js';
import {initialState} from '../../../src/protocol/index.js';
import {house as site} from '../../numbers/sites.js';

const configuration = {servers: [], credentials: 'callback', site};
const read = (text: string) => (text.trim() ? readTyped(text, configuration, interpret) : null);
const huber: DirectoryEntry = {
  name: 'Huber, Maria',
  department: 'Wohngeld',
  room: '214',
  about: ['Wohngeld A–K', 'Lastenzuschuss'],
  numbers: ['123', '+49 861 58-123', '+49 171 9999876'],
  deputy: '124',
};

describe('what the field looks for', () => {
  for (const [text, query] of [
    ['hub', 'hub'],
    ['  Huber   Maria ', 'Huber Maria'],
    ['Zimmer 214', 'Zimmer 214'],
    ['h', ''],
    ['', ''],
    ['12', '12'],
    ['123', '123'],
    ['1', ''],
    ['0861 58-1', '1'],
    ['+49 861 58 12', '12'],
    ['0049 861 58123', '123'],
    ['1234', ''],
    ['0861 99', ''],
    ['08', ''],
    ['110', ''],
    ['112', ''],
    ['*97', ''],
    ['O861 58123', ''],
    ['x'.repeat(81), ''],
  ] as const)
    it(`is ${query ? `"${query}"` : 'nothing'} for "${text.slice(0, 20)}"`, () => {
      expect(queryOf(text, read(text), site)).to.equal(query);
    });

  it('takes for a name what has letters and is no number', () => {
    const texts = ['hub', 'O861 58123', '123', 'x', '0861 abc'];
    expect(texts.filter(text => isName(text, read(text)))).to.deep.equal(['hub', '0861 abc']);
  });
});

describe('what can be chosen of somebody', () => {
  const options = (entry: DirectoryEntry, lamps: Record<string, Lamp> = {}) =>
    optionsOf(entry, 'hub', {read, lamps, own: '105', room: room => `Zimmer ${room}`}).map(
      ({kind, number}) => `${kind} ${number}`,
    );

  it('is each line once, the preferred first, as it is read here', () => {
    expect(options(huber).map(text => text.replace(/\s/g, ' '))).to.deep.equal(['entry 123', 'further 0171 9999876']);
  });

  for (const lamp of ['busy', 'unregistered'] as const)
    it(`is the deputy as well while the line is ${lamp}`, () => {
      expect(options(huber, {'123': lamp})).to.include('deputy 124');
    });

  it('is no deputy who is the one that asks', () => {
    expect(options({...huber, deputy: '105'}, {'123': 'busy'}).join()).not.to.contain('deputy');
  });

  it('is no deputy who is not there either', () => {
    expect(options(huber, {'123': 'busy', '124': 'unregistered'}).join()).not.to.contain('deputy');
  });

  for (const lamp of ['idle', 'ringing', 'unknown'] as const)
    it(`is no deputy while the line is ${lamp}`, () => {
      expect(options(huber, {'123': lamp}).join()).not.to.contain('deputy');
    });

  for (const number of ['*97', '112', '0900 5123456', 'abc', '', 'sip:101@evil.example'])
    it(`is nothing where the number is "${number}"`, () => {
      expect(options({name: 'Huber', numbers: [number]})).to.be.empty;
    });

  it('is a number that costs: the field asks before it is dialled', () => {
    expect(options({name: 'Huber', numbers: ['+43 662 12345']})).to.have.length(1);
  });
});

describe('what somebody was found by', () => {
  const found = (query: string, entry: DirectoryEntry = huber) => matched(entry, query, room => `Zimmer ${room}`);

  it('is the department, and the responsibility or room that was looked for', () => {
    expect(found('huber')).to.deep.equal(['Wohngeld']);
    expect(found('lasten')).to.deep.equal(['Wohngeld', 'Lastenzuschuss']);
    expect(found('214')).to.deep.equal(['Wohngeld', 'Zimmer 214']);
  });

  it('is the first responsibility where there is no department', () => {
    expect(found('huber', {name: 'Huber', about: ['Hundesteuer', 'Kasse'], numbers: ['123']})).to.deep.equal([
      'Hundesteuer',
    ]);
  });

  it('compares as it is spoken: umlauts, ß and doubled letters', () => {
    const entry = {name: 'Huber', about: ['Straßenbau', 'Führerschein', 'Abfall'], numbers: ['123']};
    for (const [query, about] of [
      ['strassen', 'Straßenbau'],
      ['fuehrer', 'Führerschein'],
      ['fuhrer', 'Führerschein'],
      ['abfal', 'Abfall'],
    ] as const)
      expect(found(query, entry)).to.deep.equal([about]);
  });
});

describe('rows that stand', () => {
  const rows = (shown: string, found: string) => standing([...shown], [...found], row => row).join('');

  it('keep their place while more is found, which comes below', () => {
    expect(rows('', 'abc')).to.equal('abc');
    expect(rows('bc', 'abcd')).to.equal('bcad');
    expect(rows('abc', 'ac')).to.equal('ac');
  });
});

describe('what the page itself answers', () => {
  it('is text without control and direction characters, and of limited length', () => {
    const [entry] = pageEntries([
      {
        name: '\u202eHuber\n\u0000',
        department: 'W'.repeat(300),
        numbers: ['123', 7, '1'.repeat(90)],
        about: 'x',
        deputy: {},
      },
    ]);
    expect(entry?.name).to.equal('Huber');
    expect(entry?.department).to.have.length(100);
    expect(entry?.numbers).to.deep.equal(['123', '1'.repeat(40)]);
    expect(entry?.about).to.deep.equal([]);
    expect(entry?.deputy).to.equal('');
  });

  it('is nobody without a name or a number', () => {
    expect(pageEntries([null, 5, {}, {name: 'Huber'}, {numbers: ['123']}, {name: ' ', numbers: ['1']}])).to.be.empty;
  });

  it('is at most twenty people, and no list is no answer', () => {
    expect(pageEntries(Array.from({length: 30}, (_, index) => ({name: `H${index}`, numbers: ['123']})))).to.have.length(
      20,
    );
    expect(() => pageEntries({})).to.throw();
  });
});

describe('whom one talked with last', () => {
  const ended = (number: string, more: Partial<EndedCall> = {}): EndedCall => {
    const {id, direction, remote, startedAt} = aCall();
    return {id, direction, remote: {...remote, number}, startedAt, endedAt: 1, reason: 'hung-up-there', ...more};
  };
  const recent = (...calls: EndedCall[]) => recentIn(calls).map(({number}) => number);
  const recentIn = (calls: EndedCall[], more: Partial<Configuration> = {}) =>
    recentOf(
      {configuration: {...configuration, ...more}, state: {...initialState, ...reachable(), ended: calls}},
      name => `${name} (extern)`,
    );

  it('is each number once, the newest first, and five at most', () => {
    const dialled = {direction: 'out', dialled: '123'} as const;
    expect(recent(ended('124'), ended('123', dialled), ended('124'))).to.deep.equal(['124', '123']);
    expect(recent(...['121', '122', '123', '124', '125', '126'].map(number => ended(number)))).to.have.length(5);
  });

  it('has the name that the house knows, and none that somebody outside says of themselves (S-05)', () => {
    const says = (number: string, name: string) => ({remote: {number, name, anonymous: false}});
    const named = recentIn(
      [
        ended('08654321', {...says('08654321', 'Schmid, Anna'), known: {name: 'Weber, Karl'}}),
        ended('0865499', says('0865499', 'Landrat, Der')),
        ended('124', says('124', 'Wagner, Sabine')),
      ],
      {directory: [{name: 'Haus', entries: '/haus.json'}]},
    );
    expect(named.map(({name, number}) => [name, name === number])).to.deep.equal([
      ['Weber, Karl', false],
      ['Landrat, Der (extern)', false],
      ['Wagner, Sabine', false],
    ]);
    const [citizen] = recentIn([ended('0865499', says('0865499', 'Schmid, Anna'))]);
    expect(citizen?.name, 'without a directory').to.equal('Schmid, Anna');
  });

  it('is not the clerk’s own extension', () => {
    const own = reachable().account?.user ?? '';
    expect(own).to.not.equal('');
    expect(recent(ended(own), ended('124'))).to.deep.equal(['124']);
  });

  it('is no emergency call, and nobody who wants to stay unknown', () => {
    const unknown = {remote: {name: '', number: '', anonymous: true}};
    expect(recent(ended('112', {direction: 'out', dialled: '112'}), ended('', unknown))).to.be.empty;
  });
});
