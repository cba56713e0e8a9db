import {findNumbers, interpret} from '../../../src/numbers/index.js';
import type {Interpretation, Site} from '../../../src/numbers/index.js';

/** How well the finder did on one corpus. */
export interface Measure {
  readonly lines: number;
  readonly numbers: number;
  /** Of what was found, the part that is right: at the right place, with the right meaning. */
  readonly precision: number;
  /** Of what is there, the part that was found. */
  readonly recall: number;
  /** Lines with something missing or wrong, and what. */
  readonly wrong: readonly string[];
}

const meaning = ({dial, e164}: Interpretation): string => dial ?? e164 ?? '';

/** A line of the corpus: its text, and where its numbers are. */
function readLine(line: string, site: Site): {text: string; expected: ReadonlySet<string>} {
  const expected = new Set<string>();
  let text = '';
  let from = 0;
  for (const match of line.matchAll(/\[\[(.*?)(?:=>(.*?))?\]\]/g)) {
    text += line.slice(from, match.index);
    const written = match[1] ?? '';
    expected.add(`${text.length} ${written} ${meaning(interpret(match[2] ?? written, site, 'link'))}`);
    text += written;
    from = match.index + match[0].length;
  }
  return {text: text + line.slice(from), expected};
}

export function measure(corpus: string, site: Site): Measure {
  const lines = corpus.split('\n').filter(line => line.trim() !== '');
  const wrong: string[] = [];
  const count = {found: 0, expected: 0, right: 0};
  for (const line of lines) {
    const {text, expected} = readLine(line, site);
    const found = findNumbers(text, site).map(
      ({start, end, interpretation}) => `${start} ${text.slice(start, end)} ${meaning(interpretation)}`,
    );
    const right = found.filter(one => expected.has(one));
    count.found += found.length;
    count.expected += expected.size;
    count.right += right.length;
    const superfluous = found.filter(one => !expected.has(one));
    const missed = [...expected].filter(one => !found.includes(one));
    if (superfluous.length + missed.length > 0)
      wrong.push(`${text}\n    too much: ${superfluous.join(' | ')}\n    missed: ${missed.join(' | ')}`);
  }
  return {
    lines: lines.length,
    numbers: count.expected,
    precision: count.right / Math.max(1, count.found),
    recall: count.right / Math.max(1, count.expected),
    wrong,
  };
}
