import {expect} from 'chai';
import {understandOffer} from '../../../src/media/sdp/index.js';
import {answerLines, given} from './descriptions.js';
import * as farEnds from './far-ends.js';

const line = (payloads: string, protocol = 'UDP/TLS/RTP/SAVPF') => `audio 54321 ${protocol} ${payloads}`;

/** [who wrote it, what the browser gets, the lines of our answer] */
const table: readonly (readonly [name: keyof typeof farEnds, gets: string, ...out: string[]])[] = [
  ['asterisk', '107,9,8,0,101 sendrecv active', line('107 9 8 0 101')],
  ['asteriskWithVideo', '107,9,8,0,101 sendrecv active', line('107 9 8 0 101'), 'video 0 UDP/TLS/RTP/SAVPF 96'],
  ['freeswitch', '102,9,0,8,103,101 sendrecv actpass', line('102 9 0 8 103 101', 'RTP/SAVPF')],
  ['freeswitchFax', 'not-acceptable'],
  ['rtpengine', '8,0,9,101 sendrecv actpass', line('8 0 9 101')],
  ['rtpengineBoth', '8,0,9,101 sendrecv actpass', line('8 0 9 101')],
  ['kamailioToDesk', 'not-acceptable'],
  [
    'ciscoRoom',
    '9,8,101 sendrecv actpass',
    line('9 8 101'),
    'video 0 UDP/TLS/RTP/SAVPF 97 126',
    'video 0 RTP/AVP 97',
    'application 0 UDP/BFCP *',
    'application 0 RTP/AVP 107',
  ],
  ['ciscoPhoneHold', '9,8,101 inactive active', line('9 8 101', 'RTP/SAVP')],
  ['teamsSbc', '9,8,0,101 sendrecv actpass', line('9 8 0 101', 'UDP/TLS/RTP/SAVP')],
  ['fritzbox', 'not-acceptable'],
  [
    'chrome',
    '111,9,0,8,110,126 sendrecv actpass',
    line('111 9 0 8 110 126'),
    'video 0 UDP/TLS/RTP/SAVPF 96 97',
    'application 0 UDP/DTLS/SCTP webrtc-datachannel',
  ],
  ['firefox', '109,9,0,8,101 sendonly actpass', line('109 9 0 8 101')],
];

describe('What is known of far ends (reports 28)', () => {
  for (const [name, gets, ...out] of table) {
    it(`${name}: ${gets}`, () => {
      expect(given(farEnds[name])).to.equal(gets);
      if (out.length) expect(answerLines(farEnds[name])).to.deep.equal(out);
    });
  }

  it('the browser gets what it can use, as the far end wrote it, and nothing else', () => {
    const {sdp} = understandOffer(farEnds.teamsSbc);
    expect(sdp.match(/^a=candidate.*/gm)).to.deep.equal([
      'a=candidate:1 1 UDP 2130706431 52.113.0.9 49724 typ srflx raddr 10.0.0.2 rport 49724',
    ]);
    expect(sdp).not.to.match(/crypto|x-ssrc|SILK|RED|CN|^b=/m);
    expect(sdp).to.include('\r\na=fmtp:101 0-16\r\n').and.to.include('\r\na=ptime:20\r\n');
    const lite = understandOffer(farEnds.rtpengine).sdp;
    expect(lite.indexOf('a=ice-lite')).to.be.within(0, lite.indexOf('m='));
    expect(understandOffer(farEnds.firefox).sdp)
      .to.include('a=ssrc:4294967295 cname:{f}')
      .and.to.include('tcptype active');
    expect(understandOffer(farEnds.chrome).sdp).to.include('ssrc-audio-level').and.not.to.include('sdes:mid');
  });
});
