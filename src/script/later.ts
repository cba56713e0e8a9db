/** A file that is fetched when it is needed. Where it can't be had, the diagnosis says so already; see load-part.ts. */
export class Later<Module> {
  #loaded: Module | null = null;

  constructor(private readonly fetch: () => Promise<Module>) {}

  /** Null until it is there. */
  get loaded(): Module | null {
    return this.#loaded;
  }

  /** Rejects where it can't be had; the next one asks again. */
  async load(): Promise<Module> {
    return (this.#loaded ??= await this.fetch());
  }
}
