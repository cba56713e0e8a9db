import {expect} from 'chai';
import {md5} from '../../../src/core/wire/md5.js';
import type {Credentials} from '../../../src/protocol/index.js';
import type {Message} from '../support/sip-message.js';
import {torture} from '../support/torture.js';

const algorithm = (header: string) => /algorithm=([\w-]+)/i.exec(header)?.[1];

describe('torture 16: challenges', () => {
  const phone = torture();

  for (const order of [
    ['SHA-256', 'MD5'],
    ['MD5', 'SHA-256'],
    ['UNKNOWN-512', 'MD5', 'SHA-512-256'],
  ]) {
    it(`${order.join(', then ')}: the strongest that we know is answered`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      const invite = await phone().dial();
      peer.challenge(
        invite,
        order.map(name => ({algorithm: name, nonce: 'n', status: 407 as const})),
      );
      const second = await peer.expect('INVITE');
      expect(algorithm(second.header('Proxy-Authorization'))).to.match(/^SHA-/);
      expect(second.raw).to.not.include('secret101');
      peer.respond(second, 486);
      await phone().over();
    });
  }

  for (const [what, challenge, realm] of [
    ['an empty realm', 'Digest realm="", nonce="n1"', ''],
    ['an empty qop', 'Digest realm="x", nonce="n1", qop=""', 'x'],
    ['quotes in the realm', 'Digest realm="a \\"b\\"", nonce="n1"', 'a \\"b\\"'],
  ] as const)
    it(`${what}: answered as it is written (RFC 7616 §3.4)`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      peer.respond(await phone().dial(), 407, {headers: {'Proxy-Authenticate': challenge}});
      const second = await peer.expect('INVITE');
      const response = md5(`${md5(`101:${realm}:secret101`)}:n1:${md5('INVITE:sip:102@pbx.test')}`);
      expect(second.header('Proxy-Authorization')).to.include(`realm="${realm}"`).and.include(`response="${response}"`);
      expect(second.header('Proxy-Authorization')).to.not.include('qop');
      peer.respond(second, 486);
      await phone().over();
    });

  it('an unknown algorithm alone: a clear failure, and no loop', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed'];
    peer.challenge(await phone().dial(), {algorithm: 'SHA-3', status: 407});
    await phone().over();
    expect(page.state.ended[0]?.error).to.include({code: 'forbidden', sipStatus: 407});
    expect(peer.requests('INVITE')).to.have.length(1);
  });

  it('407 of the proxy, then 401 of the server behind it: both are answered', async () => {
    const {peer} = phone();
    phone().expected = ['failed'];
    peer.challenge(await phone().dial(), {status: 407, realm: 'proxy'});
    const second = await peer.expect('INVITE');
    peer.challenge(second, {status: 401, realm: 'server'});
    const third = await peer.expect('INVITE');
    expect(third.header('Authorization')).to.include('realm="server"');
    expect(third.header('Proxy-Authorization')).to.include('realm="proxy"');
    peer.respond(third, 486);
    await phone().over();
  });

  it('407 of one proxy, then of another behind it: the second try answers both, and so does the next call', async () => {
    const {peer} = phone();
    phone().expected = ['failed', 'failed'];
    const realms = ({headers}: Message) =>
      headers
        .filter(([name]) => name === 'Proxy-Authorization')
        .map(([, value]) => /realm="(\w+)"/.exec(value)?.[1])
        .sort();
    peer.challenge(await phone().dial(), {status: 407, realm: 'front', nonce: 'one'});
    const second = await peer.expect('INVITE');
    expect(realms(second)).to.deep.equal(['front']);
    peer.challenge(second, {status: 407, realm: 'rear', nonce: 'two'});
    const third = await peer.expect('INVITE');
    expect(realms(third)).to.deep.equal(['front', 'rear']);
    peer.respond(third, 486);
    await phone().over();
    peer.challenge(await phone().dial(), {status: 407, realm: 'front', nonce: 'one'});
    const again = await peer.expect('INVITE');
    peer.challenge(again, {status: 407, realm: 'rear', nonce: 'two'});
    const both = await peer.expect('INVITE');
    expect(realms(both)).to.deep.equal(['front', 'rear']);
    peer.respond(both, 486);
    await phone().over();
  });

  it('wrong twice ends; stale is no loop either', async () => {
    const {peer, page} = phone();
    phone().expected = ['failed', 'failed'];
    peer.challenge(await phone().dial());
    peer.challenge(await peer.expect('INVITE'));
    await phone().over();
    expect(page.state.ended[0]?.error?.code).to.equal('forbidden');
    peer.challenge(await phone().dial());
    peer.challenge(await peer.expect('INVITE'), {stale: true});
    const third = await peer.expect('INVITE');
    peer.challenge(third, {stale: true});
    await phone().over();
    expect(peer.requests('INVITE')).to.have.length(5);
  });

  for (const qop of ['auth', 'auth,auth-int', 'auth-int,auth', null]) {
    it(`qop ${qop ?? 'left out'} is answered`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      peer.challenge(await phone().dial(), {qop, status: 407});
      const second = await peer.expect('INVITE');
      expect(/qop=(\w+)/.exec(second.header('Proxy-Authorization'))?.[1]).to.equal(qop ? 'auth' : undefined);
      peer.respond(second, 486);
      await phone().over();
    });
  }

  for (const challenge of [
    'Digest realm="pbx.test", nonce="n", qop=auth,auth-int, algorithm=MD5',
    'Digest realm=pbx.test, nonce=n, qop="auth"',
    'Digest algorithm="MD5",stale="FALSE",realm="pbx.test",nonce="n",qop="auth",',
    'digest realm="pbx.test" nonce="n" qop="auth" algorithm=',
  ]) {
    it(`${challenge}: freely written, and answered`, async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      peer.respond(await phone().dial(), 401, {headers: {'WWW-Authenticate': challenge}});
      const second = await peer.expect('INVITE');
      expect(second.header('Authorization')).to.match(/realm="pbx\.test", nonce="n".*qop=auth, nc=00000001/);
      peer.respond(second, 486);
      await phone().over();
    });
  }

  it('the next nonce that the registrar names is used', async () => {
    const {peer, page} = phone();
    peer.autoRegister = false;
    void page.send({type: 'reconnect'});
    peer.drop();
    while (peer.requests('REGISTER').length < 2) await phone().tick(500);
    peer.challenge(await peer.expect('REGISTER'), {nonce: 'first'});
    const answered = await peer.expect('REGISTER');
    peer.respond(answered, 200, {
      headers: [
        ['Contact', `${answered.header('Contact')};expires=60`],
        ['Authentication-Info', 'nextnonce="second"'],
      ],
    });
    await phone().tick(48_000);
    expect((await peer.expect('REGISTER')).header('Authorization')).to.include('nonce="second"');
    peer.autoRegister = true;
    await phone().tick(40_000);
  });
});

