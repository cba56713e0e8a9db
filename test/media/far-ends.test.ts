import {expect} from 'chai';
import type {Direction, MediaRequest, PhoneError} from '../../src/protocol/index.js';
import {Studio, until} from './studio.js';

const call = 'c1';
type Change = (sdp: string) => string;
const same: Change = sdp => sdp;
const plus =
  (...lines: string[]): Change =>
  sdp =>
    `${sdp}${lines.join('\r\n')}\r\n`;
const without =
  (line: RegExp): Change =>
  sdp =>
    sdp.replace(new RegExp(`^${line.source}.*\r\n`, 'gm'), '');
const lines = (sdp: string) => [...sdp.matchAll(/^m=(\w+ \d+)/gm)].map(match => match[1]);
const fax = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=image 40010 udptl t38\r\n';

describe('Far ends of all kinds', () => {
  let studio: Studio;
  type Host = ReturnType<Studio['host']>;
  /** Ours, and the far end, whose descriptions are changed on their way. */
  let [a, b] = [] as unknown as [Host, Host];
  beforeEach(() => {
    studio = new Studio();
    [a, b] = [studio.host(500), studio.host(1500)];
  });
  afterEach(() => studio.close());

  const refusal = (request: MediaRequest) =>
    a.sdp(request).then(
      () => 'taken',
      (error: PhoneError) => error.code,
    );

  /** We offer; the far end's answer is changed. */
  async function offer(change: Change = same, direction: Direction = 'sendrecv'): Promise<string> {
    const sdp = await a.sdp({op: 'offer', call, direction});
    const answer = change(await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp}));
    await a.sdp({op: 'accept', call, sdp: answer});
    return sdp;
  }

  /** The far end offers, changed; our answer. */
  async function answer(change: Change = same): Promise<string> {
    const sdp = change(await b.sdp({op: 'offer', call, direction: 'sendrecv'}));
    const ours = await a.sdp({op: 'answer', call, direction: 'sendrecv', sdp});
    await b.sdp({op: 'accept', call, sdp: ours});
    return ours;
  }

  async function bothHear(): Promise<void> {
    await until('the far end is heard', async () => (await loudest(1500)) > -45);
    await until('the far end hears us', async () => (await loudest(500)) > -45);
  }
  const loudest = async (hertz: number) =>
    Math.max(...(await Promise.all(studio.speakers.map(speaker => studio.level(speaker, hertz)))));

  for (const [says, change] of [
    ['sendrecv', (sdp: string) => sdp.replace('a=recvonly', 'a=sendrecv')],
    ['sendonly', (sdp: string) => sdp.replace('a=recvonly', 'a=sendonly')],
    ['nothing', without(/a=recvonly/)],
    ['recvonly and a line that nobody offered', plus('m=video 0 RTP/AVP 31')],
  ] as const) {
    it(`may answer ${says} to hold, and be talked to again (reports 3)`, async () => {
      await offer();
      await bothHear();
      await offer(change, 'sendonly');
      await offer();
      await bothHear();
    });
  }

  for (const [what, change] of [
    ['port 0', (sdp: string) => sdp.replace(/m=audio \d+/, 'm=audio 0')],
    ['G.729 alone', (sdp: string) => sdp.replace(/(m=audio \d+ \S+).*/, '$1 18')],
    ['no fingerprint', without(/a=fingerprint/)],
    ['no rtcp-mux', without(/a=rtcp-mux/)],
    ['no ICE', without(/a=ice-/)],
  ] as const) {
    it(`get not-acceptable for ${what} in a first answer and in an offer (reports 4, 10)`, async () => {
      const sdp = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
      const answered = change(await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp}));
      expect(await refusal({op: 'accept', call, sdp: answered})).to.equal('not-acceptable');
      const offered = change(await b.sdp({op: 'offer', call: 'c2', direction: 'sendrecv'}));
      expect(await refusal({op: 'answer', call: 'c2', direction: 'sendrecv', sdp: offered})).to.equal('not-acceptable');
    });

    it(`are talked to as before after ${what} in a running call (reports 3, 4)`, async () => {
      await offer();
      await bothHear();
      const sdp = await a.sdp({op: 'offer', call, direction: 'sendonly'});
      const answered = change(await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp}));
      expect(await refusal({op: 'accept', call, sdp: answered})).to.equal('not-acceptable');
      const offered = change(await b.sdp({op: 'offer', call, direction: 'sendrecv'}));
      expect(await refusal({op: 'answer', call, direction: 'sendrecv', sdp: offered})).to.equal('not-acceptable');
      await b.sdp({op: 'rollback', call});
      await offer();
      await bothHear();
      await answer();
      await bothHear();
    });
  }

  it('are heard on after they asked for a fax, and may come back to audio (reports 5)', async () => {
    await answer();
    await bothHear();
    for (const sdp of [fax, fax.replace('m=image', 'm=audio 0 RTP/AVP 8\r\nm=image')]) {
      expect(await refusal({op: 'answer', call, direction: 'sendrecv', sdp})).to.equal('not-acceptable');
    }
    await bothHear();
    expect(lines(await answer())).to.deep.equal([lines(await offer())[0]]);
    await bothHear();
  });

  for (const line of [
    'm=image 13962 udptl t38',
    'm=application 5070 UDP/BFCP *',
    'm=video 5000 RTP/AVP 31',
    'm=video 5000 UDP/TLS/RTP/SAVPF 96',
    'm=audio 5000 RTP/AVP 8',
    'm=audio 5000 RTP/SAVP 8',
    'm=text 5000 RTP/AVP 98',
    'm=message 2855 TCP/MSRP *',
  ]) {
    const refused = line.replace('m=', '').replace(/ \d+ .*/, ' 0');
    it(`may offer ${line} as well, in any place and with any names, and are refused that alone (reports 6)`, async () => {
      const unnamed = (sdp: string) => without(/a=(mid|group)/)(sdp);
      const [audio, behind] = lines(await answer(sdp => plus(line)(unnamed(sdp))));
      expect(audio).to.match(/^audio [1-9]/);
      expect(behind).to.equal(refused);
      await bothHear();
      const version = (sdp: string) => Number(/^o=\S+ \d+ (\d+)/m.exec(sdp)?.[1]);
      const again = await answer(sdp => sdp.replace('m=audio', `${line}\r\nm=audio`));
      expect(lines(again)[0]).to.equal(refused);
      const ours = await offer();
      expect(lines(ours)).to.deep.equal([refused, lines(ours)[1]]);
      expect(version(ours)).to.be.above(version(again));
      await bothHear();
    });
  }

  it('that take no telephone events are known at once, before anything is connected (reports 7)', async () => {
    const tones: MediaRequest = {op: 'tones', call, tones: '1'};
    await offer(sdp => sdp.replace(/^a=rtpmap:\d+ telephone-event.*\r\n/gm, '').replace(/^a=candidate.*\r\n/gm, ''));
    const begun = performance.now();
    expect(await refusal(tones)).to.equal('not-acceptable');
    expect(performance.now() - begun).to.be.below(500);
    await answer();
    expect(await refusal(tones)).to.equal('taken');
  });

  it('that take tones get none while they hold us, and are not given up for it (reports 7)', async () => {
    await answer();
    await bothHear();
    await answer(sdp => sdp.replace('a=sendrecv', 'a=sendonly'));
    expect(await refusal({op: 'tones', call, tones: '1'})).to.equal('call-state');
  });

  it('get tones while they announce something and have not answered yet (reports 14)', async () => {
    const sdp = await a.sdp({op: 'offer', call, direction: 'sendrecv'});
    const early = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp});
    await a.sdp({op: 'accept', call, sdp: early, provisional: true});
    expect(await refusal({op: 'tones', call, tones: '1'})).to.equal('taken');
  });

  for (const [what, change] of [
    ['no last line end', (sdp: string) => sdp.slice(0, -2)],
    ['an empty line at the end', (sdp: string) => `${sdp}\r\n`],
    ['an empty s=', (sdp: string) => sdp.replace('s=-', 's=')],
    ['LF alone', (sdp: string) => sdp.replaceAll('\r\n', '\n')],
    ['no s= and no t=', without(/[st]=/)],
    ['lines that no browser reads', plus('a=ssrc:x', 'a=fmtp:111 ;;=', 'a=candidate:1', 'a=rtcp-fb:x', 'b=AS:x')],
    [
      'what lets browsers refuse all of it',
      plus(
        ...['a=extmap:9 urn:a', 'a=extmap:9 urn:b', 'a=extmap:1 urn:c', 'a=ssrc:7 cname:ä', 'a=fmtp:111 ü=ß'],
        ...['a=candidate:1 1 udp 5 10.0.0.1 9 typ srflx raddr x rport y', 'a=candidate:1 1 udp 5 ä 9 typ host'],
        ...['a=candidate:1 1 udp 5 10.0.0.1 9 typ host generation x', 'a=rtpmap:8 PCMU/8000', 'a=ssrc:8 cname:x'],
      ),
    ],
    [
      'another certificate behind theirs',
      (sdp: string) =>
        sdp.replace(/a=fingerprint.*\r\n/, `$&a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}\r\n`),
    ],
    ['a fingerprint that no browser reads', plus('a=fingerprint:md5 AB:CD')],
  ] as const) {
    it(`may write ${what}, in answers and in offers (reports 8, 28)`, async () => {
      await offer(change);
      await bothHear();
      await answer(change);
      await bothHear();
    });
  }

  for (const role of ['actpass', 'holdconn', '']) {
    it(`may answer ${role || 'without a role'} to our role, again and again (reports 9)`, async () => {
      const change: Change = sdp => sdp.replace(/a=setup:.*\r\n/, role && `a=setup:${role}\r\n`);
      await offer(change);
      await bothHear();
      await offer(change, 'sendonly');
      await offer(change);
      await bothHear();
    });
  }

  it('may offer any role in a running call (reports 26)', async () => {
    await answer();
    await bothHear();
    for (const role of ['active', 'passive', 'actpass']) {
      await answer(sdp => sdp.replace(/a=setup:.*/, `a=setup:${role}`));
      await bothHear();
    }
    await offer();
    await bothHear();
  });

  it('that were not the ones who answered are not listened to any more (attack 14)', async () => {
    const c = studio.host(2500);
    const sdp = await offer();
    const late = await c.sdp({op: 'answer', call, direction: 'sendrecv', sdp: sdp});
    await a.sdp({op: 'accept', call, sdp: late, provisional: true});
    const held = await a.sdp({op: 'offer', call, direction: 'sendonly'});
    await a.sdp({op: 'accept', call, sdp: late, provisional: true});
    const answered = await b.sdp({op: 'answer', call, direction: 'sendrecv', sdp: held});
    await a.sdp({op: 'accept', call, sdp: answered});
    await offer();
    await bothHear();
  });

  it('may be another one in the answer to hold, and are heard after the next offer (reports 3)', async () => {
    const c = studio.host(2500);
    await offer();
    await bothHear();
    const sdp = await a.sdp({op: 'offer', call, direction: 'sendonly'});
    const other = await c.sdp({op: 'answer', call, direction: 'sendrecv', sdp});
    await b.sdp({op: 'close', call});
    const taken = await refusal({op: 'accept', call, sdp: other});
    expect(taken).to.be.oneOf(['taken', 'media-failed']);
    b = c;
    await offer();
    await until('the other one is heard', async () => (await loudest(2500)) > -45);
  });
});
