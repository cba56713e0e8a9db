import type {Site} from '../../src/numbers/index.js';

export const direct: Site = {
  country: '49',
  area: '861',
  head: '58',
  extensionDigits: [3],
  trunkPrefix: '0',
  mode: 'direct',
  internal: ['*97'],
  domains: ['telefon.amt.example'],
};

export const amt: Site = {...direct, mode: 'amt'};
