/** Calls each of them: one listener's fault is not the next one's silence. */
export function tellAll<Told extends unknown[]>(listeners: Iterable<(...told: Told) => void>, ...told: Told): void {
  for (const listener of listeners) {
    try {
      listener(...told);
    } catch (error) {
      reportError(error);
    }
  }
}
