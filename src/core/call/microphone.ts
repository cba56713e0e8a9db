import {PhoneError, type PageId} from '../../protocol/index.js';
import type {MediaLink} from '../dialog/media-link.js';
import type {PhoneCall} from './call.js';
import type {CallContext} from './context.js';

/** Milliseconds in which a call that lost its page must be brought back; after that it is ended on the PBX. */
export const bringBackWithin = 30_000;

/**
 * The microphone on a page, and on the next page when that one goes away before it has it. `offers`: an offer follows, and
 * is made meanwhile.
 *
 * @throws PhoneError `microphone-*`, or `call-unknown` when the call ended meanwhile
 */
export async function microphoneFor(
  call: PhoneCall,
  {pages}: CallContext,
  first: PageId,
  offers = false,
): Promise<MediaLink> {
  for (let page = first; ; page = await pages.nextHost(bringBackWithin)) {
    const {early} = call;
    const media = early?.page === page ? early : call.newLink(page);
    if (early !== media) early?.close();
    call.early = null;
    call.update({media: {page, status: 'connecting'}});
    try {
      await (offers ? media.prepare('sendrecv') : media.request({op: 'microphone'}));
      if (!call.over) return media;
      throw new PhoneError('call-unknown', 'the call ended meanwhile');
    } catch (thrown) {
      media.close();
      if (call.over) throw new PhoneError('call-unknown', 'the call ended meanwhile');
      if (PhoneError.of(thrown).code !== 'media-page-missing') throw PhoneError.of(thrown, 'media-failed');
    }
  }
}
