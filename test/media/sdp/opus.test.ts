import {expect} from 'chai';
import {OWN, offerOf, understandOffer} from '../../../src/media/sdp/index.js';
import {audio, session, text} from './descriptions.js';

/** An audio line with Opus as 111, and what is said of it. */
const line = (...parameters: string[]) =>
  text(
    session,
    audio.map(one => one.replace(' 8 101', ' 111 8 101')),
    ['a=rtpmap:111 opus/48000/2', ...parameters],
  );
const of = (sdp: string) => sdp.match(/^a=fmtp:111 .*/gm);
/** What the browser is told to send. */
const told = (...parameters: string[]) => of(understandOffer(line(...parameters)).sdp);
/** What the far end is asked to send. */
const asked = (...parameters: string[]) => of(offerOf(line(...parameters), OWN, true));

const chromium = 'a=fmtp:111 minptime=10;useinbandfec=1';
const firefox = 'a=fmtp:111 maxplaybackrate=48000;stereo=1;useinbandfec=1';

describe('Opus is one voice of 32 kbit/s with FEC and without pauses (N-01)', () => {
  for (const [title, written, is] of [
    ['Chromium', chromium, 'minptime=10;useinbandfec=1;maxaveragebitrate=32000'],
    ['Firefox, which would take two channels', firefox, 'maxplaybackrate=48000;useinbandfec=1;maxaveragebitrate=32000'],
  ] as const)
    it(`in what is offered and told: ${title}`, () => {
      expect(asked(written)).to.deep.equal([`a=fmtp:111 ${is}`]);
      expect(told(written)).to.deep.equal([`a=fmtp:111 ${is}`]);
    });

  for (const [title, written, is] of [
    ['says nothing of it', [], 'useinbandfec=1;maxaveragebitrate=32000'],
    ['wants less', ['a=fmtp:111 maxaveragebitrate=24000'], 'useinbandfec=1;maxaveragebitrate=24000'],
    ['wants more', ['a=fmtp:111 maxaveragebitrate=510000'], 'useinbandfec=1;maxaveragebitrate=32000'],
    [
      'wants pauses, no FEC and two channels',
      ['a=fmtp:111 usedtx=1; useinbandfec=0; sprop-stereo=1; STEREO=1; cbr=1'],
      'cbr=1;useinbandfec=1;maxaveragebitrate=32000',
    ],
    ['writes nonsense', ['a=fmtp:111 ;;=;x;maxaveragebitrate=-1;a==b'], 'useinbandfec=1;maxaveragebitrate=32000'],
    ['says it twice', ['a=fmtp:111 cbr=1', 'a=fmtp:111 cbr=0'], 'cbr=1;useinbandfec=1;maxaveragebitrate=32000'],
  ] as const)
    it(`where the far end ${title}`, () => expect(told(...written)).to.deep.equal([`a=fmtp:111 ${is}`]));

  it('and of the other codecs the far end’s words stay', () => {
    const {sdp} = understandOffer(line(firefox));
    expect(sdp).to.include('\r\na=fmtp:101 0-16\r\n');
    expect(offerOf(line(firefox), OWN, true)).to.include('\r\na=fmtp:101 0-16\r\n');
  });
});
