/** Calls `back` when the machine has a network again. Chromium tells a shared worker of it by `connection` alone. */
export function watchNetwork(back: () => void): void {
  const {navigator} = globalThis as {navigator?: {onLine?: boolean; connection?: EventTarget}};
  (globalThis as Partial<EventTarget>).addEventListener?.('online', back);
  let wasOnline = true;
  // It changes with each estimate of the speed as well.
  navigator?.connection?.addEventListener('change', () => {
    const online = navigator.onLine !== false;
    if (online && !wasOnline) back();
    wasOnline = online;
  });
}
