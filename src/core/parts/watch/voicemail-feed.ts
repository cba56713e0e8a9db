import type {Voicemail} from '../../../protocol/index.js';
import type {Feed} from './feed.js';

const SUMMARY = 'application/simple-message-summary';

/** What waits in the mailbox (RFC 3842). */
export class VoicemailFeed implements Feed {
  readonly event = 'message-summary';
  readonly accept = [SUMMARY];
  voicemail: Voicemail | null = null;

  take(_type: string, body: string): boolean {
    this.voicemail = readSummary(body);
    return true;
  }

  forget(): void {
    this.voicemail = null;
  }
}

/** Null where it says nothing. Names in any case and line ends of any kind: PBXs write them as they like. */
export function readSummary(body: string): Voicemail | null {
  const said = /^[ \t]*messages-waiting[ \t]*:[ \t]*(yes|no)\b/im.exec(body)?.[1]?.toLowerCase();
  const counts = /^[ \t]*voice-message[ \t]*:[ \t]*(\d{1,6})[ \t]*\/[ \t]*(\d{1,6})/im.exec(body);
  if (!said && !counts) return null;
  const newMessages = Number(counts?.[1] ?? 0);
  // "Yes" is also said for a fax: where voice is counted, the count decides.
  return {
    waiting: counts ? newMessages > 0 : said === 'yes',
    newMessages,
    oldMessages: Number(counts?.[2] ?? 0),
  };
}
