/** @file The one setting that a page at rest has to know. */

export const corners = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const;
export type Corner = (typeof corners)[number];

export interface Place {
  readonly corner: Corner;
  readonly folded: boolean;
}

/** Where a bar lies until the user has put it elsewhere. */
export const defaultPlace: Place = {corner: 'bottom-end', folded: false};
