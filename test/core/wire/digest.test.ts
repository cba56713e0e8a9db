import {expect} from 'chai';
import {sha256, sha512Half} from '../../../src/core/wire/sha2.js';
import {callFrom, credentials, endLines, makeLine, registeredLine, until} from '../support/line.js';
import {parameter, type Message} from '../support/peer.js';
import {answer} from '../support/sdp.js';

/** `key="value"` of a challenge or an answer. */
const part = (value: string, key: string) => parameter(`;${value.replace(/^Digest /, '').replace(/, /g, ';')}`, key);
const authorization = (message: Message) => message.header('Authorization');

const HASHES: Record<string, (text: string) => string> = {'SHA-256': sha256, 'SHA-512-256': sha512Half};

/** The response as RFC 7616 §3.4.1 computes it. */
function expected(message: Message, password = 'geheim'): string {
  const header = authorization(message) || message.header('Proxy-Authorization');
  const hash = HASHES[part(header, 'algorithm')] ?? (() => 'unknown');
  const [realm, nonce, nc, cnonce] = ['realm', 'nonce', 'nc', 'cnonce'].map(key => part(header, key));
  const purpose = hash(`${message.method}:${part(header, 'uri')}`);
  return hash(`${hash(`101:${realm}:${password}`)}:${nonce}:${nc}:${cnonce}:auth:${purpose}`);
}

