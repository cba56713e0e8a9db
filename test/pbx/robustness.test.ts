import {createServer} from 'node:http';
import {once} from 'node:events';
import {expect} from 'chai';
import {WebSocket} from 'ws';
import {startPbx} from '../../demo/pbx/index.js';
import {Phone, until} from './phone.js';
import {stage} from './stage.js';

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, 'sip');
  await once(socket, 'open');
  return socket;
}

async function ask(url: string, text: string): Promise<string> {
  const socket = await open(url);
  socket.send(text);
  const [data] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return data.toString();
}

const request = (method: string, extra: readonly string[] = [], body = ''): string =>
  [
    `${method} sip:9196@pbx.amt.example SIP/2.0`,
    'Via: SIP/2.0/WS x.invalid;rport;branch=z9hG4bK1',
    'From: <sip:101@pbx.amt.example>;tag=1',
    'To: <sip:9196@pbx.amt.example>',
    'Call-ID: c1',
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
    ...extra,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');

describe('test PBX: whatever comes from the network', () => {
  const here = stage();

  it('answers OPTIONS with 200, back to where it came from (RFC 3581)', async () => {
    const answer = await ask(here.pbx.url, request('OPTIONS'));
    expect(answer).to.match(/^SIP\/2\.0 200 /);
    expect(answer).to.match(/^Via: .*;received=127\.0\.0\.1;rport=\d+\r$/m);
  });

  for (const [method, status] of [
    ['UPDATE', 405],
    ['PUBLISH', 405],
    ['BYE', 481],
    ['INVITE', 400],
    ['SUBSCRIBE', 401],
    ['REFER', 405],
  ] as const) {
    it(`answers a bare ${method} with ${status}`, async () => {
      expect(await ask(here.pbx.url, request(method))).to.match(new RegExp(`^SIP/2\\.0 ${status} `));
    });
  }

  it('answers a ping with a pong (RFC 5626 §4.4.1)', async () => {
    expect(await ask(here.pbx.url, '\r\n\r\n')).to.equal('\r\n');
  });

  it('survives nonsense and goes on working', async () => {
    const socket = await open(here.pbx.url);
    const broken = [
      '',
      'nonsense',
      'GET / HTTP/1.1\r\n\r\n',
      'INVITE sip:9196@pbx.amt.example SIP/2.0\r\n\r\n',
      'INVITE tel:9196 SIP/2.0\r\nVia: SIP/2.0/WS x;branch=z9hG4bK2\r\n\r\n',
      request('INVITE', ['Contact: <sip:a@b.invalid>', 'Authorization: Digest username="101']),
      request('REGISTER', ['Contact: ;;;']),
      request('NOTIFY', ['Event: ;']),
      request('CANCEL'),
      request('ACK'),
      request('INVITE').replace('sip:9196', 'tel:9196'),
      request('OPTIONS').replace('CSeq: 1 OPTIONS', 'CSeq: x'),
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/WS x;branch=z9hG4bK3\r\nFrom: <sip:a@b>\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1\r\n\r\n',
    ];
    for (const text of broken) socket.send(text);
    socket.send(Buffer.from([0xff, 0xfe, 0]));
    const phone = await here.phone('101');
    expect(phone.registered).to.equal(200);
    socket.close();
  });

  it('refuses an offer it has no codec for with 488', async () => {
    const phone = await here.phone('101');
    const call = await phone.call('9664', {
      alter: sdp =>
        sdp
          .replace(/ 0 126/, ' 111')
          .replace('PCMU/8000', 'opus/48000/2')
          .replace('rtpmap:0', 'rtpmap:111'),
    });
    await call.ended();
    expect(call.statuses).to.deep.equal([488]);
  });

  it('closes a connection without the sub-protocol sip', async () => {
    const socket = new WebSocket(here.pbx.url);
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).to.equal(1002);
  });

  it('listens on the loopback interface only, and tells a taken port', async () => {
    expect(new URL(here.pbx.url).hostname).to.equal('127.0.0.1');
    const second = await startPbx({port: here.pbx.port}).catch((error: NodeJS.ErrnoException) => error.code);
    expect(second).to.equal('EADDRINUSE');
  });

  it('shares a server with a web site', async () => {
    const server = createServer((_, response) => response.end('site'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const pbx = await startPbx({server, path: '/ws'});
    const phone = await new Phone(pbx, '101').register();
    expect(phone.registered).to.equal(200);
    expect(await (await fetch(`http://127.0.0.1:${pbx.port}/`)).text()).to.equal('site');
    await phone.stop();
    await pbx.close();
    server.closeAllConnections();
    server.close();
  });

  it('ends a call whose phone lost its connection while it rang', async () => {
    const [maria, josef] = [await here.phone('101'), await here.phone('102')];
    const out = await maria.call('102');
    await josef.rung();
    await until('ringing back', () => out.statuses.includes(180));
    await josef.drop();
    await out.ended();
    expect(out.statuses).to.include(480);
  });
});