describe('torture 17: REGISTER', () => {
  const phone = torture();

  /** The next REGISTER, which the test answers. */
  const next = async () => {
    const {peer} = phone();
    peer.autoRegister = false;
    const before = peer.requests('REGISTER').length;
    while (peer.requests('REGISTER').length === before) await phone().tick(1_000);
    return peer.expect('REGISTER');
  };

  const answers: [string, (own: string) => string[]][] = [
    [
      'with a foreign Contact that nobody can read',
      own => ['<sip:desk phone@10.0.0.7>;expires=60', `${own};expires=60`],
    ],
    ['without any Contact', () => []],
    ['with our Contact rewritten', own => [`${own.replace(/@[^;>]*/, '@sbc.test:5061')};expires=60`]],
    [
      'with three bindings of different expiry',
      own => ['<sip:a@x.test>;expires=3600', `${own};expires=60`, '<sip:b@x.test>;expires=5'],
    ],
  ];
  for (const [what, contacts] of answers) {
    it(`200 ${what}: registered, and refreshed in time`, async () => {
      const {peer, page} = phone();
      const register = await next();
      const own = register.header('Contact').replace(/;expires=\d+/, '');
      peer.respond(register, 200, {headers: contacts(own).map(value => ['Contact', value] as const)});
      await page.until('registered', ({registration}) => registration.status === 'registered');
      const count = peer.requests('REGISTER').length;
      peer.autoRegister = true;
      await phone().tick(contacts(own).length ? 48_000 : 240_000);
      expect(peer.requests('REGISTER').length).to.equal(count + 1);
    });
  }

  it('423 is followed, 503 waits as long as it says, a 401 with a new nonce is answered', async () => {
    const {peer} = phone();
    const brief = await next();
    peer.respond(brief, 423, {headers: {'Min-Expires': '900'}});
    const longer = await peer.expect('REGISTER');
    expect(longer.header('Contact')).to.include('expires=900');
    peer.respond(longer, 503, {headers: {'Retry-After': '30'}});
    await phone().tick(29_000);
    expect(peer.pending.filter(({method}) => method === 'REGISTER')).to.deep.equal([]);
    await phone().tick(11_000);
    peer.challenge(await peer.expect('REGISTER'), {nonce: 'other', stale: true});
    peer.registerOk(await peer.expect('REGISTER'));
    await phone().page.until('registered', ({registration}) => registration.status === 'registered');
    peer.autoRegister = true;
  });

  for (const [status, what] of [
    [200, 'expires'],
    [503, 'Retry-After'],
  ] as const) {
    it(`${what} that no timer holds is no storm`, async () => {
      const {peer} = phone();
      const register = await next();
      const own = register.header('Contact').replace(/;expires=\d+/, '');
      peer.autoRegister = true;
      peer.respond(register, status, {
        headers: {Contact: `${own};expires=4294967295`, 'Retry-After': '4294967295'},
      });
      const count = peer.requests('REGISTER').length;
      await phone().tick(60_000);
      expect(peer.requests('REGISTER')).to.have.length(count);
      await phone().tick(3_700_000);
      expect(peer.requests('REGISTER').length).to.be.greaterThan(count);
    });
  }

  it('that nobody answers does not hang: another one within 40 s', async () => {
    const {peer} = phone();
    await next();
    const count = peer.requests('REGISTER').length;
    await phone().tick(40_000);
    expect(peer.requests('REGISTER').length).to.be.greaterThan(count);
    peer.autoRegister = true;
    await phone().tick(60_000);
  });
});

