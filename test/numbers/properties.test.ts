import {expect} from 'chai';
import * as fc from 'fast-check';
import {parsePhoneNumberFromString} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/max/metadata';
import {
  emergencyNumber,
  findNumbers,
  format,
  formatTyping,
  interpret,
  plain,
  siteProblems,
} from '../../src/numbers/index.js';
import type {Interpretation, Site, Source} from '../../src/numbers/index.js';
import {amt, direct} from './sites.js';

const site = fc
  .record({
    mode: fc.constantFrom('direct' as const, 'amt' as const),
    trunkPrefix: fc.constantFrom('0', '0', '9'),
    extensionDigits: fc.constantFrom([3], [2, 3], [4], [3, 5]),
    area: fc.constantFrom('861', '', '89', '8662', '33203'),
    head: fc.constantFrom('58', '58', '', '9'),
    dialFormat: fc.constantFrom('keyed' as const, 'e164' as const),
    operator: fc.constantFrom('9', '1'),
  })
  .map((part): Site => ({...direct, ...part}));
const source = fc.constantFrom<Source>('typed', 'link', 'script', 'network');

const digits = (minLength: number, maxLength: number) =>
  fc.string({unit: fc.constantFrom(...'0123456789'), minLength, maxLength});
const prefix = fc.constantFrom(
  ...[
    '',
    '0',
    '00',
    '000',
    '0 0',
    '+',
    '+49',
    '+49 (0)',
    '0049',
    '089 ',
    '0861 58-',
    '58-',
    '00861 58',
    '0152',
    '0800',
    '0900',
  ],
);
const numberLike = fc.tuple(prefix, digits(0, 13)).map(([start, rest]) => start + rest);
const messy = fc.string({
  unit: fc.constantFrom(
    ...'0123456789',
    ..." -/()+*#,;.'~pwOl\n",
    'tel:',
    'sip:',
    '@',
    '?',
    '\u202a',
    '１',
    '٢',
    'ü',
    '²',
  ),
  maxLength: 25,
});
const text = fc.oneof(numberLike, numberLike, messy, fc.string({unit: 'binary', maxLength: 40}));

const all = (found: Interpretation): Interpretation[] => [found, ...(found.choices ?? [])];
const same = (a: Interpretation, b: Interpretation) =>
  a.e164 === b.e164 && a.extension === b.extension && a.dial === b.dial && a.kind === b.kind;

const runs = {numRuns: 2000};

