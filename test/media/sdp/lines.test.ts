import {expect} from 'chai';
import fc from 'fast-check';
import {parse} from 'sdp-transform';
import {OWN, answerOf, offerOf, understandAnswer, understandOffer} from '../../../src/media/sdp/index.js';
import {PhoneError} from '../../../src/protocol/index.js';
import {answerLines, audio, base, browserAnswer, fingerprint, linesOf, session, text} from './descriptions.js';
import {chrome} from './far-ends.js';

const live = 'audio 54321 UDP/TLS/RTP/SAVPF 8 101';
const mids = (sdp: string) => parse(sdp).media.map(({mid}) => (mid === undefined ? mid : String(mid)));
const answerTo = (sdp: string) => {
  const offer = understandOffer(sdp);
  return answerOf(browserAnswer(offer), offer.layout);
};

/** What a browser offers again in a running call. */
const ownOffer = browserAnswer(understandOffer(text(session, 'a=group:BUNDLE 0', audio, 'a=mid:0'))).replace(
  'active',
  'actpass',
);

describe('Lines that we do not want are refused in their places (reports 6)', () => {
  const rows: readonly (readonly [line: string, refused: string])[] = [
    ['m=image 13962 udptl t38', 'image 0 udptl t38'],
    ['m=image 0 udptl t38', 'image 0 udptl t38'],
    ['m=application 5070 UDP/BFCP *', 'application 0 UDP/BFCP *'],
    ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'application 0 UDP/DTLS/SCTP webrtc-datachannel'],
    ['m=video 5000 RTP/AVP 31', 'video 0 RTP/AVP 31'],
    ['m=video 0 RTP/AVP 31', 'video 0 RTP/AVP 31'],
    ['m=video 5000 UDP/TLS/RTP/SAVPF 96', 'video 0 UDP/TLS/RTP/SAVPF 96'],
    ['m=video 5000/2 RTP/AVP 31', 'video 0 RTP/AVP 31'],
    ['m=audio 5000 RTP/AVP 8', 'audio 0 RTP/AVP 8'],
    ['m=audio 0 RTP/AVP 8', 'audio 0 RTP/AVP 8'],
    ['m=audio 5000 RTP/SAVP 8', 'audio 0 RTP/SAVP 8'],
    ['m=audio 5000 UDP/TLS/RTP/SAVPF 18', 'audio 0 UDP/TLS/RTP/SAVPF 18'],
    ['m=text 5000 RTP/AVP 98 99', 'text 0 RTP/AVP 98 99'],
    ['m=message 2855 TCP/MSRP *', 'message 0 TCP/MSRP *'],
    ['m=control 49234 H323 mc', 'control 0 H323 mc'],
    ['m=constructor 1 __proto__ x', 'constructor 0 __proto__ x'],
    ['m=video', 'video 0 RTP/AVP 0'],
    ['m=', 'audio 0 RTP/AVP 0'],
  ];
  for (const [line, refused] of rows) {
    it(`${line}, behind and before the audio line, which stays`, () => {
      expect(answerLines(text(base, line))).to.deep.equal([live, refused]);
      expect(answerLines(text(session, line, audio))).to.deep.equal([refused, live]);
      expect(answerLines(text(session, line, audio, line))).to.deep.equal([refused, live, refused]);
    });
  }

  it('a second audio line that could be used', () => {
    expect(answerLines(text(base, audio))).to.deep.equal([live, 'audio 0 UDP/TLS/RTP/SAVPF 8 101']);
  });

  it('plain RTP before DTLS whose attributes stand at session level', () => {
    const sdp = text(session, fingerprint, audio.slice(4, 6), 'a=rtcp-mux', 'm=audio 5000 RTP/AVP 8', audio);
    expect(answerLines(sdp)).to.deep.equal(['audio 0 RTP/AVP 8', live]);
  });

  it('and say no more than they have to', () => {
    expect(answerTo(chrome).slice(answerTo(chrome).indexOf('m=video'))).to.equal(
      text(
        ['m=video 0 UDP/TLS/RTP/SAVPF 96 97', 'c=IN IP4 0.0.0.0', 'a=mid:1'],
        ['m=application 0 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 0.0.0.0', 'a=mid:2'],
      ),
    );
  });
});

describe('The names of lines', () => {
  it('are those of the offer, in the group as well', () => {
    const answer = answerTo(text(session, 'a=group:BUNDLE v a', 'm=video 9 X 1', 'a=mid:v', audio, 'a=mid:a'));
    expect(mids(answer)).to.deep.equal(['v', 'a']);
    expect(answer).to.include('\r\na=group:BUNDLE a\r\n');
  });

  it('are none where the offer has none, and no group', () => {
    expect(answerTo(text(base))).not.to.match(/mid|group/);
  });

  it('are not those that the browser makes up (reports 6)', () => {
    expect(mids(answerTo(text(base, 'a=mid:0', 'm=video 9 X 1')))).to.deep.equal(['0', undefined]);
    expect(mids(answerTo(text(base, 'm=video 9 X 1', 'a=mid:0')))).to.deep.equal([undefined, '0']);
    expect(mids(answerTo(text(base, 'a=mid:0', 'm=video 9 X 1', 'a=mid:0')))).to.deep.equal(['0', undefined]);
  });

  it('are not written into texts', () => {
    const answer = answerTo(text(session, "a=group:BUNDLE $&$'", audio, "a=mid:$&$'"));
    expect(answer).to.include("\r\na=group:BUNDLE $&$'\r\n").and.to.include("\r\na=mid:$&$'\r\n");
  });
});

