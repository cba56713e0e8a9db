import {expect} from 'chai';
import {PhoneError} from '../../src/protocol/index.js';
import {Studio, until} from './studio.js';

const call = 'c1';
const soon = (milliseconds = 50) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('What a page makes ready when its user is about to dial or to answer', () => {
  let studio: Studio;
  let connections: RTCPeerConnection[];
  const {RTCPeerConnection: Original} = globalThis;

  beforeEach(() => {
    studio = new Studio();
    connections = [];
    const made = connections;
    globalThis.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
  afterEach(async () => {
    globalThis.RTCPeerConnection = Original;
    await studio.close();
  });

  const open = () => connections.filter(({signalingState}) => signalingState !== 'closed').length;
  const live = () => studio.tracks.filter(({readyState}) => readyState === 'live').length;
  const offered = () =>
    until('an offer is ready', () =>
      connections.some(({localDescription}) => localDescription?.sdp.includes('a=candidate:')),
    );

  it('is what the call takes: neither the microphone is asked for again, nor another connection made', async () => {
    const {host, sdp} = studio.host(500);
    await host.intend('out');
    await offered();
    await sdp({op: 'microphone', call});
    const offer = await sdp({op: 'offer', call, direction: 'sendrecv'});
    expect(connections[0]?.localDescription?.sdp).to.include(/^a=ice-ufrag:.*$/m.exec(offer)?.[0] ?? 'none');
    expect({asked: studio.asked, connections: connections.length}).to.deep.equal({asked: 1, connections: 1});
    await host.request({op: 'close', call});
    expect({open: open(), live: live()}).to.deep.equal({open: 0, live: 0});
  });

  it('is one microphone and one connection, however often it is said', async () => {
    const {host} = studio.host(500);
    await Promise.all([host.intend('out'), host.intend('out'), host.intend('in')]);
    await offered();
    await host.intend('out');
    expect({asked: studio.asked, connections: connections.length}).to.deep.equal({asked: 1, connections: 1});
  });

  it('is given back after five seconds without a further word, and the next call begins anew', async () => {
    const {host, sdp} = studio.host(500);
    await host.intend('out');
    await offered();
    await soon(3_000);
    await host.intend('out');
    await soon(3_000);
    expect({open: open(), live: live()}).to.deep.equal({open: 1, live: 1});
    await soon(2_500);
    expect({open: open(), live: live()}).to.deep.equal({open: 0, live: 0});
    expect(await sdp({op: 'offer', call, direction: 'sendrecv'})).to.include('a=candidate:');
  });

  it('is nothing where the user would have to be asked for the microphone', async () => {
    const {host, sdp} = studio.host(500);
    studio.permission = 'prompt';
    await host.intend('out');
    await host.intend('in');
    const refused = await sdp({op: 'ring', call, direction: 'sendrecv', sdp: ''}).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(PhoneError).and.to.include({code: 'microphone-refused'});
    expect({asked: studio.asked, connections: connections.length}).to.deep.equal({asked: 0, connections: 0});
  });

  it('does not come back when the page has left the phone meanwhile', async () => {
    const {host} = studio.host(500);
    const said = host.intend('out');
    host.close();
    await said;
    expect({asked: studio.asked, open: open()}).to.deep.equal({asked: 0, open: 0});
  });

  it('costs no call when the microphone fails: it is refused as always', async () => {
    const {host, events, sdp} = studio.host(500);
    studio.refusal = 'NotReadableError';
    await host.intend('out');
    await soon();
    const refused = await sdp({op: 'microphone', call}).catch((error: unknown) => error);
    expect(refused).to.include({code: 'microphone-busy'});
    expect(events).to.deep.equal([]);
  });

  describe('while it rings', () => {
    async function ring() {
      const [caller, clerk] = [studio.host(1500), studio.host(500)];
      const offer = await caller.sdp({op: 'offer', call, direction: 'sendrecv'});
      const asked = studio.asked;
      await clerk.sdp({op: 'ring', call, direction: 'sendrecv', sdp: offer});
      expect(studio.asked, 'no microphone for who only rings').to.equal(asked);
      expect(connections.at(-1)?.remoteDescription?.sdp, 'no way is sought').not.to.include('a=candidate');
      expect(clerk.host.calls, 'no audio is in this page yet').to.deep.equal([]);
      return {caller, clerk, offer, asked};
    }

    it('is the answer, which the call is taken with at once: both hear each other', async () => {
      const {caller, clerk, offer, asked} = await ring();
      await clerk.host.intend('in');
      await until('the microphone is open', () => studio.asked > asked);
      const ready = connections.length;
      await clerk.sdp({op: 'microphone', call});
      const answer = await clerk.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
      expect({connections: connections.length, asked: studio.asked}).to.deep.equal({
        connections: ready,
        asked: asked + 1,
      });
      expect(clerk.events).to.deep.equal([]);
      await clerk.sdp({op: 'send', call, on: true});
      await caller.sdp({op: 'accept', call, sdp: answer});
      await studio.hears(studio.speakers[0], 500);
      await studio.hears(studio.speakers[1], 1500);
      await until('the connection is told of', () =>
        clerk.events.some(event => event.event === 'connection' && event.status === 'connected'),
      );
      expect(clerk.host.calls).to.deep.equal([call]);
    });

    it('is taken without a word before, too', async () => {
      const {caller, clerk, offer} = await ring();
      await clerk.sdp({op: 'microphone', call});
      const answer = await clerk.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
      await clerk.sdp({op: 'send', call, on: true});
      await caller.sdp({op: 'accept', call, sdp: answer});
      await studio.hears(studio.speakers[0], 500);
    });

    it('is not used for another offer', async () => {
      const {caller, clerk} = await ring();
      await caller.sdp({op: 'close', call});
      const other = await caller.sdp({op: 'offer', call, direction: 'sendrecv'});
      await clerk.sdp({op: 'microphone', call});
      const answer = await clerk.sdp({op: 'answer', call, direction: 'sendrecv', sdp: other});
      await clerk.sdp({op: 'send', call, on: true});
      await caller.sdp({op: 'accept', call, sdp: answer});
      await studio.hears(studio.speakers.at(-1), 1500);
    });

    it('is gone with the call, and leaves neither connection nor microphone', async () => {
      const {caller, clerk} = await ring();
      await clerk.host.intend('in');
      await clerk.host.request({op: 'close', call});
      await caller.host.request({op: 'close', call});
      expect(open()).to.equal(0);
      await until('the microphone is given back', () => live() === 0);
    });
  });
});
