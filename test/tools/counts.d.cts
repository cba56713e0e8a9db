export function record(
  name: string,
  passed: number,
  failed: number,
  failures?: readonly string[],
  notRun?: readonly string[],
): void;