describe('Our own offer', () => {
  it('is what the browser wrote, with the DTLS client role', () => {
    expect(offerOf(ownOffer, OWN, true)).to.equal(ownOffer.replace('actpass', 'active'));
    expect(offerOf(ownOffer, OWN, false)).to.equal(ownOffer);
    expect(offerOf(ownOffer.replace('actpass', 'passive'), OWN, true)).to.include('a=setup:passive');
  });

  it('keeps the lines that the far end offered before, in their order (RFC 3264 §8)', () => {
    const {layout} = understandOffer(
      text(session, 'm=video 9 RTP/AVP 31', 'a=mid:v', audio, 'a=mid:a', 'm=image 9 udptl t38'),
    );
    const again = offerOf(ownOffer, layout, true);
    expect(linesOf(again)).to.deep.equal(['video 0 RTP/AVP 31', live, 'image 0 udptl t38']);
    expect(mids(again)).to.deep.equal(['v', 'a', undefined]);
    expect(again).to.include('a=group:BUNDLE a\r\n');
  });

  it('names its protocol rightly, whatever the far end wrote', () => {
    const {layout} = understandOffer(text(base).replace('UDP/TLS/RTP/SAVPF', 'RTP/SAVPF'));
    expect(linesOf(offerOf(ownOffer, layout, true))).to.deep.equal([live]);
  });

  it("has no direction for the whole session, which some PBXs read instead of the line's (reports 3)", () => {
    const held = ownOffer.replace('s=-\r\n', 's=-\r\na=sendrecv\r\n').replace(/a=sendrecv\r\n$/, 'a=sendonly\r\n');
    expect(offerOf(held, OWN, true).match(/^a=(send|recv).*/gm)).to.deep.equal(['a=sendonly']);
  });
});

describe('A role that was agreed', () => {
  const offered = {direction: 'sendrecv', extensions: []} as const;
  const association = {fingerprint: understandOffer(text(base)).fingerprint, role: 'active'} as const;

  it('stays in new answers and offers with the same certificate (RFC 8842 §5.5)', () => {
    const passive = text(base).replace('actpass', 'passive');
    expect(understandAnswer(passive, offered, association).sdp).to.include('a=setup:active');
    expect(understandOffer(passive, association).sdp).to.include('a=setup:actpass');
  });

  it('is agreed anew with another one', () => {
    const other = text(base).replace('actpass', 'passive').replace('AB:AB', 'CD:EF');
    expect(understandAnswer(other, offered, association).sdp).to.include('a=setup:passive');
    expect(understandOffer(other, association).sdp).to.include('a=setup:passive');
  });
});

describe('Whatever comes', () => {
  const line = fc.oneof(
    fc.constantFrom(...base, ...chrome.split('\r\n'), 'm=', 'a=mid:0', 'a=inactive', 'm=image 1 udptl t38', '', ' '),
    fc.tuple(fc.constantFrom(...base), fc.string()).map(parts => parts.join('')),
    fc
      .tuple(fc.constantFrom('a=', 'm=', 'm=audio 9 ', 'c=', 'a=constructor:', 'A=', ' m='), fc.string())
      .map(parts => parts.join('')),
    fc.string({unit: 'binary'}),
  );
  const description = fc
    .tuple(
      fc.shuffledSubarray(base, {minLength: base.length - 3}),
      fc.array(line, {maxLength: 30}),
      fc.constantFrom('\r\n', '\n', '\r'),
    )
    .map(([known, other, end]) => [...known, ...other].join(end));
  const sorted = fc.array(line, {maxLength: 30}).map(lines => [...base, ...lines].join('\r\n'));

  it('is understood or refused, and has as many lines in the answer as in the offer', () => {
    fc.assert(
      fc.property(fc.oneof(description, sorted), sdp => {
        let offer;
        try {
          offer = understandOffer(sdp);
        } catch (thrown) {
          expect(thrown).to.be.instanceOf(PhoneError).with.property('code', 'not-acceptable');
          return;
        }
        expect(offer.sdp).to.match(/^v=0\r\n([a-z]=[^\r\n]+\r\n)+$/);
        expect(linesOf(offer.sdp)).to.have.length(1);
        const out = answerOf(browserAnswer(offer), offer.layout);
        expect(out).to.match(/^([a-z]=[^\r\n]+\r\n)+$/);
        const wanted = sdp.split(/[\r\n]/).filter(text => /^\s*m\s*=/i.test(text));
        expect(linesOf(out)).to.have.length(wanted.length);
        expect(linesOf(out).filter(text => !/^\S+ 0 /.test(text))).to.have.length(1);
        expect(parse(out).media).to.have.length(wanted.length);
      }),
      {numRuns: 1_000},
    );
  });

  it('is read as it was read before, once it was written for the browser', () => {
    fc.assert(
      fc.property(sorted, sdp => {
        const {sdp: once, fingerprint: certificate} = understandOffer(sdp);
        expect(understandOffer(once)).to.include({sdp: once, fingerprint: certificate});
      }),
    );
  });
});
