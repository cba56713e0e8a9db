import {expect} from 'chai';
import {Origin, fingerprintOf, offerActive, setupOf} from '../../src/media/wire-sdp.js';

const sdp = (version: number, id = 7, extra = '') =>
  `v=0\r\no=- ${id} ${version} IN IP4 127.0.0.1\r\ns=-\r\na=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\n${extra}`;

describe('SDP on the wire', () => {
  it('offers the DTLS client role and touches nothing else', () => {
    expect(offerActive(sdp(1))).to.equal(sdp(1).replace('actpass', 'active'));
    expect(setupOf(offerActive(sdp(1)))).to.equal('active');
    expect(offerActive('a=setup:passive\r\n')).to.equal('a=setup:passive\r\n');
  });

  it('knows a certificate again however it is written', () => {
    expect(fingerprintOf('a=fingerprint:SHA-256 aa:bb\r\n')).to.equal(fingerprintOf(sdp(1)));
    expect(fingerprintOf('a=fingerprint:sha-256 AA:CC\r\n')).not.to.equal(fingerprintOf(sdp(1)));
  });

  it('keeps the session id and raises the version by one with each changed description', () => {
    const origin = new Origin();
    expect(origin.stamp(sdp(2))).to.equal(sdp(2));
    expect(origin.stamp(sdp(2))).to.equal(sdp(2));
    expect(origin.stamp(sdp(5, 7, 'a=sendonly\r\n'))).to.equal(sdp(3, 7, 'a=sendonly\r\n'));
    expect(origin.stamp(sdp(2, 99))).to.equal(sdp(4));
  });
});
