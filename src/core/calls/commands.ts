import {PhoneError, type CallId, type PageId} from '../../protocol/index.js';
import {answerCall} from '../call/answer.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {holdCall, resumeCall} from '../call/hold.js';
import type * as ByInfo from '../call/tones-by-info.js';
import type {Handlers} from '../handlers.js';
import {PartFile} from '../part-file.js';
import type {Calls} from './calls.js';

/** Characters; the field for a number takes no more. */
const longestDraft = 128;

/** What clerks do with calls, but for handing them on: see transfers.ts. */
export class CallCommands {
  readonly #calls: Calls;
  readonly #context: CallContext;
  /** Most far ends take tones with the audio. */
  readonly #byInfo: PartFile<typeof ByInfo>;

  constructor(calls: Calls, load: () => Promise<typeof ByInfo> = () => import('../call/tones-by-info.js')) {
    this.#calls = calls;
    this.#context = calls.context;
    this.#byInfo = new PartFile('tones-by-info', load, calls.context.failed);
  }

  readonly handlers: Handlers = {
    call: ({target, context}, page) => this.#dial(target, page, context),
    answer: ({id}, page) => answerCall(this.#call(id), this.#context, this.#host(page)),
    decline: ({id}) => this.#call(id).decline(),
    silence: ({id}) => silence(this.#calls.get(id)),
    hangUp: ({id}) => this.#call(id).hangUp(),
    hold: ({id}) => holdCall(this.#call(id), this.#context),
    resume: ({id}) => resumeCall(this.#call(id), this.#context),
    mute: ({id, on}) => this.#call(id).mute(on),
    sendTones: ({id, tones}) => this.#sendTones(this.#call(id), tones),
    relate: ({id, context}) => this.#calls.get(id).update({context: context || undefined}),
    takeOver: ({id}, page) => this.#calls.hosting.move(this.#call(id), page),
    draft: ({id, text}) => this.#calls.get(id).update({draft: text.slice(0, longestDraft) || undefined}),
  };

  /** The phone is registered. */
  registered(): void {
    if (this.#context.configuration.tones === 'info') this.#byInfo.load().catch(() => undefined);
  }

  #sendTones(call: PhoneCall, tones: string): Promise<void> {
    if (!/^[0-9*#A-D,]{1,64}$/i.test(tones)) throw new PhoneError('number-invalid', 'not tones');
    // A queue or a calling card asks for digits before it answers.
    if (!call.isAnnounced) call.require('talking');
    return call.tones.send(tones, () => this.#byInfo.load());
  }

  #dial(target: string, page: PageId, context?: string): Promise<CallId> {
    requireLine(this.#context);
    return this.#calls.dial(this.#host(page), target, {context});
  }

  #host(page: PageId): PageId {
    return hostFor(page, this.#context);
  }

  #call(id: CallId): PhoneCall {
    return callFor(id, this.#calls);
  }
}

/** The phone window hosts all audio while it is open. */
export function hostFor(page: PageId, {pages}: CallContext): PageId {
  return pages.state.phoneWindow ?? page;
}

/** The call that a command is for: what the clerk does next takes the last failure off the screen. */
export function callFor(id: CallId, calls: Calls): PhoneCall {
  const call = calls.get(id);
  const {error} = call.record;
  // Why nothing is heard stays.
  if (error && error.code !== 'speaker-lost') call.update({error: undefined});
  return call;
}

/** It goes on ringing, and nobody hears it. */
function silence(call: PhoneCall): void {
  call.require('ringing');
  if (call.direction !== 'in') throw new PhoneError('call-state', 'not a call that rings here');
  call.update({silenced: true});
}

/** A call out while nobody would hear it is refused at once, with the reason. */
export function requireLine({store: {state}, reach}: CallContext): void {
  if (reach === 'registered') return;
  const {code = 'not-registered', message = 'not registered'} =
    state.registration.error ?? state.connection.error ?? {};
  throw new PhoneError(code, message, {retryable: true});
}