describe('every text has a meaning', () => {
  it('and no text, of any length, makes it throw', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 400}), site, source, (any, where, from) => {
        interpret(any, where, from);
      }),
      runs,
    );
    expect(interpret('1'.repeat(1e6), direct, 'typed').reason).to.equal('too-long');
    expect(interpret('+49 '.repeat(1e5), direct, 'typed').kind).to.equal('rejected');
    expect(interpret('\ud800', direct, 'typed').kind).to.equal('rejected');
    // Not a number that lost its end.
    expect(interpret(`${'\u200b'.repeat(475)}089 99998765`, direct, 'typed').reason).to.equal('too-long');
  });

  it('and no configuration, of any shape, makes it throw', () => {
    const keys = Object.keys({...direct, operator: '', policy: [], dialFormat: ''});
    const shapes = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.jsonValue({maxDepth: 3}), fc.constant(null)));
    fc.assert(
      fc.property(text, fc.oneof(shapes, fc.jsonValue()), source, (any, given, from) => {
        const where = given as unknown as Site;
        interpret(any, where, from);
        findNumbers(`Tel. ${any}`, where);
        formatTyping(any, any.length, where);
        format('+4986158123', where);
        siteProblems(where);
        expect(interpret('0112', where).kind).to.equal('emergency');
      }),
      runs,
    );
  });

  it('and what is dialled has only digits and a plus at its beginning', () => {
    fc.assert(
      fc.property(text, site, source, (any, where, from) => {
        for (const found of all(interpret(any, where, from))) {
          if (found.dial !== undefined && !where.internal?.includes(found.dial))
            expect(found.dial).to.match(/^\+?\d+$/);
          if (found.e164 !== undefined) expect(found.e164).to.match(/^\+\d{4,22}$/);
          if (found.tones !== undefined) expect(found.tones).to.match(/^[\d*#,]+$/);
        }
      }),
      runs,
    );
  });

  it('and what is shown can be typed again and means the same', () => {
    fc.assert(
      fc.property(text, site, source, (any, where, from) => {
        for (const found of all(interpret(any, where, from))) {
          if (found.dial === undefined || found.extension?.startsWith('*')) continue;
          for (const shown of [found.display, plain(found.display), found.e164 ?? found.display]) {
            const again = interpret(shown, where, from);
            expect(same(found, again), `${JSON.stringify(any)}: ${shown} means ${JSON.stringify(again)}`).to.equal(
              true,
            );
          }
        }
      }),
      runs,
    );
  });

  it('and what is ambiguous or rejected is never dialled as it stands', () => {
    fc.assert(
      fc.property(text, site, source, (any, where, from) => {
        const found = interpret(any, where, from);
        const open = found.kind === 'ambiguous' || found.kind === 'rejected';
        expect(found.dial === undefined).to.equal(open);
        if (found.kind === 'ambiguous') {
          expect(found.needsConfirmation).to.equal(true);
          expect(found.choices).to.have.length.greaterThan(0);
          for (const choice of found.choices ?? []) expect(choice.dial).to.be.a('string');
        }
        if (open) expect(found.reason).to.be.a('string');
        // What could have been meant otherwise is never passed over in silence.
        if (found.choices && !open) expect(found.needsConfirmation).to.equal(true);
      }),
      runs,
    );
  });

  it('and in mode amt a complete number without its trunk prefix is never dialled unasked', () => {
    const complete = (rest: string) => parsePhoneNumberFromString(`+49${rest}`, metadata)?.getType();
    const rest = fc.oneof(
      digits(5, 11),
      digits(7, 8).map(end => `171${end}`),
      digits(4, 7).map(end => `86${end}`),
    );
    fc.assert(
      fc.property(rest, someRest => {
        if (someRest.startsWith('0') || !['FIXED_LINE', 'MOBILE'].includes(complete(someRest) ?? '')) return;
        const found = interpret(`0${someRest}`, amt, 'typed');
        expect(found.needsConfirmation || found.kind === 'rejected').to.equal(true);
      }),
      runs,
    );
  });

  it('and in mode direct a number with a zero too many is never dialled unasked', () => {
    const own = fc.tuple(fc.constantFrom('0 089', '0 0171', '0 0861 58', '00861', '0089', '000 43'), digits(5, 8));
    fc.assert(
      fc.property(own, ([start, end]) => {
        const found = interpret(start + end, direct, 'typed');
        expect(found.needsConfirmation || found.kind === 'rejected').to.equal(true);
      }),
      runs,
    );
  });

  it('and only 110 and 112 are dialled as 110 and 112', () => {
    fc.assert(
      fc.property(text, site, source, (any, where, from) => {
        for (const found of all(interpret(any, where, from)))
          expect(emergencyNumber(found.dial ?? '', where) !== undefined).to.equal(found.kind === 'emergency');
      }),
      runs,
    );
  });

  it('and whatever stands between their digits, a page does not dial them', () => {
    const filling = fc.string({unit: fc.constantFrom(...' -/().\'~"_,;:!#*+=\u00a0\u200b'), maxLength: 3});
    const spelled = fc.tuple(fc.constantFrom('110', '112', '0112', '9110'), fc.array(filling, {minLength: 5}));
    fc.assert(
      fc.property(spelled, site, source, ([number, between], where, from) => {
        const written = [...number].map((digit, index) => (between[index] ?? '') + digit).join('') + (between[4] ?? '');
        const {kind, dial, needsConfirmation} = interpret(written, where, from);
        expect(kind === 'emergency', written).to.equal(emergencyNumber(dial ?? '', where) !== undefined);
        if (kind === 'emergency') expect(needsConfirmation, written).to.equal(from !== 'typed');
      }),
      runs,
    );
  });

  it('and grouping while typing changes nothing but blanks, and keeps the caret behind its character', () => {
    fc.assert(
      fc.property(fc.oneof(numberLike, messy), fc.nat(), site, (any, at, where) => {
        const caret = at % (any.length + 1);
        const typed = formatTyping(any, caret, where);
        const compact = (part: string) => part.replaceAll(' ', '');
        expect(compact(typed.text)).to.equal(compact(any));
        expect(compact(typed.text.slice(0, typed.caret))).to.equal(compact(any.slice(0, caret)));
        expect(formatTyping(typed.text, typed.caret, where)).to.deep.equal(typed);
        const meaning = (written: string) =>
          all(interpret(written, where, 'typed')).map(({kind, dial}) => ({kind, dial}));
        expect(meaning(typed.text)).to.deep.equal(meaning(any));
      }),
      runs,
    );
  });
});
