import {expect} from 'chai';
import {PhoneCore} from '../../src/core/phone-core.js';
import type {Configuration} from '../../src/protocol/index.js';
import {configuration, FakePage} from './support/page.js';
import {Peer} from './support/peer.js';

describe('a login that comes later', () => {
  const settings: Configuration = {...configuration, credentials: 'callback'};

  it('is used when a further page brings it, and no page is told of the failure before as of its own', async () => {
    const peer = new Peer();
    peer.autoRegister = true;
    const core = new PhoneCore({webSocket: peer.WebSocket});
    try {
      const first = new FakePage(core, settings);
      const {registration} = await first.until('refused', state => state.registration.status === 'refused');
      expect(registration.error).to.include({code: 'credentials-invalid'});
      const second = new FakePage(core, settings, {}, () => ({aor: 'sip:101@pbx.test', password: 'secret101'}));
      expect(second.state.registration.error).to.equal(undefined);
      for (const page of [first, second])
        await page.until('registered', state => state.registration.status === 'registered');
    } finally {
      await core.stop();
    }
  });
});
