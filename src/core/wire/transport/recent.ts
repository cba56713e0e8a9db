/** The latest things of a kind, by name; the oldest are forgotten. */
export class Recent<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly limit: number) {}

  get(name: string): Value | undefined {
    return this.entries.get(name);
  }

  /** All of them, which are forgotten with that. */
  takeAll(): Value[] {
    const values = [...this.entries.values()];
    this.entries.clear();
    return values;
  }

  set(name: string, value: Value): void {
    this.entries.delete(name);
    this.entries.set(name, value);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limit) return;
      this.entries.delete(oldest);
    }
  }
}
