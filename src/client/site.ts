import type {Site} from '../numbers/index.js';
import type {Configuration} from '../protocol/index.js';

const defaults: Site = {country: '49', area: '', head: '', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'};

/** What a site leaves out is as in most houses. */
export const fullSite = (site: Configuration['site']): Site => ({...defaults, ...site});
