import {expect} from 'chai';
import {DirectoryIndex} from '../../src/directory/index.js';
import {site} from './people.js';
import {everybody, mean, queries, recallOf} from './queries.js';

describe('A directory of 2 000 people', () => {
  const index = new DirectoryIndex(site);
  before(() => everybody.forEach(person => index.add(person)));

  for (const heldOut of [false, true]) {
    const half = queries.filter(query => query.heldOut === heldOut);
    const recall = (asked: typeof half) =>
      mean(
        asked.map(query =>
          recallOf(
            query,
            index.search(query.query, 20).map(({entry}) => entry),
          ),
        ),
      );

    describe(heldOut ? 'by searches that were held out' : 'by searches that it was made with', () => {
      it('has who is meant among the first five', () => expect(recall(half)).to.be.at.least(0.98));
      it('has them also where somebody has slipped', () =>
        expect(recall(half.filter(({kind}) => kind === 'typo'))).to.be.at.least(0.95));
    });
  }
});
