export function findChromium(): string | undefined;
export function findFirefox(): string | undefined;
export const chromiumFlags: readonly string[];
