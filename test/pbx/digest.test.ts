import {createHash} from 'node:crypto';
import {expect} from 'chai';
import {Digest, type Algorithm} from '../../demo/pbx/digest.js';

const REALM = 'pbx.amt.example';

function credentials(challenge: string, {user = '101', password = 'secret101', qop = true, nonce = ''} = {}): string {
  const field = (name: string): string => new RegExp(`${name}="?([^",]+)`).exec(challenge)?.[1] ?? '';
  const algorithm = field('algorithm');
  const hash = (text: string): string =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const used = nonce || field('nonce');
  const uri = `sip:${REALM}`;
  const quality = qop ? ['00000001', 'abc', 'auth'] : [];
  const response = hash([hash(`${user}:${REALM}:${password}`), used, ...quality, hash(`REGISTER:${uri}`)].join(':'));
  return (
    `Digest username="${user}", realm="${REALM}", nonce="${used}", uri="${uri}", response="${response}", ` +
    `algorithm=${algorithm}${qop ? ', qop=auth, nc=00000001, cnonce="abc"' : ''}`
  );
}

describe('test PBX: digest', () => {
  const digest = new Digest(['SHA-256', 'MD5']);
  const challengeOf = (algorithm: Algorithm): string =>
    digest.challenge(false).find(line => line.includes(`algorithm=${algorithm},`)) ?? '';

  it('offers the algorithms in the order asked for', () => {
    const offered = new Digest(['MD5', 'SHA-256']).challenge(false).map(line => /algorithm=([^,]+)/.exec(line)?.[1]);
    expect(offered).to.deep.equal(['MD5', 'SHA-256']);
  });

  for (const algorithm of ['MD5', 'SHA-256'] as const) {
    for (const qop of [true, false]) {
      it(`takes the right password by ${algorithm} ${qop ? 'with' : 'without'} quality of protection`, () => {
        const verdict = digest.check('REGISTER', credentials(challengeOf(algorithm), {qop}));
        expect(verdict).to.deep.equal({extension: '101'});
      });
    }
  }

  it('refuses a wrong password, another method and no credentials', () => {
    const challenge = challengeOf('SHA-256');
    expect(digest.check('REGISTER', credentials(challenge, {password: 'x'}))).to.deep.equal({stale: false});
    expect(digest.check('INVITE', credentials(challenge))).to.deep.equal({stale: false});
    expect(digest.check('REGISTER', undefined)).to.deep.equal({stale: false});
  });

  it('calls a nonce it did not make stale', () => {
    const verdict = digest.check('REGISTER', credentials(challengeOf('MD5'), {nonce: '1-abc'}));
    expect(verdict).to.deep.equal({stale: true});
    expect(digest.challenge(true)[0]).to.contain('stale=true');
  });
});
