import {expect} from 'chai';
import {parseMessage} from '../support/sip-message.js';
import {audio, offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

describe('torture 20: frames', () => {
  const phone = torture();
  const invite = () => {
    const {peer} = phone();
    const text = [
      `INVITE ${peer.contact} SIP/2.0`,
      'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKframe',
      'Max-Forwards: 70',
      'From: "Peer" <sip:peer@pbx.test>;tag=frame',
      'To: <sip:101@pbx.test>',
      'Call-ID: frame@pbx.test',
      'CSeq: 1 INVITE',
      'Contact: <sip:peer@pbx.test;transport=ws>',
      'Content-Type: application/sdp',
    ];
    return (length: number | string, body = offer) => [...text, `Content-Length: ${length}`, '', body].join('\r\n');
  };
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const rings = async () => {
    const {peer} = phone();
    await peer.expect('180 INVITE');
    peer.cancel(parseMessage(invite()(bytes(offer))));
    await phone().over();
    phone().expected = ['missed'];
  };

  it('two messages in one frame are both answered', async () => {
    const {peer} = phone();
    const options = invite()(0, '')
      .replace(/INVITE/g, 'OPTIONS')
      .replace('z9hG4bKframe', 'z9hG4bKother');
    peer.send(options + invite()(bytes(offer)));
    await peer.expect('200 OPTIONS');
    await rings();
  });

  it('one message in two frames: the first is refused, the second does no harm', async () => {
    const {peer} = phone();
    const text = invite()(bytes(offer));
    peer.send(text.slice(0, 700));
    await peer.expect('400 INVITE');
    peer.send(text.slice(700));
    await phone().tick(100);
  });

  it('binary frames are read as UTF-8', async () => {
    const {peer} = phone();
    peer.socket.deliver(new TextEncoder().encode(invite()(bytes(offer))).buffer);
    await rings();
  });

  it('bare line feeds are taken', async () => {
    const {peer} = phone();
    const bare = offer.replace(/\r\n/g, '\n');
    peer.send(invite()(bytes(bare), bare).replace(/\r\n/g, '\n'));
    await peer.expect('180 INVITE');
    peer.cancel(parseMessage(invite()(bytes(offer))));
    await phone().over();
    phone().expected = ['missed'];
  });

  it('a double CRLF of the server is answered with a single one', async () => {
    const {peer} = phone();
    peer.send('\r\n\r\n');
    await phone().tick(1);
    expect(peer.frames.at(-1)).to.equal('\r\n');
  });

  it('60 kB of description ring', async () => {
    const {peer} = phone();
    const long = offer + 'a=candidate:1 1 udp 1 10.0.0.1 1 typ host\r\n'.repeat(1_400);
    peer.send(invite()(bytes(long), long));
    await rings();
  });

  it('a Content-Length that is too big is refused, one that is too small cuts, none at all takes the frame', async () => {
    const {peer} = phone();
    peer.send(invite()(bytes(offer) + 10));
    await peer.expect('400 INVITE');
    peer.send(invite()(bytes(offer), `${offer}left over`).replace(/frame/g, 'small'));
    const ringing = await peer.expect('180 INVITE');
    peer.cancel(parseMessage(invite()(bytes(offer)).replace(/frame/g, 'small')));
    await peer.expect('487 INVITE');
    expect(ringing.callId).to.equal('small@pbx.test');
    await phone().over();
    peer.send(invite()('').replace('Content-Length: \r\n', ''));
    await rings();
    phone().expected = ['missed', 'missed'];
  });
});

describe('torture 21: what can hardly be read', () => {
  const phone = torture();

  const callers: [string, string, string, string][] = [
    ['a tel: address', '<tel:+4986112345>;tag=a', '+4986112345', ''],
    ['a host with an underscore', '"Alt" <sip:12@pbx_alt.amt>;tag=a', '12', 'Alt'],
    ['a host that begins with a digit', '"Alt" <sip:12@3cx.amt>;tag=a', '12', 'Alt'],
    ['a host whose last label is a number', '"Alt" <sip:12@pbx.42>;tag=a', '12', 'Alt'],
    ['a # in the user part', '<sip:#31#0861123@pbx.test>;tag=a', '#31#0861123', ''],
    ['an unquoted name with umlaut and comma', 'Müller, A. <sip:12@pbx.test>;tag=a', '12', 'Müller, A.'],
    ['a wrong escape', '"x" <sip:a%zzb@pbx.test>;tag=a', 'azzb', 'x'],
    ['a NUL in the name', '"N\u0000ull" <sip:12@pbx.test>;tag=a', '12', 'N ull'],
    ['half a surrogate', '"\ud83d Anna" <sip:12@pbx.test>;tag=a', '12', '\ufffd Anna'],
    ['no name and no brackets', 'sip:12@pbx.test;tag=a', '12', ''],
  ];
  for (const [what, from, number, name] of callers) {
    it(`${what} in From rings, and the far end gets its own back`, async () => {
      const {peer, page} = phone();
      phone().expected = ['missed'];
      const invite = await phone().ring({from});
      expect(page.call.remote).to.include({name});
      expect(page.call.remote.number.replace(/\s/g, '')).to.equal(number);
      peer.cancel(invite);
      await peer.expect('487 INVITE');
      await phone().over();
    });
  }

  for (const uri of [
    'tel:+4986158101',
    'sip:58101@pbx.test;user=phone',
    'SIPS:101@pbx.test',
    'sip:pbx.test',
    'foo:bar',
  ]) {
    it(`a call for ${uri} rings`, async () => {
      const {peer} = phone();
      phone().expected = ['missed'];
      peer.cancel(await phone().ring({uri}));
      await phone().over();
    });
  }

  it('compact and folded headers, unknown ones, and 64 kB of one ring', async () => {
    const {peer} = phone();
    phone().expected = ['missed'];
    const invite = await phone().ring({
      headers: [
        ['k', 'timer,\r\n replaces'],
        ['X-Long', 'x'.repeat(65_536)],
        ['x', '1800'],
        ['', 'nameless'],
      ],
    });
    peer.cancel(invite);
    await phone().over();
  });

  const refused: [string, (text: string) => string][] = [
    ['CSeq without method', text => text.replace(/CSeq: .*/, 'CSeq: 1')],
    ['overlarge CSeq', text => text.replace(/CSeq: .*/, 'CSeq: 36893488147419103232 INVITE')],
    ['CSeq of another method', text => text.replace(/CSeq: .*/, 'CSeq: 1 BYE')],
    ['negative Content-Length', text => text.replace(/Content-Length: .*/, 'Content-Length: -5')],
    ['no From', text => text.replace(/From: .*\r\n/, '')],
    ['no Call-ID', text => text.replace(/Call-ID: .*\r\n/, '')],
    ['Content-Length given twice', text => text.replace(/(Content-Length: ).*/, '$10\r\n$11')],
    ['To given twice', text => text.replace(/(To: .*)/, '$1\r\nTo: <sip:other@pbx.test>')],
    ['Call-ID given twice', text => text.replace(/(Call-ID: .*)/, '$1\r\nCall-ID: other')],
  ];
  for (const [what, mangle] of refused) {
    it(`${what}: 400, and the next call rings`, async () => {
      const {peer} = phone();
      phone().expected = ['missed'];
      phone().judged = false;
      const text = [
        `INVITE ${peer.contact} SIP/2.0`,
        'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKodd',
        'From: <sip:peer@pbx.test>;tag=odd',
        'To: <sip:101@pbx.test>',
        'Call-ID: odd@pbx.test',
        'CSeq: 1 INVITE',
        'Contact: <sip:peer@pbx.test>',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n');
      peer.send(mangle(text));
      await peer.expect('400');
      peer.cancel(await phone().ring());
      await phone().over();
    });
  }

  it('a Contact that is a star, and two of them, is refused or rings, and the next call rings', async () => {
    const {peer} = phone();
    for (const contact of ['*', '*\r\nContact: *']) {
      const before = peer.messages.length;
      peer.cancel(peer.invite(offer, {contact}));
      await phone().tick(100);
      expect(peer.messages[before + 1]?.status ?? peer.messages[before]?.status).to.be.greaterThan(0);
      await phone().over();
    }
    phone().expected = phone().page.state.ended.map(({reason}) => reason);
    expect(phone().expected.every(reason => reason === 'missed')).to.equal(true);
    peer.cancel(await phone().ring());
    await phone().over();
    phone().expected = [...phone().expected, 'missed'];
  });

  it('a 180 and a 200 without a reason phrase, with or without the blank, are taken', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here', 'hung-up-here'];
    for (const blank of [' ', '']) {
      const invite = await phone().dial();
      const bare = (frame: string) => frame.replace(/^(SIP\/2\.0 \d+) .*/, `$1${blank}`);
      const {send} = peer;
      peer.send = frame => send.call(peer, bare(frame));
      peer.respond(invite, 180);
      await phone().phase('ringing');
      peer.answer(invite, audio({setup: 'active'}));
      await peer.expect('ACK');
      await phone().phase('talking');
      peer.send = send;
      phone().hangUp();
      peer.respond(await peer.expect('BYE'), 200);
      await phone().over();
    }
  });

  it('responses that nobody can read change nothing', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    const invite = await phone().dial();
    for (const text of [
      'SIP/2.0 200\r\n\r\n',
      'SIP/2.0 4294967301 x\r\nVia: a\r\nCSeq: 1\r\n\r\n',
      `SIP/2.0 180 \r\nVia: ${invite.header('Via')}\r\nCSeq: ${invite.cseq}\r\n\r\n`,
      'SIP/2.0',
      'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
      '\u0000\u0001\u0002',
    ])
      peer.send(text);
    peer.answer(invite, audio({setup: 'active'}));
    await peer.expect('ACK');
    await phone().phase('talking');
  });
});
