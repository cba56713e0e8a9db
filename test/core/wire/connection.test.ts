import {expect} from 'chai';
import {callFrom, linesInTime, makeLine, registeredLine, until} from '../support/line.js';
import {Peer} from '../support/peer.js';
import {answer} from '../support/sdp.js';

const SERVERS = ['wss://one.test/ws', 'wss://two.test/ws'];
const configuration = (servers = SERVERS) => ({servers, credentials: {aor: 'sip:101@pbx.test', password: 'x'}});

describe('connection', () => {
  const {fakeTime, tick} = linesInTime();

  it('never gives up: full jitter up to 20, 40, then 60 seconds, and says when it tries next', async () => {
    fakeTime();
    const {peer, line, connection} = makeLine({random: () => 1});
    peer.refuse = true;
    line.start();
    const delays: number[] = [];
    for (let i = 0; i < 5; i++) {
      await until(() => connection()?.status === 'waiting', 'waiting');
      const state = connection();
      expect(state?.error).to.include({code: 'server-unreachable', retryable: true});
      delays.push((state?.retryAt ?? 0) - (state?.since ?? 0));
      await tick(delays[delays.length - 1] ?? 0);
    }
    expect(delays).to.deep.equal([30_000, 60_000, 60_000, 60_000, 60_000]);
    peer.refuse = false;
    peer.autoRegister = true;
    await tick(60_000);
    expect(line.registered).to.equal(true);
  });

  it('comes back within three seconds while a call runs', async () => {
    fakeTime();
    const {peer, line, connection} = await registeredLine({random: () => 1});
    line.busy = true;
    peer.drop();
    await until(() => connection()?.status === 'waiting', 'waiting');
    expect(connection()?.error?.code).to.equal('connection-lost');
    await tick(3000);
    expect(line.registered).to.equal(true);
  });

  it('tells the loss, then that it is registered again', async () => {
    fakeTime();
    const {peer, line, told, registration} = await registeredLine();
    peer.drop();
    await until(() => told.includes('lost'), 'lost');
    expect(line.registered).to.equal(false);
    expect(registration()?.status).to.equal('unregistered');
    await tick(30_000);
    expect(told.filter(text => !text.startsWith('account'))).to.deep.equal(['lost', 'recovered']);
  });

  it('goes to the next server when one cannot be reached, stays there, and later returns to the first', async () => {
    fakeTime();
    const peer = new Peer();
    peer.refuse = url => url === SERVERS[0];
    const {line, connection} = makeLine({configuration: configuration()}, peer);
    peer.autoRegister = true;
    line.start();
    await until(() => connection()?.status === 'waiting', 'waiting');
    await tick(3000);
    expect(line.registered).to.equal(true);
    expect(connection()).to.include({status: 'connected', server: 1});
    peer.refuse = false;
    peer.drop();
    await tick(30_000);
    expect(connection(), 'sticky').to.include({status: 'connected', server: 1});
    line.busy = true;
    await tick(15 * 60_000);
    expect(connection(), 'not while a call runs').to.include({server: 1});
    line.busy = false;
    await tick(15 * 60_000);
    expect(connection()).to.include({status: 'connected', server: 0});
    expect(line.registered).to.equal(true);
    expect(peer.sockets.filter(({readyState}) => readyState === 1).length).to.equal(1);
  });

  for (const random of [0, 0.999]) {
    it(`returns to the preferred server after 8 to 12 minutes (${random})`, async () => {
      fakeTime();
      const peer = new Peer();
      peer.refuse = url => url === SERVERS[0];
      const {line, connection} = makeLine({configuration: configuration(), random: () => random}, peer);
      peer.autoRegister = true;
      line.start();
      await until(() => connection()?.status === 'waiting', 'waiting');
      await tick(4_000);
      expect(connection()).to.include({status: 'connected', server: 1});
      peer.refuse = false;
      await tick(random ? 11.8 * 60_000 : 7.9 * 60_000);
      expect(connection()).to.include({status: 'connected', server: 1});
      await tick(15_000);
      expect(connection()).to.include({status: 'connected', server: 0});
      expect(line.registered).to.equal(true);
    });
  }

  it('does not wait for ever for a connection, and refuses one that does not speak SIP', async () => {
    fakeTime();
    const {peer, line, connection} = makeLine({random: () => 0.9});
    peer.hang = true;
    line.start();
    await tick(5000);
    expect(connection()?.status).to.equal('waiting');
    peer.hang = false;
    peer.protocol = '';
    await tick(30_000);
    expect(peer.sockets.length).to.equal(2);
    expect(connection()?.status).to.equal('waiting');
    expect(peer.messages).to.deep.equal([]);
  });

  it('survives an address that the platform refuses', async () => {
    const refusing = function () {
      throw new SyntaxError('bad URL');
    } as unknown as typeof WebSocket;
    const {line, connection} = makeLine({webSocket: refusing});
    line.start();
    await until(() => connection()?.status === 'waiting', 'waiting');
    expect(connection()?.error?.code).to.equal('server-unreachable');
  });

  it('sends keep-alives every 20 to 25 s and shows when the path was last seen to work', async () => {
    fakeTime();
    const {peer, registration} = await registeredLine();
    await tick(75_000);
    expect(peer.pings).to.be.within(3, 4);
    expect(peer.requests('OPTIONS').length, 'a question with the first alone').to.equal(1);
    expect(Date.now() - (registration()?.checkedAt ?? 0)).to.be.lessThan(25_001);
  });

  for (const pong of [true, false]) {
    it(`finds a dead path within 35 s at a server that ${pong ? 'answers' : 'does not answer'} keep-alives`, async () => {
      fakeTime();
      const {peer, connection} = await registeredLine();
      peer.pong = pong;
      await tick(100_000);
      expect(connection()?.status, 'alive so far').to.equal('connected');
      expect(peer.sockets.length).to.equal(1);
      peer.swallow = peer.refuse = true;
      await tick(35_000);
      expect(connection()?.status).not.to.equal('connected');
      expect(peer.sockets[0]?.closedWith).to.equal(1000);
    });
  }

  it('checks the path at once when asked to, and comes back soon when it was waiting', async () => {
    fakeTime();
    const {peer, line, connection} = await registeredLine();
    line.check();
    await until(() => peer.pings === 1, 'a keep-alive');
    peer.swallow = true;
    line.check();
    await tick(10_000);
    expect(connection()?.status).to.equal('waiting');
    peer.swallow = false;
    line.check();
    await tick(3000);
    expect(line.registered).to.equal(true);
  });

  it('is back within 6 s when the machine has another network', async () => {
    fakeTime();
    const {peer, line, connection} = await registeredLine({random: () => 1});
    peer.swallow = peer.refuse = true;
    line.check();
    line.check(true);
    line.check(true);
    await tick(3000);
    expect(connection()?.status).to.equal('waiting');
    peer.swallow = peer.refuse = false;
    await tick(3000);
    expect(line.registered).to.equal(true);
  });

  it('is back at once when the machine has a network again and a call runs', async () => {
    fakeTime();
    const {peer, line, connection} = await registeredLine({random: () => 1});
    line.busy = true;
    peer.refuse = true;
    peer.drop();
    await until(() => connection()?.status === 'waiting', 'waiting');
    peer.refuse = false;
    line.check(true);
    await tick(250);
    expect(line.registered).to.equal(true);
  });

  it('connects at once on the user’s word', async () => {
    fakeTime();
    const {peer, line} = makeLine();
    peer.refuse = true;
    peer.autoRegister = true;
    line.start();
    await until(() => peer.sockets[0]?.readyState === 3, 'refused');
    peer.refuse = false;
    line.reconnect();
    await until(() => line.registered, 'registered');
    expect(peer.sockets.length).to.equal(2);
  });

  it('answers the server’s keep-alive', async () => {
    const {peer} = await registeredLine();
    peer.send('\r\n\r\n');
    await until(() => peer.frames.includes('\r\n'), 'an answer');
  });

  it('ends what nobody answered when the connection dies, and leaves established calls alone', async () => {
    fakeTime();
    const tested = await registeredLine();
    const {peer, line, media} = tested;
    const talking = await callFrom(tested);
    const dialog = peer.answer(talking.invite, answer);
    await peer.expect('ACK');
    const ringing = await callFrom(tested, 'sip:103@pbx.test');
    peer.respond(ringing.invite, 180);
    const calling = await callFrom(tested, 'sip:104@pbx.test');
    await until(() => talking.inviter.state === 'Established', 'established');
    peer.drop();
    await until(() => ringing.inviter.state === 'Terminated', 'the ringing call ended');
    expect(calling.inviter.state).to.equal('Terminated');
    expect(talking.inviter.state).to.equal('Established');
    expect(media.map(({closed}) => closed)).to.deep.equal([false, true, true]);
    await tick(30_000);
    expect(line.registered).to.equal(true);
    peer.bye(dialog);
    await peer.expect('200 BYE');
    expect(talking.inviter.state).to.equal('Terminated');
    await tick(64_000);
    expect(line.userAgent.userAgentCore.userAgentClients.size).to.equal(0);
  });
});
