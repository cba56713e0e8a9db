import {expect} from 'chai';
import type {Credentials} from '../../../src/protocol/index.js';
import {credentials, linesInTime, makeLine, registeredLine, until} from '../support/line.js';
import {parameter} from '../support/peer.js';

describe('registration', () => {
  const {fakeTime, tick} = linesInTime();

  it('connects at once, registers its own Contact for 300 s and says who it is', async () => {
    const {peer, line, told, registration, connections} = makeLine();
    line.start();
    const register = await peer.expect('REGISTER');
    expect(register.uri).to.equal('sip:pbx.test');
    expect(register.header('To')).to.equal('<sip:101@pbx.test>');
    expect(register.header('From')).to.match(/^"Anna Huber" <sip:101@pbx.test>;tag=/);
    expect(register.header('Contact')).to.equal(
      '<sip:phone1@phone1.invalid;transport=ws>;+sip.instance="<urn:uuid:7d5d2f4e-0000-4000-8000-000000000001>";reg-id=1;expires=300',
    );
    expect(register.header('Supported').split(', ')).to.include.members(['outbound', 'path', 'gruu']);
    peer.registerOk(register);
    await until(() => line.registered, 'registered');
    expect(registration()).to.include({status: 'registered'});
    expect((registration()?.expiresAt ?? 0) - (registration()?.checkedAt ?? 0)).to.equal(300_000);
    expect(connections.map(({status}) => status)).to.deep.equal(['connecting', 'connected']);
    expect(told).to.deep.equal(['account …']);
    expect(peer.sockets[0]?.protocols).to.equal('sip');
  });

  it('refreshes between half and four fifths of the granted time, with the same Call-ID and the next CSeq', async () => {
    fakeTime();
    const {peer, registrations} = await registeredLine();
    peer.grantedExpires = 100;
    const first = peer.requests('REGISTER')[0];
    await tick(300_000 * 0.8);
    const second = peer.requests('REGISTER')[1];
    expect(second?.callId).to.equal(first?.callId);
    expect(second?.cseq).to.be.greaterThan(first?.cseq ?? 0);
    const before = peer.requests('REGISTER').length;
    await tick(80_000);
    expect(peer.requests('REGISTER').length).to.be.greaterThan(before);
    expect(registrations.filter(({status}) => status === 'registering').length, 'stays registered').to.equal(1);
  });

  it('finds its binding among other phones, one of them unreadable, and by instance when its Contact was rewritten', async () => {
    const {peer, line, registration} = makeLine();
    line.start();
    const register = await peer.expect('REGISTER');
    const instance = '+sip.instance="<urn:uuid:7D5D2F4E-0000-4000-8000-000000000001>"';
    peer.respond(register, 200, {
      headers: [
        ['Contact', '<sip:Kühn@desk_phone>;expires=9, <sip:101@10.0.0.1>;expires=7'],
        ['Contact', `<sip:rewritten@10.1.1.1:5060>;expires=120;${instance}`],
      ],
    });
    await until(() => line.registered, 'registered');
    expect((registration()?.expiresAt ?? 0) - (registration()?.checkedAt ?? 0)).to.equal(120_000);
  });

  it('takes a 200 without any Contact for what was asked', async () => {
    const {peer, line, registration} = makeLine();
    line.start();
    peer.respond(await peer.expect('REGISTER'), 200);
    await until(() => line.registered, 'registered');
    expect((registration()?.expiresAt ?? 0) - (registration()?.checkedAt ?? 0)).to.equal(300_000);
  });

  it('asks for longer when the interval is too brief, and leaves reg-id out when the first hop lacks outbound', async () => {
    const {peer, line} = makeLine();
    line.start();
    peer.respond(await peer.expect('REGISTER'), 423, {headers: {'Min-Expires': '1800'}});
    const longer = await peer.expect('REGISTER');
    expect(parameter(longer.header('Contact'), 'expires')).to.equal('1800');
    peer.respond(longer, 439);
    const plain = await peer.expect('REGISTER');
    expect(plain.header('Contact')).not.to.contain('reg-id');
    peer.registerOk(plain);
    await until(() => line.registered, 'registered');
  });

  it('waits as long as Retry-After says', async () => {
    fakeTime();
    const {peer, line, registration} = makeLine();
    line.start();
    peer.respond(await peer.expect('REGISTER'), 503, {headers: {'Retry-After': '30'}});
    await until(() => registration()?.error, 'an error');
    expect(registration()).to.deep.include({status: 'unregistered'});
    expect(registration()?.error).to.include({code: 'server-error', sipStatus: 503, retryable: true});
    await tick(29_000);
    expect(peer.requests('REGISTER').length).to.equal(1);
    await tick(11_000);
    expect(peer.requests('REGISTER').length).to.equal(2);
  });

  it('says that the login was refused, and tries neither again nor after a reconnection until asked to', async () => {
    fakeTime();
    const {peer, line, registration} = makeLine();
    line.start();
    peer.onMessage = message => {
      if (message.method === 'REGISTER') peer.challenge(message);
      return message.method === 'REGISTER';
    };
    await until(() => registration()?.status === 'refused', 'refused');
    expect(registration()?.error).to.deep.equal({
      code: 'login-refused',
      sipStatus: 401,
      retryable: false,
      message: 'The PBX answered the login with 401.',
    });
    expect(peer.requests('REGISTER').length).to.equal(2);
    peer.drop();
    await tick(300_000);
    expect(peer.sockets.length).to.equal(2);
    expect(peer.requests('REGISTER').length).to.equal(2);
    expect(registration()?.status).to.equal('refused');
    line.reconnect();
    await until(() => peer.requests('REGISTER').length > 2, 'another try');
  });

  it('asks once for fresh credentials after a refusal, and uses them when they differ', async () => {
    const given: Credentials[] = [credentials, {...credentials, password: 'neu'}];
    let asked = 0;
    const {peer, line} = makeLine({
      configuration: {servers: ['wss://pbx.test/ws'], credentials: '/credentials'},
      credentials: () => Promise.resolve(given[Math.min(asked++, 1)] ?? credentials),
    });
    line.start();
    peer.challenge(await peer.expect('REGISTER'));
    peer.respond(await peer.expect('REGISTER'), 403);
    peer.registerOk(await peer.expect('REGISTER'));
    await until(() => line.registered, 'registered');
    expect(asked).to.equal(2);
  });

  it('says when the credentials cannot be had, and asks again after a while', async () => {
    fakeTime();
    let reachable = false;
    const {peer, line, registration} = makeLine({
      credentials: () => (reachable ? Promise.resolve(credentials) : Promise.reject(new Error('fetch failed'))),
    });
    peer.autoRegister = true;
    line.start();
    await until(() => registration()?.error, 'an error');
    expect(registration()?.error).to.include({code: 'credentials-unreachable', retryable: true});
    reachable = true;
    await tick(30_000);
    expect(line.registered).to.equal(true);
  });

  it('names credentials without a usable address invalid', async () => {
    const {line, registration} = makeLine({credentials: () => Promise.resolve({aor: 'Anna'})});
    line.start();
    await until(() => registration()?.error, 'an error');
    expect(registration()?.error).to.include({code: 'credentials-invalid', retryable: false});
    expect(registration()).to.include({status: 'refused'}).and.nested.property('error.message').to.contain('aor');
    expect(() => line.userAgent).to.throw('not-registered');
  });

  it('fetches new credentials before the old ones expire', async () => {
    fakeTime();
    let asked = 0;
    await registeredLine({
      credentials: () => {
        asked++;
        return Promise.resolve({...credentials, expiresAt: new Date(Date.now() + 600_000).toISOString()});
      },
    });
    await tick(539_000);
    expect(asked).to.equal(1);
    await tick(2000);
    expect(asked).to.equal(2);
  });

  it('takes a REGISTER that nobody answers for a dead path', async () => {
    fakeTime();
    const {peer, line, connection} = makeLine();
    line.start();
    await peer.expect('REGISTER');
    await tick(10_000);
    expect(connection()).to.deep.include({status: 'waiting'});
    expect(connection()?.error?.code).to.equal('server-unreachable');
    peer.autoRegister = true;
    await tick(30_000);
    expect(line.registered).to.equal(true);
  });

  it('takes itself off the registrar when it stops, and ends within two seconds even when nobody answers', async () => {
    const {peer, line, connection} = await registeredLine();
    peer.autoRegister = false;
    const started = Date.now();
    const stopped = line.stop();
    expect(parameter((await peer.expect('REGISTER')).header('Contact'), 'expires')).to.equal('0');
    await stopped;
    expect(Date.now() - started).to.be.lessThan(2000);
    expect(connection()).to.include({status: 'idle'});
    expect(peer.sockets[0]?.closedWith).to.equal(1000);
  });
});
