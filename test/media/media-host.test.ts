import {expect} from 'chai';
import {PhoneError, type Direction} from '../../src/protocol/index.js';
import {Studio, until} from './studio.js';

const call = 'c1';

describe('Two pages that lend their media', () => {
  let studio: Studio;
  beforeEach(() => {
    studio = new Studio();
  });
  afterEach(() => studio.close());

  type Host = ReturnType<Studio['host']>;

  async function exchange(from: Host, to: Host, mine: Direction = 'sendrecv', theirs: Direction = 'sendrecv') {
    const offer = await from.sdp({op: 'offer', call, direction: mine});
    const answer = await to.sdp({op: 'answer', call, direction: theirs, sdp: offer});
    await from.sdp({op: 'accept', call, sdp: answer});
    return {offer, answer};
  }

  const connected = (...hosts: Host[]) =>
    until('both are connected', () =>
      hosts.every(({events}) => {
        const last = events.filter(event => event.event === 'connection').at(-1);
        return last?.event === 'connection' && last.status === 'connected';
      }),
    );

  it('hear each other', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await connected(a, b);
    await studio.hears(studio.speakers[0], 1500);
    await studio.hears(studio.speakers[1], 500);
  });

  it('tell how well they hear each other some seconds after they do', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await connected(a, b);
    const told = () => a.events.flatMap(event => (event.event === 'quality' ? event.quality : []));
    expect(told()).to.be.empty;
    await until('the quality is told', () => told().length > 0, 15_000);
    expect(told()[0]?.figures)
      .to.include({codec: 'opus', path: 'host'})
      .and.to.include.keys('r', 'loss', 'jitter', 'heard');
  });

  it('offer soon, with a candidate, the DTLS client role and the codecs in order', async () => {
    const a = studio.host(500);
    await a.sdp({op: 'microphone', call});
    const before = performance.now();
    const offer = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
    expect(performance.now() - before).to.be.below(1000);
    expect(offer).to.match(/^a=candidate:/m);
    expect(offer).to.match(/^a=setup:active/m);
    const names = [...offer.matchAll(/^a=rtpmap:\d+ ([\w-]+)/gm)].map(match => match[1]);
    expect([...new Set(names)]).to.deep.equal(['opus', 'G722', 'PCMA', 'PCMU', 'telephone-event']);
  });

  it('leave the DTLS role to the far end where the site says so', async () => {
    const a = studio.host(500, false);
    expect(await a.sdp({op: 'offer', call, direction: 'sendrecv'})).to.match(/^a=setup:actpass/m);
  });

  it('hold and resume from either side, with silence and then sound', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await studio.hears(studio.speakers[0], 1500);
    const held = await exchange(a, b, 'sendonly');
    expect(held.offer).to.match(/^a=sendonly/m);
    expect(held.answer).to.match(/^a=recvonly/m);
    await a.sdp({op: 'send', call, on: false});
    await studio.hearsNot(studio.speakers[0], 1500);
    await studio.hearsNot(studio.speakers[1], 500);
    const both = await exchange(b, a, 'inactive', 'sendonly');
    expect(both.answer).to.match(/^a=inactive/m);
    await exchange(b, a, 'sendrecv', 'sendrecv');
    await a.sdp({op: 'send', call, on: true});
    await studio.hears(studio.speakers[0], 1500);
    await studio.hears(studio.speakers[1], 500);
  });

  it('go back to what was agreed when an offer is refused', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await a.sdp({op: 'offer', call, direction: 'inactive'});
    await a.sdp({op: 'rollback', call});
    const offer = await b.sdp({op: 'offer', call, direction: 'sendrecv'});
    const answer = await a.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    expect(answer).to.match(/^a=sendrecv/m);
    await b.sdp({op: 'accept', call, sdp: answer});
    await studio.hears(studio.speakers[0], 1500);
  });

  it('restart ICE with candidates in the offer and in the answer', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    const first = await exchange(a, b);
    await connected(a, b);
    const offer = await a.sdp({op: 'offer', call, direction: 'sendrecv', restart: true});
    const answer = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await a.sdp({op: 'accept', call, sdp: answer});
    const ufrag = (sdp: string) => /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];
    expect(ufrag(offer)).not.to.equal(ufrag(first.offer));
    expect(offer).to.match(/^a=candidate:/m);
    expect(ufrag(answer)).not.to.equal(ufrag(first.answer));
    expect(answer).to.match(/^a=candidate:/m);
    await studio.hears(studio.speakers[1], 500);
  });

  it('restart ICE by the relay’s login of that moment', async () => {
    const used: unknown[] = [];
    const {setConfiguration} = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setConfiguration = ({iceServers}: RTCConfiguration) => void used.push(iceServers);
    try {
      let username = 'morning';
      const a = studio.host(500, true, async () => [{urls: 'turn:turn.example', username, credential: 'secret'}]);
      const b = studio.host(1500);
      await exchange(a, b);
      await connected(a, b);
      username = 'noon';
      await a.sdp({op: 'offer', call, direction: 'sendrecv', restart: true});
      expect(used.flat().map(server => (server as RTCIceServer).username)).to.deep.equal(['morning', 'noon']);
    } finally {
      RTCPeerConnection.prototype.setConfiguration = setConfiguration;
    }
  });

  it('keep the o= line of a call and raise its version, also when the far end is another one', async () => {
    const [a, b, c] = [studio.host(500), studio.host(1500), studio.host(2500)];
    const origin = (sdp: string) => /^o=\S+ (\d+) (\d+)/m.exec(sdp)?.slice(1).map(BigInt) as [bigint, bigint];
    const first = await exchange(a, b);
    await connected(a, b);
    const offer = await c.sdp({op: 'offer', call, direction: 'sendrecv'});
    const answer = await a.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await c.sdp({op: 'accept', call, sdp: answer});
    expect(origin(answer)[0]).to.equal(origin(first.offer)[0]);
    expect(origin(answer)[1] > origin(first.offer)[1]).to.equal(true);
    await connected(a, c);
    await studio.hears(studio.speakers[2], 500);
    await studio.hears(studio.speakers[3], 2500);
  });

  it('hear early media, and then who answered', async () => {
    const [a, b, c] = [studio.host(500), studio.host(1500), studio.host(2500)];
    const offer = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
    const early = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await a.sdp({op: 'accept', call, sdp: early, provisional: true});
    await studio.hears(studio.speakers[0], 1500);
    const final = await c.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await b.sdp({op: 'close', call});
    const refused = await a.sdp({op: 'accept', call, sdp: final}).catch((error: unknown) => error as PhoneError);
    // Firefox knows no provisional answers, and says that it needs a new offer.
    if (refused instanceof PhoneError) {
      expect(refused.retryable).to.equal(true);
      await exchange(a, c);
      await connected(a, c);
    }
    await until('the other one is heard', async () => {
      const levels = await Promise.all(studio.speakers.map(speaker => studio.level(speaker, 2500)));
      return Math.max(...levels) > -45;
    });
  });

  it('send each tone once and in order, also when tones are added meanwhile', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await Promise.all([a.sdp({op: 'tones', call, tones: '123'}), a.sdp({op: 'tones', call, tones: '45#'})]);
    const tones = a.events.flatMap(event => (event.event === 'tone' ? event.tone : []));
    expect(tones.join('')).to.equal('12345#');
  });

  it('share one microphone between calls and stop it with the last', async () => {
    const a = studio.host(500);
    await a.sdp({op: 'offer', call: 'one', direction: 'sendrecv'});
    await a.sdp({op: 'offer', call: 'two', direction: 'sendrecv'});
    expect(studio.asked).to.equal(1);
    await a.sdp({op: 'close', call: 'one'});
    expect(studio.tracks[0]?.readyState).to.equal('live');
    await a.sdp({op: 'close', call: 'two'});
    await until('the microphone is off', () => studio.tracks.every(track => track.readyState === 'ended'), 1000);
  });

  it('give a call that was expected what was made ready for it: one microphone, one offer', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    studio.pitch = 500;
    a.host.expect();
    await until('the microphone is open', () => studio.asked === 1);
    await Promise.all([a.sdp({op: 'microphone', call}), exchange(a, b)]);
    await connected(a, b);
    expect(a.events.every(event => event.call === call)).to.equal(true);
    await studio.hears(studio.speakers[1], 500);
    // One for each host.
    expect(studio.asked).to.equal(2);
  });

  for (const direction of ['sendonly', 'inactive'] as const) {
    it(`offer ${direction} for an expected call that is held`, async () => {
      const a = studio.host(500);
      a.host.expect();
      expect(await a.sdp({op: 'offer', call, direction})).to.match(new RegExp(`^a=${direction}`, 'm'));
    });
  }

  it('answer with what was made ready for a call that is offered instead', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    a.host.expect();
    await a.sdp({op: 'microphone', call});
    await exchange(b, a);
    await connected(a, b);
    await studio.hears(studio.speakers.at(-1), 1500);
  });

  it('let go of the microphone when no call came that was expected', async () => {
    const a = studio.host(500);
    a.host.expect();
    await until('the microphone is open', () => studio.tracks.length === 1);
    expect(a.host.calls).to.deep.equal([]);
    await until('the microphone is off', () => studio.tracks[0]?.readyState === 'ended', 5_000);
  });

  it('make another offer for an expected call when the microphone was refused at first', async () => {
    const a = studio.host(500);
    studio.refusal = 'NotAllowedError';
    studio.permission = 'prompt';
    a.host.expect();
    const error = await a.sdp({op: 'offer', call, direction: 'sendrecv'}).catch((thrown: unknown) => thrown);
    expect((error as PhoneError).code).to.equal('microphone-refused');
    studio.refusal = null;
    expect(await a.sdp({op: 'offer', call, direction: 'sendrecv'})).to.match(/^a=candidate:/m);
  });

  it('do not wait for a microphone that is allowed, when a call is expected', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    let open = () => {};
    studio.prompt = new Promise(resolve => (open = resolve));
    studio.pitch = 500;
    a.host.expect();
    await a.sdp({op: 'microphone', call});
    const offer = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
    open();
    const answer = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    await a.sdp({op: 'accept', call, sdp: answer});
    await studio.hears(studio.speakers[0], 1500);
    await until('it is heard over there', async () => (await studio.level(studio.speakers[1], 500)) > -45);
  });

  it('say that the microphone is gone when it was allowed and does not come', async () => {
    const a = studio.host(500);
    studio.refusal = 'NotReadableError';
    let fail = () => {};
    studio.prompt = new Promise(resolve => (fail = resolve));
    a.host.expect();
    await a.sdp({op: 'microphone', call});
    expect(await a.sdp({op: 'offer', call, direction: 'sendrecv'})).to.match(/^a=candidate:/m);
    fail();
    await until('the loss is reported', () => a.events.some(({event}) => event === 'microphone-lost'));
  });

  for (const [name, code] of [
    ['NotAllowedError', 'microphone-refused'],
    ['NotFoundError', 'microphone-missing'],
    ['NotReadableError', 'microphone-busy'],
  ] as const) {
    it(`say ${code} for the browser's ${name}, and the next try works`, async () => {
      const a = studio.host(500);
      studio.refusal = name;
      const error = await a.sdp({op: 'microphone', call}).catch((thrown: unknown) => thrown);
      expect((error as PhoneError).code).to.equal(code);
      studio.refusal = null;
      await a.sdp({op: 'microphone', call});
    });
  }

  it('settle a request when the call is closed, and stop a microphone that comes later', async () => {
    const a = studio.host(500);
    let grant = () => {};
    studio.prompt = new Promise(resolve => (grant = resolve));
    const asked = a.sdp({op: 'microphone', call}).catch((thrown: unknown) => thrown);
    await a.sdp({op: 'close', call});
    expect(await asked).to.be.instanceOf(PhoneError);
    grant();
    await until('the late microphone is off', () => studio.tracks[0]?.readyState === 'ended', 1000);
  });

  it('take another microphone when theirs is unplugged, and say so when there is none', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    await exchange(a, b);
    await studio.hears(studio.speakers[1], 500);
    const unplug = () => studio.tracks[0]?.dispatchEvent(new Event('ended'));
    studio.refusal = 'NotFoundError';
    unplug();
    await until('the loss is reported', () => a.events.some(({event}) => event === 'microphone-lost'));
    studio.refusal = null;
    studio.pitch = 3000;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await studio.hears(studio.speakers[1], 3000);
  });

  it('quote no SDP in an error', async () => {
    const a = studio.host(500);
    const sdp = 'v=0\r\no=secret-name 1 1 IN IP4 0.0.0.0\r\nrubbish';
    const error = await a.sdp({op: 'answer', call, direction: 'sendrecv', sdp}).catch((thrown: unknown) => thrown);
    expect((error as PhoneError).code).to.equal('not-acceptable');
    expect((error as PhoneError).message).not.to.include('secret');
  });

  it('quote no SDP when the browser does', async () => {
    const [a, b] = [studio.host(500), studio.host(1500)];
    const offer = await b.sdp({op: 'offer', call, direction: 'sendrecv'});
    const {setRemoteDescription} = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setRemoteDescription = () =>
      Promise.reject(new DOMException('secret', 'OperationError'));
    const answer = a.sdp({op: 'answer', call, direction: 'sendrecv', sdp: offer});
    const error = await answer.catch((thrown: unknown) => thrown);
    RTCPeerConnection.prototype.setRemoteDescription = setRemoteDescription;
    expect((error as PhoneError).code).to.equal('media-failed');
    expect((error as PhoneError).message).not.to.include('secret');
  });
});
