import {Grammar} from 'sip.js';
import {Recent} from './recent.js';

type Parse = typeof Grammar.parse;

/** Values that are read again: those of the message at hand, and of the dialogs that run. */
const remembered = 500;
/** Characters; what is longer hardly comes twice. */
const longest = 300;

let installed = false;

/**
 * SIP.js decodes all tables of its grammar anew for each header value, and each message is read twice: by us, to
 * answer what SIP.js would drop, and by SIP.js. Most values are those of the message before. What was read is kept,
 * and handed out as a copy, for SIP.js writes into it.
 */
export function rememberParsing(): void {
  if (installed) return;
  installed = true;
  const known = new Recent<ReturnType<Parse>>(remembered);
  const {parse} = Grammar;
  const recall: Parse = (input, rule) => {
    if (input.length > longest) return parse(input, rule);
    const key = `${rule} ${input}`;
    const before = known.get(key);
    if (before !== undefined) return copy(before);
    const parsed = parse(input, rule);
    known.set(key, copy(parsed));
    return parsed;
  };
  Object.assign(Grammar, {parse: recall});
}

function copy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as Value;
  const made = Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>;
  for (const [key, part] of Object.entries(value)) made[key] = copy(part as unknown);
  return made as Value;
}
