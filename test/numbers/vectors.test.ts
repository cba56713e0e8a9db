import {expect} from 'chai';
import {interpret, plain} from '../../src/numbers/index.js';
import type {Interpretation, Site, Source} from '../../src/numbers/index.js';
import {amt, direct} from './sites.js';
import {vectors} from './vectors.js';

interface Row {
  readonly mode: string;
  readonly site: Site;
  readonly source: Source;
  readonly text: string;
  readonly meaning: string;
  readonly shown: string;
}

const sites: Record<string, readonly Site[]> = {direct: [direct], amt: [amt], both: [direct, amt]};
const sources: Record<string, readonly Source[]> = {
  typed: ['typed'],
  link: ['link'],
  script: ['script'],
  network: ['network'],
  any: ['typed', 'link', 'script'],
};

const unescape = (text: string): string =>
  text
    .replace(/\\u([\da-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');

function readRows(): Row[] {
  const lines = vectors.split('\n').filter(line => line.includes('|') && !line.startsWith('mode'));
  return lines.flatMap(line => {
    const [mode = '', from = '', text = '', meaning = '', shown = ''] = line.split('|').map(cell => cell.trim());
    if (!sites[mode] || !sources[from]) throw new Error(`Unknown mode or origin: ${line}`);
    return sites[mode].flatMap(site =>
      (sources[from] ?? []).map(source => ({mode: site.mode, site, source, text: unescape(text), meaning, shown})),
    );
  });
}

const name = (found: Interpretation): string =>
  found.extension !== undefined ? `extension ${found.extension}` : (found.e164 ?? found.display.replace(/\s/g, ''));

/** An interpretation in the words of the table. */
function describeMeaning(found: Interpretation): string {
  const choices = (found.choices ?? []).map(name).join(' / ');
  if (found.kind === 'ambiguous') return `ask ${choices}`;
  const other = choices && ` or ${choices}`;
  if (found.kind === 'rejected') return `reject ${found.reason}${other}`;
  const what =
    found.kind === 'external' ? `${name(found)} ${found.class}` : `${found.kind} ${found.extension ?? found.dial}`;
  return what + (found.needsConfirmation ? ' confirm' : '') + (found.tones ? ` tones ${found.tones}` : '') + other;
}

describe('what a text means as a number', () => {
  const rows = readRows();

  it('is laid down in a table of more than 200 rows', () => {
    expect(vectors.split('\n').filter(line => line.includes('|')).length).to.be.greaterThan(200);
  });

  for (const {mode, site, source, text, meaning, shown} of rows)
    it(`${mode}, ${source}: ${JSON.stringify(text)} means ${meaning}`, () => {
      const found = interpret(text, site, source);
      expect(describeMeaning(found)).to.equal(meaning);
      if (shown) expect(plain(found.display)).to.equal(shown);
    });
});
