/** @file A file of its own beside the worker: it takes what it needs of the core, and has a copy of what is small. */
import {PhoneError, type CallId, type PageId} from '../../protocol/index.js';
import type {PhoneCall} from '../call/call.js';
import type {CallContext} from '../call/context.js';
import type {holdCall, resumeCall, setAside} from '../call/hold.js';
import {pickUp} from '../call/pick-up.js';
import {transferCall, type Handover} from '../call/transfer.js';
import type {contextHeader} from '../dialog/case-context.js';
import type {errorOfStatus} from '../dialog/outcome.js';
import type {storeDialog} from '../dialog/stored-dialog.js';
import type {targetOf} from '../dialog/target.js';
import type {Handlers} from '../handlers.js';
import type {Calls} from './calls.js';
import type {callFor, hostFor, requireLine} from './commands.js';

/** What it takes of the core. */
export interface CoreTools {
  readonly callFor: typeof callFor;
  readonly hostFor: typeof hostFor;
  readonly requireLine: typeof requireLine;
  readonly targetOf: typeof targetOf;
  readonly storeDialog: typeof storeDialog;
  readonly errorOfStatus: typeof errorOfStatus;
  readonly contextHeader: typeof contextHeader;
  readonly holdCall: typeof holdCall;
  readonly resumeCall: typeof resumeCall;
  readonly setAside: typeof setAside;
}

/** How clerks hand calls on, with a consultation or without asking, and take what rings at a colleague. */
export class TransferCommands {
  readonly #calls: Calls;
  readonly #tools: CoreTools;
  readonly #context: CallContext;

  constructor(calls: Calls, tools: CoreTools) {
    this.#calls = calls;
    this.#tools = tools;
    this.#context = calls.context;
  }

  readonly handlers: Handlers = {
    transfer: ({id, target, context}) => this.#transfer(id, target, context),
    consult: ({id, target, context}, page) => this.#consult(this.#host(page), id, target, context),
    completeTransfer: ({id}) => this.#completeTransfer(id),
    backToCaller: ({id}) => this.#backToCaller(id),
    join: ({id, other}) => this.#join(id, other),
    pickUp: ({target}, page) => this.#pickUp(this.#host(page), target),
  };

  /** Settles when the far end took the request on; how it went is in `transfer`. */
  async #transfer(id: CallId, target: string, context?: string): Promise<void> {
    const call = this.#tools.callFor(id, this.#calls);
    const uri = this.#tools.targetOf(target, this.#context.ownAddress.host);
    await this.#handOn(call, {kind: 'blind', target, uri: uri.toString(), context});
  }

  async #handOn(call: PhoneCall, handover: Handover): Promise<void> {
    const context = this.#context;
    const {contextHeader, errorOfStatus, setAside, storeDialog} = this.#tools;
    await transferCall(call, handover, {
      setAside: () => setAside(call, context),
      bringBack: () => this.#bringBack(call),
      errorOf: errorOfStatus,
      storeDialog,
      headerOf: about => contextHeader(about, context.configuration),
    });
  }

  /** Holds the caller and calls somebody on the caller's behalf. Refused, the caller comes back from hold. */
  async #consult(page: PageId, id: CallId, target: string, context?: string): Promise<CallId> {
    const {holdCall, requireLine, targetOf} = this.#tools;
    requireLine(this.#context);
    targetOf(target, this.#context.ownAddress.host);
    const waiting = this.#tools.callFor(id, this.#calls);
    if (waiting.phase !== 'talking') throw new PhoneError('call-state', 'only a call that talks can wait');
    const wasHeld = waiting.record.held;
    await holdCall(waiting, this.#context);
    try {
      return await this.#calls.dial(page, target, {
        consultationFor: id,
        context: context || waiting.record.context,
      });
    } catch (thrown) {
      if (!wasHeld && !waiting.over) await this.#bringBack(waiting);
      throw thrown;
    }
  }

  /** Connects the one who waits with the consultation, or sends them there while it still rings. */
  async #completeTransfer(id: CallId): Promise<void> {
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
    await this.#tools.resumeCall(waiting, this.#context);
  }

  /** Connects two calls of ours with each other. */
  async #join(id: CallId, other: CallId): Promise<void> {
    const first = this.#calls.get(id);
    const second = this.#calls.get(other);
    if (first === second) throw new PhoneError('call-state', 'a call cannot be joined with itself');
    await this.#connect(first, second, targetOfCall(second));
  }

  #pickUp(page: PageId, extension: string): Promise<CallId> {
    this.#tools.requireLine(this.#context);
    return this.#calls.dial(page, ...pickUp(extension, this.#context.configuration));
  }

  /** Never rejects. */
  #bringBack(call: PhoneCall): Promise<void> {
    return this.#tools.resumeCall(call, this.#context).catch(this.#context.failed('back to caller'));
  }

  #host(page: PageId): PageId {
    return this.#tools.hostFor(page, this.#context);
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
