import {expect} from 'chai';
import '../../src/define/amt-dialer.js';
import {loadedNumbers} from '../../src/elements/number-field/load-numbers.js';
import {readNumber, reasonText} from '../../src/elements/number-field/reading.js';
import {de} from '../../src/i18n/index.js';
import type {Configuration} from '../../src/protocol/index.js';
import {house} from '../numbers/sites.js';

const configuration: Configuration = {servers: [], credentials: 'callback', site: house};

/** No element is mounted here, for that loads the module. */
describe('a number while the number module is not there', () => {
  before(() => expect(loadedNumbers()).to.equal(null));

  for (const text of ['0900 1234567', '0043 662 12345', '123', 'Huber'])
    it(`is not dialled, for the site's rules are not known, and may be tried again: ${text}`, () => {
      const reading = readNumber(text, configuration);
      expect(reading).to.include({kind: 'rejected'}).and.not.have.property('dial');
      expect(reading && reasonText(reading, de)).to.equal(de.errors['part-missing']);
    });

  for (const text of ['112', '110', '0112', '1 1 2'])
    it(`is dialled at once where it is an emergency number: ${text}`, () => {
      expect(readNumber(text, configuration)).to.include({kind: 'emergency', needsConfirmation: false});
    });

  it('is dialled as it is typed where no site is described', () => {
    expect(readNumber('123', {...configuration, site: undefined} as never)).to.include({dial: '123'});
  });
});
