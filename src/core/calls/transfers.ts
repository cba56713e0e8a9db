import {PhoneError, type CallId, type PageId} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import {holdCall, resumeCall, setAside} from '../call/hold.js';
import type * as Transferring from '../call/transfer.js';
import {contextHeader} from '../dialog/case-context.js';
import {errorOfStatus} from '../dialog/outcome.js';
import {storeDialog} from '../dialog/stored-dialog.js';
import {targetOf} from '../dialog/target.js';
import type {Handlers} from '../handlers.js';
import {PartFile} from '../part-file.js';
import type {Calls} from './calls.js';
import {callFor, hostFor, requireLine} from './commands.js';

/**
 * How clerks hand calls on, with a consultation or without asking, and take what rings at a colleague. What asks the far end lies in a file
 * of its own, which is loaded when the phone is registered: no call waits for it then, and a phone that starts does not.
 */
export class TransferCommands {
  readonly #calls: Calls;
  readonly #context: CallContext;
  readonly #file: PartFile<typeof Transferring>;

  constructor(calls: Calls, load: () => Promise<typeof Transferring> = () => import('../call/transfer.js')) {
    this.#calls = calls;
    this.#context = calls.context;
    this.#file = new PartFile('transfer', load, calls.context.failed);
  }

  readonly handlers: Handlers = {
    transfer: ({id, target, context}) => this.#transfer(id, target, context),
    consult: ({id, target, context}, page) => this.#consult(hostFor(page, this.#context), id, target, context),
    completeTransfer: ({id}) => this.#completeTransfer(id),
    backToCaller: ({id}) => this.#backToCaller(id),
    join: ({id, other}) => this.#join(id, other),
    pickUp: ({target}, page) => this.#pickUp(hostFor(page, this.#context), target),
  };

  /** The phone is registered: what could not be had now is asked for again when a call is to be handed on. */
  registered(): void {
    this.#file.load().catch(() => undefined);
  }

  /** Settles when the far end took the request on; how it went is in `transfer`. */
  async #transfer(id: CallId, target: string, context?: string): Promise<void> {
    const call = callFor(id, this.#calls);
    const uri = targetOf(target, this.#context.ownAddress.host);
    await this.#handOn(call, {kind: 'blind', target, uri: uri.toString(), context});
  }

  async #handOn(call: PhoneCall, handover: Transferring.Handover): Promise<void> {
    const {transferCall} = await this.#file.load();
    const context = this.#context;
    await transferCall(call, handover, {
      setAside: () => setAside(call, context),
      bringBack: () => resumeCall(call, context).catch(context.failed('back to caller')),
      errorOf: errorOfStatus,
      storeDialog,
      headerOf: about => contextHeader(about, context.configuration),
    });
  }

  /** Holds the caller and calls somebody on the caller's behalf. Refused, the caller comes back from hold. */
  async #consult(page: PageId, id: CallId, target: string, context?: string): Promise<CallId> {
    requireLine(this.#context);
    targetOf(target, this.#context.ownAddress.host);
    const waiting = callFor(id, this.#calls);
    if (waiting.phase !== 'talking') throw new PhoneError('call-state', 'only a call that talks can wait');
    const wasHeld = waiting.record.held;
    await holdCall(waiting, this.#context);
    try {
      return await this.#calls.dial(page, target, {
        consultationFor: id,
        context: context || waiting.record.context,
      });
    } catch (thrown) {
      if (!wasHeld && !waiting.over)
        await resumeCall(waiting, this.#context).catch(this.#context.failed('back to caller'));
      throw thrown;
    }
  }

  /** Connects the one who waits with the consultation, or sends them there while it still rings. */
  async #completeTransfer(id: CallId): Promise<void> {
    // Nobody is hung up who could not be handed on then.
    await this.#file.load();
    const {consultation, waiting} = this.#pair(id);
    const target = targetOfCall(consultation);
    if (consultation.leg?.established) {
      await this.#connect(waiting, consultation, target);
    } else {
      // The far end can't replace a call that nobody answered yet: it calls anew, and rings on there.
      consultation.hangUp();
      await this.#transfer(waiting.id, target, consultation.record.context);
    }
  }

  async #backToCaller(id: CallId): Promise<void> {
    const {consultation, waiting} = this.#pair(id);
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

  async #pickUp(page: PageId, extension: string): Promise<CallId> {
    const {pickUp} = await this.#file.load();
    requireLine(this.#context);
    return this.#calls.dial(page, ...pickUp(extension, this.#context.configuration));
  }

  /** Connects one call's far end with the other's. */
  #connect(waiting: PhoneCall, other: PhoneCall, target: string): Promise<void> {
    return this.#handOn(waiting, {kind: 'attended', target, other});
  }

  /** The consultation and the one who waits for it; `id` is either of the two. */
  #pair(id: CallId): {consultation: PhoneCall; waiting: PhoneCall} {
    const call = this.#calls.get(id);
    const {consultationFor} = call.record;
    if (consultationFor) return {consultation: call, waiting: this.#calls.get(consultationFor)};
    const consultation = this.#calls.consultationOf(id);
    if (!consultation) throw new PhoneError('call-state', 'no consultation');
    return {consultation, waiting: call};
  }
}

/** What was dialled, whoever answers there and by whatever number the PBX calls them. */
const targetOfCall = ({record: {dialled, remote}}: PhoneCall): string => dialled ?? remote.number;
