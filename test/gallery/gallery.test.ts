/** @file Every state of the phone in every size and host: where it stands, whether it can be pressed and read. */
import {examples} from '../../demo/gallery/states/index.js';
import {byElement, changesSince, differ, readLetters} from './baseline.js';
import {Onlooker, type Seen} from './look.js';
import {record} from '../tools/counts.cjs';

describe('every state of the gallery', function () {
  this.timeout(120_000);
  let onlooker: Onlooker;
  let seen: Seen[];

  before(async () => {
    onlooker = await Onlooker.come();
    seen = await onlooker.lookAtAll();
  });

  after(() => onlooker.go());

  describe('is where it was', () => {
    before(async function () {
      if (!differ(await onlooker.letters(), await readLetters())) return;
      const reason =
        'where everything stands in the gallery: the letters of this machine are not those of the baseline';
      record('gallery', 0, 0, [], [reason]);
      this.skip();
    });

    for (const tag of new Set(examples.map(example => example.tag)))
      it(`to a pixel: ${tag}`, async () => {
        noneOf(await changesSince(tag, byElement(seen).get(tag) ?? []));
      });
  });

  it('has no button over another or below something, nothing is outside of the window, and no word is cut off', () => {
    const problems = seen.flatMap(({example, size, host, lang, problems: found}) =>
      found.map(problem => `${example.id}, ${size} ${host} ${lang}: ${problem}`),
    );
    noneOf(problems);
  });

  it('keeps its words whole and its buttons in reach with text twice as large, and with a text spacing of the clerk', async () => {
    noneOf(await onlooker.problemsOfText());
  });

  it('has a bar of one height at each width, whatever happens: 4 em, or 6.86 em in two lines', () => {
    const heights = seen.flatMap(({example, size, host, lang, boxes}) => {
      const [, , width = 0, height] = (boxes['amt-phone-bar'] ?? '').split(' ').map(Number);
      const {collapsed, layout} = example.attributes ?? {};
      const isInFlow = width > 0 && collapsed === undefined && layout === undefined;
      const isRight = height === (width >= 720 ? 56 : 96);
      return isInFlow && !isRight ? [`${example.id}, ${size} ${host} ${lang}: ${width} by ${height}`] : [];
    });
    noneOf(heights);
  });

  it('speaks one language, that of the page, in all its elements', () => {
    const others = seen
      .filter(({lang, languages}) => languages.some(language => language !== lang))
      .map(({example, lang, languages}) => `${example.id} in ${lang}: ${languages.join()}`);
    noneOf(others);
  });

  it('has nothing that axe finds', async () => {
    noneOf(await onlooker.violations());
  });
});

/** One mistake is found in many places: the first ones say which. */
function noneOf(found: readonly string[]): void {
  if (found.length) throw new Error([`${found.length} found:`, ...found.slice(0, 12)].join('\n'));
}
