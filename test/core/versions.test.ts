import {expect} from 'chai';
import {PhoneCore} from '../../src/core/phone-core.js';
import {PROTOCOL_VERSION, type CoreMessage, type PageMessage} from '../../src/protocol/index.js';
import {configuration} from './support/page.js';

describe('a page of another version', () => {
  for (const protocol of [PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1])
    it(`is told the core's version and no more (${protocol})`, () => {
      const core = new PhoneCore();
      const said: CoreMessage[] = [];
      const port = {
        post: (message: CoreMessage) => said.push(message),
        onmessage: null as ((message: PageMessage) => void) | null,
        close() {},
      };
      core.connect(port);
      const info = {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false};
      port.onmessage?.({type: 'hello', protocol, page: 'other', lock: null, info, configuration});
      expect(said).to.deep.equal([{type: 'outdated', protocol: PROTOCOL_VERSION}]);
      expect(core.pages.state.count).to.equal(0);
    });
});
