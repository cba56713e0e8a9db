import type {Configuration} from '../../protocol/index.js';
import {nameOfUrl} from '../configuration/read.js';
import {beginAudio} from '../../media/ahead.js';
import {audioIsHere} from '../lend/audio-first.js';
import {readMark} from '../lend/audio-mark.js';
import {beginPhone, takePhone} from './early-phone.js';
import {findCore, wakeCore} from './find-core.js';
import {PhoneClient, type CoreFinder} from './phone-client.js';
import type {Phone, PhoneOptions} from '../phone.js';
import {workerUrl} from '../../script/script-url.js';
import type {Looks} from '../presence.js';

/** A phone on the phone's own origin. */
export interface OwnPhone extends Phone {
  /** A running call would be lost with this page. */
  readonly losesCalls: boolean;
  /** How the page around this frame looks, which the frame cannot see. */
  look(looks: Looks): void;
}

const finder =
  ({workerUrl: worker}: PhoneOptions): CoreFinder =>
  (name, attach) =>
    findCore(workerUrl(worker), name, attach);

/**
 * The phone of a frame that serves a page of another host. `admit` is called with the configuration before the core is sought,
 * and throws to have no phone.
 */
export function createPhoneFor(options: PhoneOptions, admit: (configuration: Configuration) => void): OwnPhone {
  const find: CoreFinder = async (name, attach, configuration) => {
    admit(configuration);
    return finder(options)(name, attach, configuration);
  };
  return new PhoneClient(options, find, true);
}

/** The phone of a page on the phone's own origin that is nobody's frame. */
export const createOwnPhone = (options: PhoneOptions): Phone => takePhone(options) ?? makeOwnPhone(options);

/** The same, before it is asked for, where the page before left a mark: a call is to come here. */
export function beginOwnPhone(): void {
  const mark = readMark();
  if (!mark) return audioIsHere();
  // The worker and the configuration are on their way while this thread makes a peer connection.
  beginPhone(mark.source, makeOwnPhone);
  beginAudio(mark.known && mark.known.iceServers);
}

function makeOwnPhone(options: PhoneOptions): Phone {
  const {configuration, workerUrl: worker} = options;
  try {
    if (isSecureContext && typeof configuration === 'string') wakeCore(workerUrl(worker), nameOfUrl(configuration));
  } catch {
    // Who reads the configuration says what is wrong with its address.
  }
  return new PhoneClient(options, finder(options));
}
