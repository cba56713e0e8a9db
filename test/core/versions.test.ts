import {expect} from 'chai';
import {PhoneCore} from '../../src/core/phone-core.js';
import {PROTOCOL_VERSION, type CoreMessage, type PageMessage} from '../../src/protocol/index.js';
import {installClock, type FakeClock} from './support/clock.js';
import {configuration} from './support/page.js';
import {Peer} from './support/peer.js';

describe('pages of several versions', () => {
  let ended = 0;
  let core: PhoneCore;
  let clock: FakeClock;
  beforeEach(() => {
    clock = installClock();
    ended = 0;
    core = new PhoneCore({
      makeWay: () => (ended += 1),
      webSocket: new Peer().WebSocket,
    });
  });
  afterEach(async () => {
    clock.uninstall();
    await core.stop();
  });

  /** A page of that version says hello; what the core said to it. */
  const greet = (protocol: number): CoreMessage[] => {
    const said: CoreMessage[] = [];
    const port = {
      post: (message: CoreMessage) => said.push(message),
      onmessage: null as ((message: PageMessage) => void) | null,
      close() {},
    };
    core.connect(port);
    const info = {visible: true, focused: true, phoneWindow: false, media: true, activated: true, notifies: false};
    port.onmessage?.({type: 'hello', protocol, page: `page ${protocol}`, lock: null, info, configuration});
    return said;
  };

  it('one that is newer is told so, and the core makes way for it once it has said so', async () => {
    greet(PROTOCOL_VERSION);
    expect(greet(PROTOCOL_VERSION + 1)).to.deep.equal([{type: 'outdated', protocol: PROTOCOL_VERSION}]);
    greet(PROTOCOL_VERSION - 1);
    expect(ended).to.equal(0);
    await clock.tick(100);
    expect(ended).to.equal(1);
  });

  it('one that is older must be reloaded, and the core goes on for the others', async () => {
    greet(PROTOCOL_VERSION);
    expect(greet(PROTOCOL_VERSION - 1)).to.deep.equal([{type: 'outdated', protocol: PROTOCOL_VERSION}]);
    await clock.tick(100);
    expect(ended).to.equal(0);
  });

  it('one that is older gets a core of its own when no other page is there, as after a step back', async () => {
    greet(PROTOCOL_VERSION - 1);
    await clock.tick(100);
    expect(ended).to.equal(1);
  });

  it('one that is older ends no core that another page finds in that moment', async () => {
    greet(PROTOCOL_VERSION - 1);
    greet(PROTOCOL_VERSION);
    await clock.tick(100);
    expect(ended).to.equal(0);
  });
});
