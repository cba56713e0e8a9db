import {expect} from 'chai';
import {Origin} from '../../../src/media/sdp/index.js';

const sdp = (version: number, id = 7, extra = '') =>
  `v=0\r\no=- ${id} ${version} IN IP4 127.0.0.1\r\ns=-\r\na=setup:actpass\r\n${extra}`;

describe('The o= line of a call', () => {
  it('keeps the session id and raises the version by one with each changed description', () => {
    const origin = new Origin();
    expect(origin.stamp(sdp(2))).to.equal(sdp(2));
    expect(origin.stamp(sdp(2))).to.equal(sdp(2));
    expect(origin.stamp(sdp(5, 7, 'a=sendonly\r\n'))).to.equal(sdp(3, 7, 'a=sendonly\r\n'));
    expect(origin.stamp(sdp(2, 99))).to.equal(sdp(4));
  });
});
