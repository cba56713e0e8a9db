import {expect} from 'chai';
import {Aliases} from '../../../src/core/wire/transport/aliases.js';
import {SipMessage} from '../../../src/core/wire/transport/sip-message.js';
import {ListFeed} from '../../../src/core/parts/watch/list-feed.js';
import {torture} from '../support/torture.js';

describe('odd frames (attack 16)', () => {
  const phone = torture();

  it('are taken, whatever is in them, and the next call rings', async () => {
    const {peer} = phone();
    phone().judged = false;
    const invite = await phone().dial();
    const via = `Via: ${invite.header('Via')}`;
    const rest = `From: ${invite.header('From')}\r\nTo: ${invite.header('To')}\r\nCall-ID: ${invite.callId}\r\n`;
    const frames: (string | ArrayBuffer)[] = [
      '',
      '\0',
      ' ',
      '\r\n',
      '\r\n'.repeat(1_000),
      ':'.repeat(1_000),
      '\r\n:\r\n:\r\n\r\n',
      new ArrayBuffer(0),
      new Uint8Array([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]).buffer,
      new TextEncoder().encode(`INVITE sip:a SIP/2.0\r\n${via}`).buffer as ArrayBuffer,
      ...['000', '999', '100', '-1', '2e2', '0x1'].flatMap(status => [
        `SIP/2.0 ${status} x\r\n${rest}CSeq: ${invite.cseq} INVITE\r\n\r\n`,
        `SIP/2.0 ${status} x\r\n${via}\r\n${rest}CSeq: -1 INVITE\r\n\r\n`,
        `SIP/2.0 ${status} x\r\n${via}\r\n${rest}CSeq: ${invite.cseq} constructor\r\n\r\n`,
      ]),
      ...['-1', '1e3', '0x10', '4294967296', 'x', ''].map(
        cseq => `OPTIONS sip:a SIP/2.0\r\n${via}\r\n${rest}CSeq: ${cseq} OPTIONS\r\n\r\n`,
      ),
      `SIP/2.0 200 OK\r\n\r\n`.repeat(100),
      `OPTIONS sip:a SIP/2.0\r\nContent-Length: ${'9'.repeat(1_000)}\r\n\r\n`,
      `OPTIONS ${'\ud800'.repeat(100)} SIP/2.0\r\n${via}\r\n\r\n\udc00`,
    ];
    for (const frame of frames) peer.socket.deliver(frame);
    await phone().tick(10);
    peer.respond(invite, 180);
    await phone().phase('ringing');
    peer.respond(invite, 486);
    await phone().over();
    peer.cancel(await phone().ring());
    await phone().over();
    phone().expected = ['failed', 'missed'];
  });

  // Read in one pass half a million characters are nothing; read anew from each of them, they take minutes.
  for (const piece of [
    ' ',
    '\r',
    '\n',
    '\r\n',
    '\r\n ',
    ':',
    'A ',
    'INVITE ',
    ' SIP/',
    '\r\n\r\n',
    'SIP/2.0 200\r\n\r\n',
    '\ud800',
  ])
    it(`are read in one pass: ${JSON.stringify(piece)}`, () => {
      const long = piece.repeat(600_000 / piece.length);
      for (const frame of [
        long,
        `INVITE ${long} SIP/2.0\r\nVia: a\r\n\r\n`,
        `INVITE a SIP/2.0\r\nl: 1\r\n\r\nx${long}`,
        `INVITE a SIP/2.0\r\nVia: a\r\n\r\n${long}`,
      ])
        for (const message of SipMessage.readFrame(frame))
          expect([message.method, message.isRequest]).to.have.length(2);
    });

  for (const piece of [
    'sip:',
    '@',
    'alias',
    'alias1',
    'alias1.invalid',
    '@alias1.invalid',
    'sip:@alias1.invalid',
    'sip:a@alias1.invalid ',
  ])
    it(`have their addresses put back in one pass: ${piece}`, () => {
      const aliases = new Aliases();
      expect(aliases.uri('tel:1')).to.equal('sip:1@alias1.invalid');
      const long = piece.repeat(300_000 / piece.length);
      expect(aliases.restore(`${long} <sip:1@alias1.invalid>`).endsWith('<tel:1>')).to.equal(true);
    });

  it('put an address back where its user names another', () => {
    const aliases = new Aliases();
    const first = aliases.uri('tel:+49(1)');
    const second = aliases.uri('foo:x');
    expect(aliases.restore(`"${first}" <${second};a=b>, <${first}>;sip:9@b alias9.invalid`)).to.equal(
      '"tel:+49(1)" <foo:x;a=b>, <tel:+49(1)>;sip:9@b alias9.invalid',
    );
  });

  it('of a list whose lines all name one part have that part read once', () => {
    const feed = new ListFeed();
    const lines = Array.from(
      {length: 1_900},
      (_, n) => `<resource uri="sip:${n}@a"><instance state="active" cid="1"/></resource>`,
    );
    const part = (id: string, type: string, body: string) =>
      `--b\r\nContent-ID: <${id}>\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
    const dialogs = `<dialog-info version="1" state="full">${' '.repeat(200_000)}</dialog-info>`;
    feed.take(
      'multipart/related;boundary=b',
      part('l', 'application/rlmi+xml', `<list version="1" fullState="true">${lines.join('')}</list>`) +
        part('1', 'application/dialog-info+xml', dialogs),
    );
    expect(feed.lamps.filter(([, lamp]) => lamp === 'idle')).to.deep.equal([['0', 'idle']]);
  });
});
