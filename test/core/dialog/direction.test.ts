import {expect} from 'chai';
import {directionOf} from '../../../src/core/dialog/sdp.js';
import {audio} from '../support/sdp.js';

const live = audio();
const plain = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=audio 5000 RTP/AVP 8\r\n';

describe('Whether the far end holds', () => {
  it('is said by the line that is talked over, not by one with port 0 before it (attack 18)', () => {
    expect(directionOf(live.replace('m=audio', 'm=audio 0 RTP/AVP 8\r\na=inactive\r\nm=audio'))).to.equal('sendrecv');
    expect(directionOf(live.replace('m=audio', 'm=audio 5000 RTP/AVP 8\r\na=inactive\r\nm=audio'))).to.equal(
      'sendrecv',
    );
    expect(directionOf(`${audio({direction: 'sendonly'})}m=audio 0 RTP/AVP 8\r\na=sendrecv\r\n`)).to.equal('sendonly');
  });

  it('is said by the session where the line says nothing', () => {
    expect(directionOf(live.replace('a=sendrecv', 'a=x').replace('t=0 0', 't=0 0\na=inactive'))).to.equal('inactive');
    expect(directionOf(live.replace('a=sendrecv', 'a=x'))).to.equal('sendrecv');
    expect(directionOf('')).to.equal('sendrecv');
  });

  it('is said by c=0.0.0.0 in the old way, and not where ICE has the addresses', () => {
    expect(directionOf(plain)).to.equal('inactive');
    expect(directionOf(plain.replace('c=IN IP4 0.0.0.0\r\n', ''))).to.equal('sendrecv');
    expect(directionOf(live.replace('c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0'))).to.equal('sendrecv');
  });
});
