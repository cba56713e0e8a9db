import {Grammar} from 'sip.js';
import {rules} from './rules.js';
import {Scanner} from './scanner.js';

/** What a text means by a rule, in the shape that SIP.js expects; -1 where it is not what the rule says. Never throws. */
export function parse(text: string, rule: string): unknown {
  const scan = new Scanner(text);
  try {
    const read = rules.get(rule)?.(scan) ?? -1;
    return scan.isAtEnd ? read : -1;
  } catch {
    return -1;
  }
}

/**
 * Has SIP.js read header values by {@link parse}. Its own grammar decodes all its tables for each value, takes seconds
 * for some that are long, and is a seventh of its code; the build leaves it out.
 */
export function useOwnGrammar(): void {
  Object.assign(Grammar, {parse});
}
