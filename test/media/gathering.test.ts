import {expect} from 'chai';
import {usableCandidates} from '../../src/media/gathering.js';

const host = 'a=candidate:1 1 udp 2122194687 192.0.2.2 54076 typ host';
const six = 'a=candidate:1 1 udp 2122262783 2001:db8::2 54076 typ host';
const hidden = 'a=candidate:1 1 udp 2122194687 0b1e7a3c-77f0-4f3e-9a1e-2f6f2f6f2f6f.local 54076 typ host';
const reflexive = 'a=candidate:2 1 udp 1685987071 203.0.113.7 54076 typ srflx raddr 0.0.0.0 rport 0';
const relay = 'a=candidate:3 1 udp 41885439 198.51.100.9 60000 typ relay raddr 0.0.0.0 rport 0';

/** A peer connection whose candidates come when the test says so. */
class Gatherer extends EventTarget {
  iceGatheringState = 'gathering';
  signalingState = 'have-local-offer';
  localDescription = {sdp: 'v=0\r\n'};

  find(candidate: string): void {
    this.localDescription = {sdp: `${this.localDescription.sdp}${candidate}\r\n`};
    this.dispatchEvent(new Event('icecandidate'));
  }

  complete(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

describe('An offer leaves', () => {
  const stun = [{urls: 'stun:stun.amt.example'}];
  const turn = [{urls: ['turns:turn.amt.example'], username: 'u', credential: 'c'}];

  /** Milliseconds until it may leave. */
  const wait = async (servers: RTCIceServer[], act: (gatherer: Gatherer) => void): Promise<number> => {
    const gatherer = new Gatherer();
    const begun = performance.now();
    const usable = usableCandidates(gatherer as unknown as RTCPeerConnection, servers);
    act(gatherer);
    await usable;
    return performance.now() - begun;
  };
  const atOnce = 100;

  it('with the first address of the machine, where no server is configured', async () => {
    expect(await wait([], gatherer => gatherer.find(host))).to.be.below(atOnce);
  });

  it('with the first address in a network that has IPv6 alone', async () => {
    expect(await wait([], gatherer => gatherer.find(six))).to.be.below(atOnce);
  });

  it('a moment later with an mDNS name, when no address comes', async () => {
    expect(await wait([], gatherer => gatherer.find(hidden))).to.be.within(140, 1_000);
  });

  it('with the address that the STUN server told, not before', async () => {
    const took = await wait(stun, gatherer => {
      gatherer.find(host);
      setTimeout(() => gatherer.find(reflexive), 200);
    });
    expect(took).to.be.within(190, 390);
  });

  it('without it soon after, when the STUN server is dead', async () => {
    expect(await wait(stun, gatherer => gatherer.find(host))).to.be.within(390, 1_200);
  });

  it('with the relay, where there is one', async () => {
    const took = await wait(turn, gatherer => {
      gatherer.find(host);
      gatherer.find(reflexive);
      setTimeout(() => gatherer.find(relay), 200);
    });
    expect(took).to.be.within(190, 390);
  });

  it('when the browser says that there are no more', async () => {
    expect(
      await wait(stun, gatherer => {
        gatherer.find(host);
        gatherer.complete();
      }),
    ).to.be.below(atOnce);
  });

  it('within 1.5 s in a machine without any network', async () => {
    expect(await wait([], () => {})).to.be.within(1_400, 2_500);
  });

  it('at once when the call is over', async () => {
    expect(
      await wait([], gatherer => {
        gatherer.signalingState = 'closed';
        gatherer.complete();
      }),
    ).to.be.below(atOnce);
  });
});
