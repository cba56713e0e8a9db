/** Whether a message is from a window of our own origin that nothing is around. */
export const isOwnWindow = ({origin, source}: MessageEvent): boolean =>
  origin === location.origin && source !== null && 'top' in source && source.top === source;

/** Whether it is of this type. */
export const isOfType = ({data}: MessageEvent, type: string): boolean =>
  typeof data === 'object' && data !== null && (data as {type?: unknown}).type === type;
