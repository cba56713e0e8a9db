import {expect} from 'chai';
import {understandAnswer, understandOffer} from '../../../src/media/sdp/index.js';
import {answered, audio, base, candidate, changed, fingerprint, given, print, session, text} from './descriptions.js';

const good = '8,101 sendrecv actpass';
const plain = text(base);

/** What is written, what the browser gets of it. */
type Row = readonly [title: string, sdp: string, gets: string];

const table = (rows: readonly Row[], read: (sdp: string) => string) => {
  for (const [title, sdp, gets] of rows) it(title, () => expect(read(sdp)).to.equal(gets));
};

describe('The form of a description (reports 8, 28)', () => {
  table(
    [
      ['is right as it should be', plain, good],
      ['may lack the last line end', plain.slice(0, -2), good],
      ['may lack half of the last line end', plain.slice(0, -1), good],
      ['may end with an empty line', `${plain}\r\n`, good],
      ['may end with several empty lines', `${plain}\r\n\r\n\n`, good],
      ['may begin with empty lines', `\r\n\r\n${plain}`, good],
      ['may have empty lines between', plain.replaceAll('\r\n', '\r\n\r\n'), good],
      ['may have LF alone', plain.replaceAll('\r\n', '\n'), good],
      ['may have CR alone', plain.replaceAll('\r\n', '\r'), good],
      ['may have an empty s=', changed('s=', 's='), good],
      ['may have a blank in s=', changed('s=', 's= '), good],
      ['may have no s=', changed('s='), good],
      ['may have no t=', changed('t='), good],
      ['may have no c=', changed('c='), good],
      ['may have a short o=', changed('o=', 'o=-'), good],
      ['may have no o= and no v=', changed(/^[ov]=/), good],
      ['may have blanks before its lines', plain.replaceAll(/^/gm, '  '), good],
      ['may have blanks behind its lines', plain.replaceAll('\r\n', ' \t\r\n'), good],
      ['may have doubled blanks', plain.replaceAll(' ', '   '), good],
      ['may have blanks around = and :', plain.replaceAll('=', ' = ').replaceAll(/(a = \w+):/g, '$1 : '), good],
      ['may have types in capitals', plain.replaceAll(/^[a-z](?==)/gm, type => type.toUpperCase()), good],
      ['may have names in capitals', changed(/^a=ice-(?=ufrag)/, 'A=ICE-UFRAG:abcd'), good],
      ['may have a kind in capitals', changed('m=', 'm=AUDIO 40000 udp/tls/rtp/savpf 8 101'), good],
      ['may have lines of no sense', text(base, ['rubbish', '=', 'a', 'a=', 'z=0 0', 'x:y']), good],
      ['may have k=, b= and i= of no sense', text(base, ['b=AS:many', 'k=', 'i=', 'b=TIAS:-1']), good],
      ['may begin with a byte order mark', `\uFEFF${plain}`, good],
      ['may have attributes of no sense', text(base, ['a=ssrc:x', 'a=rtcp:', 'a=extmap:', 'a=ptime:']), good],
      ['may have extensions twice and out of range', text(base, ['a=extmap:0 urn:x', 'a=extmap:999 urn:y']), good],
      ['may have candidates of no sense', text(base, ['a=candidate:', 'a=candidate:1 1 sctp 1 x 1 typ y']), good],
      ['may have a port beyond all ports', text(base, ['a=candidate:1 1 udp 1 10.0.0.1 99999 typ host']), good],
      ['may have crypto beside DTLS', text(base, ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x']), good],
      ['may have everything at session level', text(session, audio.slice(4), audio.slice(0, 4)), good],
      [
        'may have its direction at session level',
        text(
          session,
          'a=sendonly',
          audio.filter(line => line !== 'a=sendrecv'),
        ),
        '8,101 sendonly actpass',
      ],
      ['may have another direction at session level', text(session, 'a=sendonly', audio), good],
      ['may have no direction', changed('a=sendrecv'), good],
      ['may have two directions, of which the first counts', text(base, 'a=inactive'), good],
      ['may have no rtpmap for what needs none', changed('a=rtpmap:8'), good],
      ['may have rtpmap in capitals with channels', changed('a=rtpmap:8', 'a=rtpmap:8 pcma/8000/1'), good],
      ['may have payload types that are none', changed('m=', 'm=audio 40000 UDP/TLS/RTP/SAVPF x 8 300 -1 101 8'), good],
      ['may have a mid', text(base, 'a=mid:audio_0'), good],
      ['may have a mid of no sense', text(base, 'a=mid:a b c'), good],
      ['may have old hold beside ICE', changed('c=', 'c=IN IP4 0.0.0.0'), good],
      ['may have no candidate yet', changed('a=candidate'), good],
      [
        'may have candidates of all sorts',
        text(base, [
          candidate.replace('udp', 'TCP') + ' tcptype active',
          candidate.replace('127.0.0.1', 'fd00::1'),
          candidate.replace('127.0.0.1', 'a.local'),
          candidate.replace(' 1 udp', ' 2 udp'),
        ]),
        good,
      ],
      ['may have no setup in an offer', changed('a=setup'), good],
      ['may have setup:holdconn in an offer', changed('a=setup', 'a=setup:holdconn'), good],
      ['may have a fixed role', changed('a=setup', 'a=setup:PASSIVE'), '8,101 sendrecv passive'],
      ['may have RTP/SAVP for its protocol', changed('m=', 'm=audio 40000 RTP/SAVP 8 101'), good],
      ['may have RTP/SAVPF for its protocol', changed('m=', 'm=audio 40000 RTP/SAVPF 8 101'), good],
      ['may have RTP/AVP beside a fingerprint (RFC 8643)', changed('m=', 'm=audio 40000 RTP/AVP 8 101'), good],
      ['may have a count of ports', changed('m=', 'm=audio 40000/2 UDP/TLS/RTP/SAVPF 8 101'), good],
      [
        'may name Opus without its channels',
        text(base).replace(' 8 101', ' 111').replace('8 PCMA/8000', '111 opus/48000'),
        '111 sendrecv actpass',
      ],
      [
        'may name the true rate of G.722',
        text(base).replace(' 8 101', ' 9').replace('8 PCMA/8000', '9 G722/16000'),
        '9 sendrecv actpass',
      ],
    ],
    given,
  );

  it('is read in no time, however long it is', () => {
    const long = [
      ' '.repeat(300_000),
      'a='.repeat(150_000),
      `a=candidate:${'1 '.repeat(150_000)}`,
      `${candidate}${' x'.repeat(150_000)}`,
      'm=video 1 RTP/AVP 31\r\n'.repeat(14_000),
      'a=rtpmap:8 PCMA/8000\r\n'.repeat(14_000),
      `${fingerprint}\r\n`.repeat(3_000),
      `${candidate}\r\n`.repeat(5_000),
      `m=audio 1 RTP/SAVPF${' 8'.repeat(150_000)}`,
      `a=extmap:1 ${'urn:'.repeat(75_000)}`,
      `a=ice-options:${'a '.repeat(150_000)}`,
      '\r\n'.repeat(150_000),
    ];
    for (const part of long) {
      for (const sdp of [text(part, base), text(base, part), text(session, part, audio), text(part)]) {
        // The processor's time: a busy machine lets everybody wait.
        const begun = process.cpuUsage();
        given(sdp);
        answered(sdp);
        const {user, system} = process.cpuUsage(begun);
        expect((user + system) / 1000, part.slice(0, 40)).to.be.below(500);
      }
    }
  });
});

describe('What browsers refuse a whole description for', () => {
  const level = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
  const of = (...lines: string[]) => understandOffer(text(base, lines)).sdp.split('\r\n');
  const begin = '1 1 udp 5 10.0.0.1 9 typ';

  for (const [what, written, kept] of [
    ['two extensions of one number', ['a=extmap:1 urn:a', 'a=extmap:1 urn:b'], ['a=extmap:1 urn:a']],
    ['one extension by two numbers', [`a=extmap:1 ${level}`, `a=extmap:2 ${level}`], [`a=extmap:1 ${level}`]],
    ['an extension whose name is none', ['a=extmap:1 \u0001', 'a=extmap:2 urn:ä'], []],
    ['two sources', ['a=ssrc:1 cname:a', 'a=ssrc:2 cname:b'], ['a=ssrc:1 cname:a']],
    ['a source in other characters', ['a=ssrc:1 cname:ä', 'a=ssrc:1 cname:b'], ['a=ssrc:1 cname:b']],
    ['parameters in other characters', ['a=fmtp:8 ü=ß', 'a=rtcp-fb:8 \u0001'], []],
    [
      'a way of TCP that is none',
      ['a=candidate:1 1 TCP 5 10.0.0.1 9 typ host tcptype x'],
      [`a=candidate:${begin.replace('udp', 'TCP')} host`],
    ],
    ['a way of TCP for UDP', [`a=candidate:${begin} host tcptype active`], [`a=candidate:${begin} host`]],
    ['a base that is none', [`a=candidate:${begin} srflx raddr x rport y`], [`a=candidate:${begin} srflx`]],
    [
      'a base beyond all ports',
      [`a=candidate:${begin} srflx raddr 10.0.0.2 rport 99999`],
      [`a=candidate:${begin} srflx`],
    ],
    ['numbers behind a candidate', [`a=candidate:${begin} host generation 99999999999 network-cost x ufrag ä`], []],
    ['the same in ASCII', [`a=candidate:${begin} host generation x network-id -1`], [`a=candidate:${begin} host`]],
  ] as const)
    it(`${what}: left out`, () => {
      const plainLines = of();
      expect(of(...written).filter(line => !plainLines.includes(line))).to.deep.equal(kept);
    });

  for (const [what, lines, gets] of [
    ['a static payload type for another codec', ['m=audio 4 RTP/SAVPF 8 0', 'a=rtpmap:8 PCMU/8000'], '0'],
    ['a codec of its own in their place', ['m=audio 4 RTP/SAVPF 34 8', 'a=rtpmap:34 opus/48000/2'], '8'],
  ] as const)
    it(`${what}: left out (RFC 3551 §6)`, () =>
      expect(given(text(session, lines, audio.slice(4)))).to.equal(`${gets} sendrecv actpass`));

  for (const password of ['"quoted";+/a='.repeat(2), 'ä'.repeat(24), 'a:b'.repeat(8)])
    it(`an ICE password like ${password}: the line is of no use`, () =>
      expect(given(changed('a=ice-pwd', `a=ice-pwd:${password}`))).to.equal('not-acceptable'));

  it('an extension in an answer that was not offered, or by another number: left out', () => {
    const answer = text(base, [`a=extmap:2 ${level}`, 'a=extmap:3 urn:a', 'a=extmap:4/sendonly urn:b']);
    const offered = {direction: 'sendrecv', extensions: [`1 ${level}`, '4 urn:b']} as const;
    expect(understandAnswer(answer, offered).sdp.match(/^a=extmap.*/gm)).to.deep.equal(['a=extmap:4/sendonly urn:b']);
  });
});

it('One port for RTP and RTCP may be all that a far end has (RFC 8858)', () =>
  expect(given(changed('a=rtcp-mux', 'a=rtcp-mux-only'))).to.equal(good));

describe('The fingerprint of a description (reports 28)', () => {
  const used = (...lines: string[]) => given(changed('a=fingerprint', ...lines));
  const sha1 = `a=fingerprint:sha-1 ${print('AB', 20)}`;
  table(
    [
      ['may be in small letters', fingerprint.toLowerCase(), good],
      ['may name its hash function in capitals', fingerprint.replace('sha', 'SHA'), good],
      ['may be of SHA-1 alone', sha1, good],
      ['may be of SHA-512', `a=fingerprint:sha-512 ${print('AB', 64)}`, good],
      ['may be written twice', `${fingerprint}\r\n${fingerprint}`, good],
      ['may stand behind one that no browser takes', `a=fingerprint:md5 ${print('AB', 16)}\r\n${fingerprint}`, good],
      ['may stand behind one that is cut off', `a=fingerprint:sha-256 AB:CD\r\n${fingerprint}`, good],
      ['is of no use where no browser takes it', `a=fingerprint:md5 ${print('AB', 16)}`, 'not-acceptable'],
      ['is of no use where it is cut off', fingerprint.slice(0, -1), 'not-acceptable'],
      ['is of no use where it is none', fingerprint.replaceAll('AB', 'XY'), 'not-acceptable'],
    ],
    used,
  );
});

describe('A certificate', () => {
  it('is that of the session where the line names none that a browser takes (reports 28)', () => {
    const line = audio.map(text => (text === fingerprint ? 'a=fingerprint:md5 AB:CD' : text));
    expect(given(text(session, fingerprint, line))).to.equal(good);
  });

  const certificate = (...lines: string[]) => understandOffer(changed('a=fingerprint', ...lines)).fingerprint;
  const other = fingerprint.replace('AB', 'CD');

  it('is known again however it is written, and in whatever order', () => {
    expect(certificate(fingerprint.toLowerCase())).to.equal(certificate(fingerprint));
    expect(certificate(other, fingerprint)).to.equal(certificate(fingerprint, other));
    expect(certificate(other)).not.to.equal(certificate(fingerprint));
  });
});

describe('What no browser can use is refused before it is given to one (reports 4, 5, 10)', () => {
  const line = (media: string) => text(session, media, audio.slice(1));
  table(
    [
      ['nothing', '', 'not-acceptable'],
      ['rubbish', 'v=0\r\nrubbish', 'not-acceptable'],
      ['no media line', text(session), 'not-acceptable'],
      ['no media line, with attributes', text(session, audio.slice(1)), 'not-acceptable'],
      ['G.729 alone', line('m=audio 40000 UDP/TLS/RTP/SAVPF 18'), 'not-acceptable'],
      ['G.729 and tones', line('m=audio 40000 UDP/TLS/RTP/SAVPF 18 101'), 'not-acceptable'],
      ['tones alone', line('m=audio 40000 UDP/TLS/RTP/SAVPF 101'), 'not-acceptable'],
      ['comfort noise and tones', line('m=audio 40000 UDP/TLS/RTP/SAVPF 13 101'), 'not-acceptable'],
      [
        'redundancy of nothing',
        text(line('m=audio 40000 UDP/TLS/RTP/SAVPF 63 101'), 'a=rtpmap:63 red/48000/2'),
        'not-acceptable',
      ],
      ['a payload type that nobody names', line('m=audio 40000 UDP/TLS/RTP/SAVPF 97'), 'not-acceptable'],
      [
        'a payload type that is RTCP',
        text(line('m=audio 40000 UDP/TLS/RTP/SAVPF 72'), 'a=rtpmap:72 PCMA/8000'),
        'not-acceptable',
      ],
      ['no payload type', line('m=audio 40000 UDP/TLS/RTP/SAVPF'), 'not-acceptable'],
      ['port 0', line('m=audio 0 UDP/TLS/RTP/SAVPF 8 101'), 'not-acceptable'],
      ['no port', line('m=audio'), 'not-acceptable'],
      ['no fingerprint', changed('a=fingerprint'), 'not-acceptable'],
      ['no rtcp-mux', changed('a=rtcp-mux'), 'not-acceptable'],
      ['no ICE', changed('a=ice-'), 'not-acceptable'],
      ['no ICE password', changed('a=ice-pwd'), 'not-acceptable'],
      ['an ICE password that is too short', changed('a=ice-pwd', 'a=ice-pwd:short'), 'not-acceptable'],
      ['plain RTP', text(session, 'm=audio 5000 RTP/AVP 8 101', audio.slice(1, 4)), 'not-acceptable'],
      [
        'SRTP with keys in the description',
        text(session, 'm=audio 5000 RTP/SAVP 8', 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x'),
        'not-acceptable',
      ],
      ['T.38', text(session, 'm=image 40010 udptl t38', 'a=T38FaxVersion:0'), 'not-acceptable'],
      [
        'T.38 behind audio with port 0',
        text(session, 'm=audio 0 UDP/TLS/RTP/SAVPF 8', audio.slice(1), 'm=image 40010 udptl t38'),
        'not-acceptable',
      ],
      // RFC 9143 §7.3.1: a line of port 0 is never the one whose transport the group has, and without its group it is refused.
      [
        'audio that goes by the transport of a refused line alone',
        text(
          [...session, 'a=group:BUNDLE v a', 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:v'],
          ['m=audio 0 UDP/TLS/RTP/SAVPF 8', ...audio.slice(1), 'a=mid:a', 'a=bundle-only'],
        ),
        'not-acceptable',
      ],
      ['video alone', line('m=video 40000 UDP/TLS/RTP/SAVPF 8'), 'not-acceptable'],
      ['audio over something else', line('m=audio 40000 UDP/DTLS/SCTP 8'), 'not-acceptable'],
      ['a hundred lines and more', text(base, Array(101).fill('m=video 0 RTP/AVP 31')), 'not-acceptable'],
    ],
    given,
  );
});

describe('An answer', () => {
  const says = (...lines: string[]) => changed(/^a=(setup|sendrecv)/, ...lines);
  table(
    [
      ['takes the role that it says', says('a=setup:active'), '8,101 sendrecv active'],
      ['with actpass means passive (reports 9)', says('a=setup:actpass'), '8,101 sendrecv passive'],
      ['with holdconn means passive', says('a=setup:holdconn'), '8,101 sendrecv passive'],
      ['without a role means passive', says(), '8,101 sendrecv passive'],
      [
        'with port 0 has no audio (reports 3, 4)',
        text(session, 'm=audio 0 UDP/TLS/RTP/SAVPF 8', audio.slice(1)),
        'not-acceptable',
      ],
      [
        'with a line more is taken without it (reports 3)',
        text(base, 'm=video 0 RTP/AVP 31'),
        '8,101 sendrecv passive',
      ],
      [
        'with a line before it is taken without it',
        text(session, 'm=video 9 RTP/AVP 31', audio),
        '8,101 sendrecv passive',
      ],
    ],
    answered,
  );

  // [offered, answered, what the browser gets] (RFC 3264 §6.1)
  const directions = [
    ['sendonly', 'recvonly', 'recvonly'],
    ['sendonly', 'sendrecv', 'recvonly'],
    ['sendonly', '', 'recvonly'],
    ['sendonly', 'sendonly', 'inactive'],
    ['sendonly', 'inactive', 'inactive'],
    ['recvonly', 'sendrecv', 'sendonly'],
    ['recvonly', 'recvonly', 'inactive'],
    ['inactive', 'sendrecv', 'inactive'],
    ['inactive', '', 'inactive'],
    ['sendrecv', 'recvonly', 'recvonly'],
    ['sendrecv', 'sendonly', 'sendonly'],
    ['sendrecv', 'inactive', 'inactive'],
    ['sendrecv', 'sendrecv', 'sendrecv'],
  ] as const;
  for (const [offered, says, gets] of directions) {
    it(`to ${offered} that says ${says || 'nothing'} is read as ${gets} (reports 3)`, () => {
      const sdp = changed(/^a=(setup|sendrecv)/, ...(says ? [`a=${says}`] : []));
      expect(answered(sdp, offered)).to.equal(`8,101 ${gets} passive`);
    });
  }
});
