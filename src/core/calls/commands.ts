import {PhoneError, type CallId, type PageId} from '../../protocol/index.js';
import {answerCall} from '../call/answer.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {holdCall, resumeCall} from '../call/hold.js';
import {transferCall} from '../call/transfer.js';
import {referTo, referToReplacing} from '../dialog/refer.js';
import {targetOf} from '../dialog/target.js';
import type {Handlers} from '../handlers.js';
import type {Calls} from './calls.js';

/** Characters; the field for a number takes no more. */
const longestDraft = 128;

/** What clerks do with calls. */
export class CallCommands {
  #calls: Calls;
  #context: CallContext;

  constructor(calls: Calls) {
    this.#calls = calls;
    this.#context = calls.context;
  }

  readonly handlers: Handlers = {
    call: ({target}, page) => this.#dial(target, page),
    answer: ({id}, page) => answerCall(this.#call(id), this.#context, this.#host(page)),
    decline: ({id}) => this.#call(id).decline(),
    silence: ({id}) => silence(this.#calls.get(id)),
    hangUp: ({id}) => this.#call(id).hangUp(),
    hold: ({id}) => holdCall(this.#call(id), this.#context),
    resume: ({id}) => resumeCall(this.#call(id), this.#context),
    mute: ({id, on}) => this.#call(id).mute(on),
    sendTones: ({id, tones}) => sendTones(this.#call(id), tones),
    transfer: ({id, target}) => this.#transfer(id, target),
    consult: ({id, target}, page) => this.#consult(this.#host(page), id, target),
    completeTransfer: ({id}) => this.#completeTransfer(id),
    backToCaller: ({id}) => this.#backToCaller(id),
    join: ({id, other}) => this.#join(id, other),
    takeOver: ({id}, page) => this.#calls.hosting.move(this.#call(id), page),
    draft: ({id, text}) => this.#calls.get(id).update({draft: text.slice(0, longestDraft) || undefined}),
  };

  /** The phone window hosts all audio while it is open. */
  #host(page: PageId): PageId {
    return this.#context.pages.state.phoneWindow ?? page;
  }

  #dial(target: string, page: PageId): Promise<CallId> {
    requireLine(this.#context);
    return this.#calls.dial(this.#host(page), target);
  }

  /** The call that a command is for: what the clerk does next takes the last failure off the screen. */
  #call(id: CallId): PhoneCall {
    const call = this.#calls.get(id);
    if (call.record.error) call.update({error: undefined});
    return call;
  }

  /** Settles when the far end took the request on; how it went is in `transfer`. */
  async #transfer(id: CallId, target: string): Promise<void> {
    const call = this.#call(id);
    const uri = targetOf(target, this.#context.ownAddress.host);
    await transferCall(call, this.#context, 'blind', target, referTo(uri.toString()));
  }

  /** Holds the caller and calls somebody on the caller's behalf. Refused, the caller comes back from hold. */
  async #consult(page: PageId, id: CallId, target: string): Promise<CallId> {
    requireLine(this.#context);
    targetOf(target, this.#context.ownAddress.host);
    const waiting = this.#call(id);
    if (waiting.phase !== 'talking') throw new PhoneError('call-state', 'only a call that talks can wait');
    const wasHeld = waiting.record.held;
    await holdCall(waiting, this.#context);
    try {
      return await this.#calls.dial(page, target, id);
    } catch (thrown) {
      if (!wasHeld && !waiting.over)
        await resumeCall(waiting, this.#context).catch(this.#context.failed('back to caller'));
      throw thrown;
    }
  }

  /** Connects the one who waits with the consultation, or sends them there while it still rings. */
  async #completeTransfer(id: CallId): Promise<void> {
    const {consultation, waiting} = this.#calls.pair(id);
    const target = targetOfCall(consultation);
    if (consultation.leg?.established) {
      await this.#connect(waiting, consultation, target);
    } else {
      // The far end can't replace a call that nobody answered yet: it calls anew, and rings on there.
      consultation.hangUp();
      await this.#transfer(waiting.id, target);
    }
  }

  async #backToCaller(id: CallId): Promise<void> {
    const {consultation, waiting} = this.#calls.pair(id);
    consultation.hangUp();
    await resumeCall(waiting, this.#context);
  }

  /** Connects two calls of ours with each other. */
  async #join(id: CallId, other: CallId): Promise<void> {
    const first = this.#calls.get(id);
    const second = this.#calls.get(other);
    if (first === second) throw new PhoneError('call-state', 'a call cannot be joined with itself');
    await this.#connect(first, second, targetOfCall(second));
  }

  /** Connects one call's far end with the other's. */
  async #connect(waiting: PhoneCall, other: PhoneCall, shown: string): Promise<void> {
    if (!other.leg) throw new PhoneError('call-state');
    const uri = referToReplacing(other.leg.session);
    other.joinedTo = waiting;
    await transferCall(waiting, this.#context, 'attended', shown, uri, () => other.hangUp('transferred'));
  }
}

/** What was dialled, whoever answers there and by whatever number the PBX calls them. */
const targetOfCall = ({record: {dialled, remote}}: PhoneCall): string => dialled ?? remote.number;

/** It goes on ringing, and nobody hears it. */
function silence(call: PhoneCall): void {
  call.require('ringing');
  if (call.direction !== 'in') throw new PhoneError('call-state', 'not a call that rings here');
  call.update({silenced: true});
}

function sendTones(call: PhoneCall, tones: string): Promise<void> {
  if (!/^[0-9*#A-D,]{1,64}$/i.test(tones)) throw new PhoneError('number-invalid', 'not tones');
  // A queue or a calling card asks for digits before it answers.
  if (!call.isAnnounced) call.require('talking');
  return call.tones.send(tones);
}

/** A call out while nobody would hear it is refused at once, with the reason. */
function requireLine({store: {state}, reach}: CallContext): void {
  if (reach === 'registered') return;
  const {code = 'not-registered', message = 'not registered'} =
    state.registration.error ?? state.connection.error ?? {};
  throw new PhoneError(code, message, {retryable: true});
}
