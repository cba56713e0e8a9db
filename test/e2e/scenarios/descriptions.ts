import {expect} from 'chai';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';
import {voiceOf} from '../support/clerk.js';

/** Far ends whose descriptions differ from the PBX's own in one place: real audio, real browsers. */
export function descriptions(stage: () => Stage): void {
  describe('descriptions', () => {
    it('without telephone-event: tones go by INFO, each once and in order (reports 7)', async () => {
      const line = await stage().alteredLine(answered(withoutTones));
      const clerk = await stage().clerk('101', {server: line.url});
      await clerk.dials('9196');
      const {id} = await clerk.talking();
      await clerk.hears(voiceOf('101'));
      const before = stage().pbx.digits();
      await clerk.press('Tastatur', 'Stumm');
      await clerk.press('1', 'Stumm');
      await clerk.command('sendTones', id, '27');
      await until('the PBX has all tones', () => stage().pbx.digits() === `${before}127`);
      expect(line.requests('INFO')).to.equal(3);
      await clerk.reads('Gesendet: 127');
    });

    it('in answer to a hold, without audio: the call goes on, held, and is resumed (reports 3)', async () => {
      let refusing = false;
      const line = await stage().alteredLine(
        answered(sdp => (refusing ? sdp.replace(/^m=audio \d+/m, 'm=audio 0') : sdp)),
      );
      const clerk = await stage().clerk('101', {server: line.url});
      await clerk.dials('9196');
      await clerk.talking();
      await clerk.hears(voiceOf('101'));
      refusing = true;
      await clerk.press('Halten');
      await clerk.call('held', ({held, changing}) => held && !changing);
      refusing = false;
      await clerk.press('Halten');
      await clerk.talking();
      await clerk.hears(voiceOf('101'));
      expect(line.requests('BYE')).to.equal(0);
    });

    it('without rtcp-mux in the first answer: the clerk reads that the call is not possible (reports 10)', async () => {
      const line = await stage().alteredLine(answered(sdp => sdp.replace(/^a=rtcp-mux\r\n/m, '')));
      const clerk = await stage().clerk('101', {server: line.url});
      await clerk.dials('9196');
      expect((await clerk.idle()).error).to.include({code: 'not-acceptable'});
      await clerk.reads('Die Gegenstelle kann dieses Gespräch nicht führen.');
      await clerk.leavesNothingBehind();
    });

    it('before the answer: what is announced takes tones (reports 14)', async () => {
      const clerk = await stage().clerk('101');
      await clerk.dials('9905');
      const {id} = await clerk.call('playing early media', ({earlyMedia}) => earlyMedia);
      await clerk.command('sendTones', id, '1');
      await clerk.call('shown with the tone', ({tonesSent}) => tonesSent === '1');
      await clerk.idle();
    });
  });
}

/** Takes the payload types of RTP events out of the audio line. */
const withoutTones = (sdp: string): string => {
  const types = [...sdp.matchAll(/^a=rtpmap:(\d+) telephone-event/gm)].map(([, type = '']) => type);
  return types.reduce(
    (rest, type) =>
      rest
        .replace(new RegExp(`^a=(rtpmap|fmtp):${type} .*\r\n`, 'gm'), '')
        .replace(new RegExp(`^(m=audio .*) ${type}\\b`, 'm'), '$1'),
    sdp,
  );
};

/** Changes the description of each 2xx to an INVITE. */
const answered =
  (change: (sdp: string) => string) =>
  (message: string): string => {
    const [head = '', body = ''] = message.split('\r\n\r\n', 2);
    if (!body || !/^SIP\/2\.0 2\d\d /.test(head) || !/^CSeq: *\d+ INVITE\r?$/im.test(head)) return message;
    const sdp = change(body);
    return [head.replace(/^Content-Length:.*$/im, `Content-Length: ${Buffer.byteLength(sdp)}`), sdp].join('\r\n\r\n');
  };
