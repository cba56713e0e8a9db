import {openStream} from './ahead.js';
import {failed} from '../script/failures.js';
import {PhoneError} from '../protocol/index.js';
import {microphoneError} from './microphone-error.js';

/** The user may need long to find the permission prompt. Milliseconds. */
const PROMPT_DEADLINE = 60_000;
/** A microphone that was replaced within this time was not lost. Milliseconds. */
const RECOVERY = 1_000;

/** Who uses the microphone: one call. */
export interface MicrophoneUser {
  /** Another device took over; the track given before is dead. */
  replaceTrack(track: MediaStreamTrack): void;
  /** The device is gone and none took over yet. */
  microphoneLost(): void;
}

/** The page's one microphone. All calls share it as clones; it is stopped with the last one. */
export class Microphone {
  #users = new Set<MicrophoneUser>();
  #source: Promise<MediaStreamTrack> | null = null;
  /** What is made of the sound before it goes out; the same for the same track. */
  amplify: (track: MediaStreamTrack) => MediaStreamTrack = track => track;

  /** Null: nobody uses it. */
  get source(): Promise<MediaStreamTrack> | null {
    return this.#source;
  }

  /** A track of its own for the user. Rejects with a `microphone-*` error. */
  async trackFor(user: MicrophoneUser): Promise<MediaStreamTrack> {
    this.#users.add(user);
    try {
      const track = await (this.#source ??= this.#open());
      if (!this.#users.has(user)) throw new PhoneError('call-state');
      return this.amplify(track).clone();
    } catch (error) {
      this.#users.delete(user);
      throw error;
    }
  }

  /** Opens it as the user has set it by now. The calls go on with what they have until then, and where that fails. */
  async reopen(): Promise<void> {
    const former = this.#source;
    if (!former) return;
    const opening = (this.#source = this.#open());
    try {
      await opening;
      await this.renew();
    } catch (thrown) {
      failed('other microphone')(thrown);
      if (this.#source !== null || !this.#users.size) return this.#end(former);
      this.#source = former;
      if ((await former).readyState === 'ended') await this.#lose();
      return;
    }
    this.#end(former);
  }

  /** Gives all calls the sound anew. */
  async renew(): Promise<void> {
    const track = await this.#source;
    if (track) this.#users.forEach(user => user.replaceTrack(this.amplify(track).clone()));
  }

  #end(source: Promise<MediaStreamTrack>): void {
    source.then(
      track => track.stop(),
      () => {},
    );
  }

  /** The user needs it no more. Its own track is for the user to stop. */
  release(user: MicrophoneUser): void {
    if (!this.#users.delete(user) || this.#users.size) return;
    if (this.#source) this.#end(this.#source);
    this.#source = null;
    navigator.mediaDevices?.removeEventListener('devicechange', this.#look);
  }

  #look = (): void => void this.#recover();

  #open(): Promise<MediaStreamTrack> {
    const opening = new Promise<MediaStreamTrack>((resolve, reject) => {
      const fail = (error: PhoneError) => {
        clearTimeout(deadline);
        if (this.#source === opening) this.#source = null;
        reject(error);
      };
      const deadline = setTimeout(
        () => fail(new PhoneError('microphone-refused', 'prompt', {retryable: true})),
        PROMPT_DEADLINE,
      );
      requestTrack().then(track => {
        clearTimeout(deadline);
        if (this.#source !== opening) {
          // Nobody waits for it any more: the red light must not stay on.
          track.stop();
          reject(new PhoneError('call-state'));
          return;
        }
        track.addEventListener('ended', () => {
          if (this.#source === opening) void this.#lose();
        });
        resolve(track);
      }, fail);
    });
    return opening;
  }

  #lose(): Promise<void> {
    this.#source = null;
    navigator.mediaDevices.addEventListener('devicechange', this.#look);
    return this.#recover();
  }

  /** Unplugged, or the permission withdrawn: tries the next device now and at each change of devices. */
  async #recover(): Promise<void> {
    if (this.#source || !this.#users.size) return;
    const lost = () => this.#users.forEach(user => user.microphoneLost());
    const late = setTimeout(lost, RECOVERY);
    try {
      await (this.#source = this.#open());
      navigator.mediaDevices.removeEventListener('devicechange', this.#look);
      await this.renew();
    } catch (thrown) {
      failed('next microphone')(thrown);
      lost();
    } finally {
      clearTimeout(late);
    }
  }
}

async function requestTrack(): Promise<MediaStreamTrack> {
  // Browsers lend a microphone only to pages with a secure address.
  if (!navigator.mediaDevices) throw new PhoneError('microphone-refused');
  try {
    const [track] = (await openStream()).getAudioTracks();
    if (!track) throw new DOMException('No audio track.', 'NotFoundError');
    return track;
  } catch (error) {
    throw microphoneError(error);
  }
}
