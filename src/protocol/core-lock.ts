/** The Web Lock that the core of a phone holds as long as it lives; `name` is its worker's. */
export function coreLock(name: string): string {
  return `${name} core`;
}
