/** @file Who has a telephone here. */

export const DOMAIN = 'pbx.amt.example';

/** A number and the name that belongs to it, as shown to the other side. */
export interface Identity {
  readonly number: string;
  readonly name: string;
}

const clerks: readonly Identity[] = [
  {number: '101', name: 'Huber, Maria'},
  {number: '102', name: 'Maier, Josef'},
  {number: '103', name: 'Müller, Jörg'},
  {number: '104', name: 'Wagner, Sabine'},
  {number: '105', name: 'Öttl, Franziska'},
  {number: '106', name: 'Gruber, Anton'},
  {number: '107', name: 'Brandstätter, Eva'},
  {number: '108', name: 'Yılmaz, Deniz'},
  {number: '109', name: 'Strauß, Klaus'},
];

/** The clerk with this extension. */
export function clerk(extension: string): Identity | undefined {
  return clerks.find(({number}) => number === extension);
}

/** Passwords of a test PBX, published in its documentation. */
export function passwordOf(extension: string): string | undefined {
  return clerk(extension) && `secret${extension}`;
}