describe('SHA-2', () => {
  // FIPS 180-4 examples and RFC 7616 §3.9.
  it('hashes as the standard’s examples do', () => {
    expect(sha256('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).to.equal(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(sha512Half('abc')).to.equal('53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23');
    expect(sha512Half('')).to.equal('c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a');
  });

  it('hashes texts of every length around a block, and umlauts as UTF-8', async () => {
    const platform = async (text: string) => {
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
    };
    for (const length of [54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 300]) {
      const text = 'ü'.repeat(length % 7) + 'x'.repeat(length);
      expect(sha256(text), `length ${length}`).to.equal(await platform(text));
    }
  });
});

describe('digest', () => {
  afterEach(async () => {
    expect(await endLines()).to.deep.equal([]);
  });

  it('answers MD5 with an HA1', async () => {
    // Without qop nothing in it is random (RFC 2617 §3.2.2.1): MD5(HA1:nonce:MD5(REGISTER:sip:pbx.test)).
    const {peer, line} = makeLine({credentials: () => Promise.resolve({...credentials, ha1: 'a'.repeat(32)})});
    line.start();
    peer.challenge(await peer.expect('REGISTER'), {qop: null, nonce: 'n'});
    const register = await peer.expect('REGISTER');
    expect(part(authorization(register), 'response')).to.equal('b0b42cfc8296c25ff0b9aad4415748f5');
    expect(part(authorization(register), 'username')).to.equal('101');
  });

  for (const algorithm of ['SHA-256', 'SHA-512-256']) {
    it(`answers ${algorithm}, and uses the nonce again with a growing count`, async () => {
      const {peer, line} = makeLine();
      line.start();
      peer.challenge(await peer.expect('REGISTER'), {algorithm});
      const first = await peer.expect('REGISTER');
      expect(part(authorization(first), 'algorithm')).to.equal(algorithm);
      expect(part(authorization(first), 'response')).to.equal(expected(first));
      expect(part(authorization(first), 'nc')).to.equal('00000001');
      expect(part(authorization(first), 'uri')).to.equal('sip:pbx.test');
      peer.registerOk(first);
      await until(() => line.registered, 'registered');
      void line.stop();
      const second = await peer.expect('REGISTER');
      expect(part(authorization(second), 'nonce')).to.equal(part(authorization(first), 'nonce'));
      expect(part(authorization(second), 'nc')).to.equal('00000002');
      expect(part(authorization(second), 'response')).to.equal(expected(second));
      peer.registerOk(second);
    });
  }

  it('begins anew when the server names its next nonce', async () => {
    const {peer, line} = makeLine();
    line.start();
    peer.challenge(await peer.expect('REGISTER'), {algorithm: 'SHA-256'});
    peer.respond(await peer.expect('REGISTER'), 200, {headers: {'Authentication-Info': 'nextnonce="fresh"'}});
    await until(() => line.registered, 'registered');
    void line.stop();
    const next = await peer.expect('REGISTER');
    expect(part(authorization(next), 'nonce')).to.equal('fresh');
    expect(part(authorization(next), 'nc')).to.equal('00000001');
    peer.registerOk(next);
  });

  for (const order of [
    ['SHA-256', 'MD5', 'TIGER'],
    ['TIGER', 'MD5', 'SHA-256'],
  ]) {
    it(`takes the strongest of ${order.join(', ')}`, async () => {
      const {peer, line} = makeLine();
      line.start();
      peer.challenge(
        await peer.expect('REGISTER'),
        order.map(algorithm => ({algorithm})),
      );
      const register = await peer.expect('REGISTER');
      expect(part(authorization(register), 'algorithm')).to.equal('SHA-256');
      peer.registerOk(register);
      await until(() => line.registered, 'registered');
    });
  }

  it('uses an HA1 for the algorithm it is of, and for no second realm', async () => {
    const ha1 = sha256('101:pbx.test:geheim');
    const {peer, line, registration} = makeLine({credentials: () => Promise.resolve({aor: credentials.aor, ha1})});
    line.start();
    peer.challenge(await peer.expect('REGISTER'), [{algorithm: 'MD5'}, {algorithm: 'SHA-256'}]);
    const register = await peer.expect('REGISTER');
    expect(part(authorization(register), 'response')).to.equal(expected(register));
    peer.registerOk(register);
    await until(() => line.registered, 'registered');
    void line.stop();
    peer.challenge(await peer.expect('REGISTER'), {algorithm: 'SHA-256', realm: 'elsewhere.test'});
    await until(() => registration()?.status === 'unregistered', 'ended');
    expect(peer.requests('REGISTER').length).to.equal(3);
  });

  it('refuses an algorithm it does not know without another try', async () => {
    const {peer, line, registration} = makeLine();
    line.start();
    peer.challenge(await peer.expect('REGISTER'), {algorithm: 'TIGER'});
    await until(() => registration()?.status === 'refused', 'refused');
    expect(peer.requests('REGISTER').length).to.equal(1);
  });

  it('answers the proxy and then the server behind it, and qop without quotes', async () => {
    const tested = await registeredLine();
    const {peer} = tested;
    const {invite} = await callFrom(tested);
    peer.challenge(invite, {status: 407, algorithm: 'SHA-256'});
    await peer.expect('ACK');
    const second = await peer.expect('INVITE');
    expect(part(second.header('Proxy-Authorization'), 'response')).to.equal(expected(second));
    peer.respond(second, 401, {headers: {'WWW-Authenticate': 'Digest realm="inner", nonce="i", qop=auth'}});
    await peer.expect('ACK');
    const third = await peer.expect('INVITE');
    expect(third.header('Proxy-Authorization')).not.to.equal('');
    expect(part(authorization(third), 'realm')).to.equal('inner');
    peer.bye(peer.answer(third, answer));
    await peer.expect('200 BYE');
  });

  it('counts on after a challenge inside a dialog', async () => {
    const tested = await registeredLine();
    const {peer} = tested;
    const {inviter, invite} = await callFrom(tested);
    peer.answer(invite, answer);
    await peer.expect('ACK');
    await until(() => inviter.state === 'Established', 'established');
    void inviter.info();
    peer.challenge(await peer.expect('INFO'), {algorithm: 'SHA-256'});
    const again = await peer.expect('INFO');
    peer.respond(again, 200);
    void inviter.bye();
    const bye = await peer.expect('BYE');
    expect(bye.cseq).to.equal(again.cseq + 1);
    peer.respond(bye, 200);
  });

  it('hashes the address as it goes over the wire, also one that SIP.js knows by another name', async () => {
    const tested = await registeredLine();
    const {peer} = tested;
    const {inviter, invite} = await callFrom(tested);
    peer.answer(invite, answer, {contact: '<sip:desk#1@desk_1>'});
    await peer.expect('ACK');
    await until(() => inviter.state === 'Established', 'established');
    void inviter.bye();
    peer.challenge(await peer.expect('BYE'), {algorithm: 'SHA-256'});
    const bye = await peer.expect('BYE');
    expect(part(authorization(bye), 'uri')).to.equal('sip:desk#1@desk_1');
    expect(part(authorization(bye), 'response')).to.equal(expected(bye));
    peer.respond(bye, 200);
  });

  it('keeps password, HA1 and numbers out of everything it tells', async () => {
    const {peer, line, told} = makeLine();
    line.start();
    peer.challenge(await peer.expect('REGISTER'));
    peer.registerOk(await peer.expect('REGISTER'));
    await until(() => line.registered, 'registered');
    peer.send('INVITE sip:4711 nonsense geheim');
    peer.request('INVITE', {cseq: -1});
    await peer.expect('400');
    expect(told.join()).not.to.match(/geheim|4711|Anna/);
  });
});
