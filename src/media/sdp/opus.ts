/** @file How Opus is spoken (RFC 7587 §6.1): one voice, and well even where packets are lost. */

/** Bits per second: in two channels, which Firefox asks for, browsers send twice as many, and the same voice in both. */
const voice = 32_000;

const kept = /^(?!(sprop-)?stereo|usedtx|useinbandfec|maxaveragebitrate)[\w-]+=[^=]+$/i;

/** What one side wants to hear, as the other is to send it: mono, with FEC, without pauses in the stream, and in no more bits. */
export function asVoice(sdp: string): string {
  const [name, type] = /^a=rtpmap:(\d+) opus.*\r\n/im.exec(sdp) ?? [];
  if (!name) return sdp;
  let said = '';
  const rest = sdp.replace(new RegExp(`^a=fmtp:${type} (.*)\r\n`, 'gm'), (_, all: string) => {
    said ||= all;
    return '';
  });
  const most = Number(/maxaveragebitrate=(\d{4,})/i.exec(said)?.[1] ?? voice);
  const others = said.split(/ *; */).filter(one => kept.test(one));
  const ours = [...others, 'useinbandfec=1', `maxaveragebitrate=${Math.min(most, voice)}`];
  return rest.replace(name, () => `${name}a=fmtp:${type} ${ours.join(';')}\r\n`);
}
