/** @file How screen readers are told, as a browser of one or the other kind has it. */

const instead = (ariaNotify: unknown): (() => void) => {
  // Before that of `Element`, where the browser has one.
  Object.defineProperty(HTMLElement.prototype, 'ariaNotify', {value: ariaNotify, configurable: true});
  return () => void Reflect.deleteProperty(HTMLElement.prototype, 'ariaNotify');
};

/** Only live regions are heard, until the function that it returns is called. */
export const withoutNotify = (): (() => void) => instead(undefined);

/** What the page has the browser say: into `heard`, until the function that it returns is called. */
export const withNotify = (heard: string[]): (() => void) =>
  instead(function (this: HTMLElement, text: string, {priority}: {priority: string}) {
    heard.push(`${priority} ${this.lang}: ${text}`);
  });
