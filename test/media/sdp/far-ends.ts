/** @file What is written by phones and exchanges that a desk meets, shortened where lines repeat. */
import {fingerprint, print, text} from './descriptions.js';

const ice = ['a=ice-ufrag:7f9e1c2b', 'a=ice-pwd:3d1f0a9b8c7e6d5f4a3b2c1d'];
const dtls = (setup: string) => [fingerprint, `a=setup:${setup}`];

export const asterisk = text(
  ['v=0', 'o=- 1284726131 3 IN IP4 192.0.2.10', 's=Asterisk', 'c=IN IP4 192.0.2.10', 't=0 0'],
  ['m=audio 14210 UDP/TLS/RTP/SAVPF 107 9 8 0 101', 'a=connection:new', 'a=setup:active'],
  [
    `a=fingerprint:SHA-256 ${print('0F')}`,
    'a=ice-ufrag:5bd2c3b0174a4f6a',
    'a=ice-pwd:6b5c1e8c2a0f4d8e7b1a'.padEnd(40, '9'),
  ],
  ['a=candidate:Hc000020a 1 UDP 2130706431 192.0.2.10 14210 typ host'],
  ['a=candidate:S5 1 UDP 1694498815 203.0.113.5 14210 typ srflx raddr 192.0.2.10 rport 14210'],
  ['a=rtpmap:107 opus/48000/2', 'a=fmtp:107 useinbandfec=1', 'a=rtpmap:9 G722/8000', 'a=rtpmap:8 PCMA/8000'],
  ['a=rtpmap:0 PCMU/8000', 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-16', 'a=ptime:20', 'a=maxptime:60'],
  [
    'a=sendrecv',
    'a=rtcp-mux',
    'a=ssrc:1234567890 cname:ad1c4b72-2f7d',
    'a=msid:5e2a 7c1b',
    'a=rtcp-fb:* transport-cc',
    'a=mid:audio-0',
  ],
);

export const asteriskWithVideo = asterisk + text(['m=video 0 UDP/TLS/RTP/SAVPF 96', 'a=inactive']);

export const freeswitch = text(
  ['v=0', 'o=FreeSWITCH 1699990000 1699990001 IN IP4 198.51.100.3', 's=FreeSWITCH', 'c=IN IP4 198.51.100.3', 't=0 0'],
  ['a=msid-semantic: WMS f1g2', 'm=audio 29876 RTP/SAVPF 102 9 0 8 103 101 13', 'a=rtpmap:102 opus/48000/2'],
  ['a=fmtp:102 useinbandfec=1; maxaveragebitrate=30000; maxplaybackrate=48000; ptime=20; minptime=10; maxptime=40'],
  [
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:103 telephone-event/48000',
    'a=fmtp:103 0-15',
  ],
  [
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-15',
    'a=rtpmap:13 CN/8000',
    `a=fingerprint:sha-256 ${print('5E')}`,
  ],
  [
    'a=setup:actpass',
    'a=rtcp-mux',
    'a=rtcp:29876 IN IP4 198.51.100.3',
    'a=ssrc:3456789012 cname:xYz',
    'a=ssrc:3456789012 msid:f1g2 a0',
  ],
  [
    'a=ssrc:3456789012 mslabel:f1g2',
    'a=ssrc:3456789012 label:f1g2a0',
    'a=ice-ufrag:Qw3rTy',
    'a=ice-pwd:AbCdEfGhIjKlMnOpQrStUvWx',
  ],
  [
    'a=candidate:6226213137 1 udp 2130706431 198.51.100.3 29876 typ host generation 0',
    'a=end-of-candidates',
    'a=ptime:20',
  ],
);

export const freeswitchFax = text(
  ['v=0', 'o=FreeSWITCH 1699990000 1699990002 IN IP4 198.51.100.3', 's=FreeSWITCH', 'c=IN IP4 198.51.100.3', 't=0 0'],
  ['m=image 29878 udptl t38', 'a=T38FaxVersion:0', 'a=T38MaxBitRate:14400', 'a=T38FaxRateManagement:transferredTCF'],
  ['a=T38FaxMaxBuffer:2000', 'a=T38FaxMaxDatagram:400', 'a=T38FaxUdpEC:t38UDPRedundancy'],
);

export const rtpengine = text(
  ['v=0', 'o=root 20 20 IN IP4 10.1.1.4', 's=-', 'c=IN IP4 10.1.1.4', 't=0 0', 'a=ice-lite'],
  [
    'm=audio 30012 UDP/TLS/RTP/SAVPF 8 0 9 101',
    'a=mid:1',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:9 G722/8000',
  ],
  [
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-15',
    'a=sendrecv',
    'a=rtcp:30012',
    'a=rtcp-mux',
    'a=setup:actpass',
  ],
  [`a=fingerprint:sha-256 ${print('C4')}`, 'a=tls-id:0f1e2d3c4b5a69788796a5b4c3d2e1f0', ...ice],
  ['a=candidate:yqTzC9x0 1 UDP 2130706431 10.1.1.4 30012 typ host', 'a=end-of-candidates'],
);

/** SRTP with keys offered beside DTLS, as rtpengine does it without `DTLS=passive SDES-off`. */
export const rtpengineBoth = rtpengine.replace(
  'a=setup:actpass\r\n',
  [1, 2, 3]
    .map(tag => `a=crypto:${tag} AES_CM_128_HMAC_SHA1_80 inline:uDgH9vhfVv7D7f9J+PKfZyYBxF8j1Q5Jq0NDd5s8\r\n`)
    .join('') + 'a=setup:actpass\r\n',
);

export const kamailioToDesk = text(
  ['v=0', 'o=- 3908 3908 IN IP4 10.1.1.9', 's=pjmedia', 'b=AS:84', 't=0 0', 'a=X-nat:0'],
  ['m=audio 4004 RTP/AVP 8 0 120', 'c=IN IP4 10.1.1.9', 'b=TIAS:64000', 'a=rtcp:4005 IN IP4 10.1.1.9', 'a=sendrecv'],
  ['a=rtpmap:8 PCMA/8000', 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:120 telephone-event/8000', 'a=fmtp:120 0-16'],
);

/** A room system behind a gateway: audio, two videos, and who may present (BFCP). */
export const ciscoRoom = text(
  ['v=0', 'o=CiscoSystemsCCM-SIP 2198 1 IN IP4 10.2.2.2', 's=SIP Call', 'c=IN IP4 10.2.2.2', 'b=AS:6000', 't=0 0'],
  [
    'a=cisco-mari:v1',
    'm=audio 17236 UDP/TLS/RTP/SAVPF 9 8 101',
    'b=TIAS:128000',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:8 PCMA/8000',
  ],
  ['a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15', 'a=content:main', ...dtls('actpass'), ...ice, 'a=rtcp-mux'],
  [
    'm=video 17238 UDP/TLS/RTP/SAVPF 97 126',
    'a=rtpmap:97 H264/90000',
    'a=rtpmap:126 H264/90000',
    'a=content:main',
    'a=rtcp-fb:* nack pli',
  ],
  ['m=video 17240 RTP/AVP 97', 'a=rtpmap:97 H264/90000', 'a=content:slides', 'a=label:12'],
  [
    'm=application 5070 UDP/BFCP *',
    'a=floorctrl:c-s',
    'a=confid:1',
    'a=floorid:2 mstrm:12',
    'a=userid:19',
    'a=setup:actpass',
  ],
  ['m=application 17244 RTP/AVP 107', 'a=rtpmap:107 H224/4800', 'a=sendrecv'],
);

export const ciscoPhoneHold = text(
  ['v=0', 'o=Cisco-SIPUA 5213 1 IN IP4 10.2.2.8', 's=SIP Call', 't=0 0'],
  [
    'm=audio 20512 RTP/SAVP 9 8 18 101',
    'c=IN IP4 0.0.0.0',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:18 G729/8000',
  ],
  [
    'a=fmtp:18 annexb=no',
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-15',
    ...dtls('active'),
    ...ice,
    'a=rtcp-mux',
    'a=inactive',
  ],
);

/** Direct Routing with media bypass: ICE, keys in the description beside DTLS, and redundancy and comfort noise. */
export const teamsSbc = text(
  ['v=0', 'o=- 127841 0 IN IP4 52.113.0.9', 's=session', 'c=IN IP4 52.113.0.9', 'b=CT:10000000', 't=0 0'],
  [
    'm=audio 49724 UDP/TLS/RTP/SAVP 104 9 103 8 0 97 13 118 101',
    'c=IN IP4 52.113.0.9',
    'a=rtcp-mux',
    'a=candidate:1 1 UDP 2130706431 52.113.0.9 49724 typ srflx raddr 10.0.0.2 rport 49724',
  ],
  [
    'a=candidate:1 2 UDP 2130705918 52.113.0.9 49725 typ srflx raddr 10.0.0.2 rport 49725',
    'a=candidate:2 1 tcp-act 2121006078 52.113.0.9 49152 typ relay raddr 52.113.0.9 rport 49152',
  ],
  [
    'a=label:main-audio',
    'a=mid:1',
    'a=ice-ufrag:YDEd',
    'a=ice-pwd:gQ4nVb1HLY2DSHpkNKbvsJVF',
    'a=x-ssrc-range:1-4294967295',
    ...dtls('actpass'),
  ],
  [
    'a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:x|2^31',
    'a=rtpmap:104 SILK/16000',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:103 SILK/8000',
  ],
  [
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:97 RED/8000',
    'a=rtpmap:13 CN/8000',
    'a=rtpmap:118 CN/16000',
  ],
  ['a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-16', 'a=ptime:20'],
);

/** Without WebRTC, as it stands at home: what the PBX must translate, and some do not. */
export const fritzbox = text(
  ['v=0', 'o=user 10362498 10362498 IN IP4 192.168.178.1', 's=call', 'c=IN IP4 192.168.178.1', 't=0 0'],
  ['m=audio 7078 RTP/AVP 9 8 0 2 102 100 99 101', 'a=sendrecv', 'a=rtpmap:2 G726-32/8000', 'a=rtpmap:102 G726-32/8000'],
  ['a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15', 'a=rtcp:7079'],
);

export const chrome = text(
  [
    'v=0',
    'o=- 5498186869896684180 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1 2',
    'a=extmap-allow-mixed',
    'a=msid-semantic: WMS m',
  ],
  ['m=audio 54609 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126', 'c=IN IP4 192.0.2.77', 'a=rtcp:9 IN IP4 0.0.0.0'],
  [
    'a=candidate:2887 1 udp 2122260223 192.0.2.77 54609 typ host generation 0 network-id 1 network-cost 10',
    ...ice,
    'a=ice-options:trickle',
  ],
  [
    ...dtls('actpass'),
    'a=mid:0',
    'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  ],
  ['a=sendrecv', 'a=msid:m t', 'a=rtcp-mux', 'a=rtcp-rsize', 'a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc'],
  [
    'a=fmtp:111 minptime=10;useinbandfec=1',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
  ],
  [
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:13 CN/8000',
    'a=rtpmap:110 telephone-event/48000',
    'a=rtpmap:126 telephone-event/8000',
    'a=ssrc:401 cname:c',
  ],
  [
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
    'c=IN IP4 0.0.0.0',
    ...ice,
    ...dtls('actpass'),
    'a=mid:1',
    'a=rtcp-mux',
    'a=rtpmap:96 VP8/90000',
  ],
  [
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...ice,
    ...dtls('actpass'),
    'a=mid:2',
    'a=sctp-port:5000',
  ],
);

export const firefox = text(
  [
    'v=0',
    'o=mozilla...THIS_IS_SDPARTA-99.0 7302115623452 0 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=sendrecv',
    fingerprint,
    'a=group:BUNDLE 0',
    'a=ice-options:trickle',
  ],
  [
    'm=audio 58311 UDP/TLS/RTP/SAVPF 109 9 0 8 101',
    'c=IN IP4 192.0.2.78',
    'a=candidate:0 1 UDP 2122252543 192.0.2.78 58311 typ host',
  ],
  ['a=candidate:2 1 TCP 2105524479 192.0.2.78 9 typ host tcptype active', 'a=sendonly', 'a=end-of-candidates'],
  [
    'a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level',
    'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  ],
  [
    'a=fmtp:101 0-15',
    ...ice,
    'a=mid:0',
    'a=msid:{d} {e}',
    'a=rtcp-mux',
    'a=rtpmap:109 opus/48000/2',
    'a=rtpmap:9 G722/8000/1',
  ],
  [
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    'a=setup:actpass',
    'a=ssrc:4294967295 cname:{f}',
  ],
);
