import type {Site} from '../../src/numbers/index.js';

/** The numbering of a house, as a configuration has it at least. */
export const house: Site = {
  country: '49',
  area: '861',
  head: '58',
  extensionDigits: [3],
  trunkPrefix: '0',
  mode: 'direct',
};

export const direct: Site = {...house, internal: ['*97'], domains: ['telefon.amt.example']};

export const amt: Site = {...direct, mode: 'amt'};
