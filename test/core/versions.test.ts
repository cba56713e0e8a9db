import {expect} from 'chai';
import {PhoneCore} from '../../src/core/phone-core.js';
import {PROTOCOL_VERSION} from '../../src/protocol/index.js';
import {greet} from './support/page.js';

describe('a page of another version', () => {
  for (const protocol of [PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1])
    it(`is told the core's version and no more (${protocol})`, () => {
      const core = new PhoneCore();
      const said = greet(core, protocol);
      expect(said).to.deep.equal([{type: 'outdated', protocol: PROTOCOL_VERSION}]);
      expect(core.pages.state.count).to.equal(0);
    });
});
