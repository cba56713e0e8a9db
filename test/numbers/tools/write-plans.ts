import {writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {plans} from './plans.js';

const file = new URL('../../../src/numbers/plans.ts', import.meta.url);
const text = (value: unknown) => JSON.stringify(value).replaceAll('\\\\', '\\\\');

const source = `/*
 * Numbering plans, taken from the metadata of libphonenumber (Google, Apache License 2.0). Written by test/numbers/tools/write-plans.ts: do not edit.
 * A test compares it with the installed libphonenumber-js.
 */

/** German area codes by length: regular expressions of those with 2, 3 and 4 digits. All others have 5, and begin with 3. */
export const areaCodes: readonly string[] = ${text(plans.areaCodes)};

/** German landline numbers, without the zero. */
export const landline = ${text(plans.landline)};

/** Regions and what their numbers begin with. */
export const regions = ${text(plans.regions)};

/** Calling codes of no country: free international numbers, satellite and global networks. */
export const globalCodes = ${text(plans.globalCodes)};

/**
 * How the neighbours group their numbers, by calling code: fewest and most digits, then leading digits and groups
 * (\`d\` stands for a digit).
 */
export const groupings: Readonly<Record<string, readonly [number, number, ...(readonly string[])[]]>> = ${text(plans.groupings)};
`;

writeFileSync(file, await format(source, {...(await resolveConfig(file)), parser: 'typescript'}));
