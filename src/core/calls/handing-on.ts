import {holdCall, resumeCall, setAside} from '../call/hold.js';
import {contextHeader} from '../dialog/case-context.js';
import {errorOfStatus} from '../dialog/outcome.js';
import {storeDialog} from '../dialog/stored-dialog.js';
import {targetOf} from '../dialog/target.js';
import {handlerOf, type Handler, type Handlers} from '../handlers.js';
import {PartFile} from '../part-file.js';
import type {Calls} from './calls.js';
import {callFor, hostFor, requireLine} from './commands.js';
import type * as Transfers from './transfers.js';

/** What transfers take of the core. */
const tools: Transfers.CoreTools = {
  ...{callFor, hostFor, requireLine, targetOf, storeDialog, errorOfStatus, contextHeader},
  ...{holdCall, resumeCall, setAside},
};

/**
 * How calls are handed on lies in a file of its own, which is loaded when the phone is registered: no call waits for it then, and a phone
 * that starts does not. Without it nobody is held or hung up who could not be handed on then.
 */
export class HandingOn {
  readonly #file: PartFile<typeof Transfers>;
  #commands: Transfers.TransferCommands | undefined;

  constructor(
    private readonly calls: Calls,
    load: () => Promise<typeof Transfers> = () => import('./transfers.js'),
  ) {
    this.#file = new PartFile('transfers', load, calls.context.failed);
  }

  readonly #carryOut: Handler = async (command, page) => {
    const {TransferCommands} = await this.#file.load();
    this.#commands ??= new TransferCommands(this.calls, tools);
    return handlerOf([this.#commands.handlers], command)?.(command, page);
  };

  readonly handlers: Handlers = Object.fromEntries(
    ['transfer', 'consult', 'completeTransfer', 'backToCaller', 'join', 'pickUp'].map(type => [type, this.#carryOut]),
  );

  /** The phone is registered: what could not be had now is asked for again when a call is to be handed on. */
  registered(): void {
    this.#file.load().catch(() => undefined);
  }
}
