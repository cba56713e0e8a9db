import type {Handlers} from '../handlers.js';
import type {CorePart, PartContext, PartKind} from './part.js';

/** The parts that one phone has, for as long as its line stands. What goes wrong in one stays there. */
export class Parts {
  #all: readonly CorePart[];
  #failed: (thrown: unknown) => void;

  constructor(kinds: readonly PartKind[], context: PartContext, failed: (thrown: unknown) => void) {
    this.#all = kinds.filter(kind => kind.wants(context.configuration)).map(kind => kind.create(context));
    this.#failed = failed;
  }

  tell(what: (part: CorePart) => void): void {
    for (const part of this.#all) {
      try {
        what(part);
      } catch (thrown) {
        this.#failed(thrown);
      }
    }
  }

  get refusal(): number | undefined {
    return this.#all.find(({refusal}) => refusal)?.refusal;
  }

  get handlers(): readonly Handlers[] {
    return this.#all.flatMap(({commands}) => commands ?? []);
  }
}
