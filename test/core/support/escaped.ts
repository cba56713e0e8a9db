interface NodeProcess {
  on?(name: string, listener: (error: unknown) => void): void;
  off?(name: string, listener: (error: unknown) => void): void;
}

/** Catches what nobody else caught, in Node and in a browser. */
export function watchEscapes(): {readonly found: unknown[]; stop(): void} {
  const found: unknown[] = [];
  const note = (error: unknown) => void found.push(error);
  const onevent = (event: Event) => note((event as PromiseRejectionEvent).reason ?? (event as ErrorEvent).error);
  const node = (globalThis as {process?: NodeProcess}).process;
  const page = globalThis as Partial<EventTarget>;
  for (const name of ['unhandledRejection', 'uncaughtException']) node?.on?.(name, note);
  for (const name of ['unhandledrejection', 'error']) page.addEventListener?.(name, onevent);
  return {
    found,
    stop() {
      for (const name of ['unhandledRejection', 'uncaughtException']) node?.off?.(name, note);
      for (const name of ['unhandledrejection', 'error']) page.removeEventListener?.(name, onevent);
    },
  };
}
