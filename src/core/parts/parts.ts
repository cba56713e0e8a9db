import type {Command, PageId} from '../../protocol/index.js';
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

  /** Who carries out this command; undefined: none of the parts. */
  commandOf({type}: Command): ((command: Command, page: PageId) => unknown) | undefined {
    const part = this.#all.find(({commands}) => commands?.[type]);
    return part?.commands?.[type] as ((command: Command, page: PageId) => unknown) | undefined;
  }
}
