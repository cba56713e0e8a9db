/** A file that is fetched when it is needed. Where it can't be had, the diagnosis says so already; see load-part.ts. */
export class Later<Module> {
  #loaded: Module | null = null;
  #loading: Promise<Module> | null = null;

  constructor(private readonly fetch: () => Promise<Module>) {}

  /** Null until it is there. */
  get loaded(): Module | null {
    return this.#loaded;
  }

  /** Rejects where it can't be had; the next one asks again. However many ask, it is fetched once at a time. */
  load(): Promise<Module> {
    this.#loading ??= this.fetch().then(
      module => (this.#loaded = module),
      (thrown: unknown) => {
        this.#loading = null;
        throw thrown;
      },
    );
    return this.#loading;
  }
}