describe('torture: a bearer token (RFC 8898)', () => {
  let current: Credentials = {aor: 'sip:101@pbx.test', token: 'one'};
  // Before the phone of the case starts.
  beforeEach(() => (current = {aor: 'sip:101@pbx.test', token: 'one'}));
  const phone = torture({credentials: 'callback'}, () => current);
  const refuse = {headers: {'WWW-Authenticate': 'Bearer realm="pbx.test", error="invalid_token"'}};

  it('goes with REGISTER and INVITE', async () => {
    const {peer} = phone();
    phone().expected = ['failed'];
    expect(peer.requests('REGISTER')[0]?.header('Authorization')).to.equal('Bearer one');
    const invite = await phone().dial();
    expect(invite.header('Authorization')).to.equal('Bearer one');
    peer.respond(invite, 486);
    await phone().over();
  });

  it('that ran out is renewed once, and the call is made', async () => {
    const {peer} = phone();
    phone().expected = ['failed'];
    const invite = await phone().dial();
    current = {...current, token: 'two'};
    peer.respond(invite, 401, refuse);
    const second = await peer.expect('INVITE');
    expect(second.header('Authorization')).to.equal('Bearer two');
    peer.respond(second, 401, refuse);
    await phone().over();
    expect(phone().page.state.ended[0]?.error?.code).to.equal('forbidden');
  });

  it('that the registrar refuses is fetched anew, once', async () => {
    const {peer, page} = phone();
    peer.autoRegister = false;
    while (peer.requests('REGISTER').length < 2) await phone().tick(1_000);
    current = {...current, token: 'two'};
    peer.respond(await peer.expect('REGISTER'), 401, refuse);
    const second = await peer.expect('REGISTER');
    expect(second.header('Authorization')).to.equal('Bearer two');
    peer.autoRegister = true;
    peer.registerOk(second);
    await page.until('registered', ({registration}) => registration.status === 'registered');
  });

  it('is never shown to a page', () => {
    expect(JSON.stringify(phone().page.state)).to.not.include('one"');
  });
});

describe('torture: an HA1 that the site renews', () => {
  const ha1 = (secret: string) => md5(`101:pbx.test:${secret}`);
  const granted = (secret: string, seconds: number): Credentials => ({
    aor: 'sip:101@pbx.test',
    ha1: ha1(secret),
    expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
  });
  let asked = 0;
  beforeEach(() => (asked = 0));
  const phone = torture({credentials: 'callback'}, () => granted(`secret${++asked}`, 600));

  it('is fetched anew before it expires, and the next challenge is answered with the new one', async () => {
    const {peer} = phone();
    phone().expected = ['failed'];
    await phone().tick(600_000);
    expect(asked).to.be.greaterThan(1);
    peer.challenge(await phone().dial(), {realm: 'pbx.test', nonce: 'n', qop: null});
    const invite = await peer.expect('INVITE');
    const response = /response="(\w+)"/.exec(invite.header('Authorization'))?.[1];
    expect(response).to.equal(md5(`${ha1(`secret${asked}`)}:n:${md5(`INVITE:${invite.uri}`)}`));
    peer.respond(invite, 486);
    await phone().over();
  });
});
