import {PhoneError} from '../protocol/index.js';

/** A file beside the worker's, with what no phone needs in order to register. */
export class PartFile<Module> {
  #arriving: Promise<Module> | null = null;

  constructor(
    private readonly name: string,
    private readonly fetch: () => Promise<Module>,
    /** For the diagnostics. */
    private readonly failed: (what: string) => (thrown: unknown) => void,
  ) {}

  /** Rejects with `part-missing` where it can't be had; the next one asks for it again. */
  load(): Promise<Module> {
    return (this.#arriving ??= this.fetch().catch((thrown: unknown) => {
      this.#arriving = null;
      const file = `amtsleitung.${this.name}.js`;
      this.failed(file)(thrown);
      throw new PhoneError('part-missing', `${file} did not load.`, {retryable: true});
    }));
  }
}
