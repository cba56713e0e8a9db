import {expect} from 'chai';
import fc from 'fast-check';
import {findNumbers} from '../../src/numbers/index.js';
import {heldOut} from './corpus/held-out.js';
import {measure} from './corpus/measure.js';
import {tuning} from './corpus/tuning.js';
import {amt, direct} from './sites.js';

const texts = (text: string, before = '') =>
  findNumbers(text, direct, before).map(({start, end}) => text.slice(start, end));

describe('numbers in running text', () => {
  for (const [name, corpus] of Object.entries({tuning, 'held-out': heldOut}))
    it(`are found in the ${name} half of the corpus, and nothing else is`, () => {
      const {lines, numbers, precision, recall, wrong} = measure(corpus, direct);
      expect(lines).to.be.at.least(150);
      expect(numbers).to.be.at.least(90);
      expect(precision, wrong.join('\n')).to.be.at.least(0.99);
      expect(recall, wrong.join('\n')).to.be.at.least(0.97);
    });

  it('are left out where a label to the left of the text says fax, and kept where it says telephone', () => {
    expect(texts('0861 58-9123', 'Telefax')).to.deep.equal([]);
    expect(texts('0861 58-123', 'Telefon')).to.deep.equal(['0861 58-123']);
    expect(texts('123', 'Durchwahl')).to.deep.equal(['123']);
    expect(texts('123', 'Anzahl')).to.deep.equal([]);
  });

  it('are apart from digits that end what stands to the left', () => {
    expect(texts('0861 58-123', 'Akte 3')).to.deep.equal(['0861 58-123']);
    expect(texts('08662 4711', 'Fax 2')).to.deep.equal([]);
  });

  it('are found far inside a long text', () => {
    const text = `${'Der Antrag ist vollständig. '.repeat(400)}Tel. 0861 58-123, Fax 0861 58-9123.`;
    expect(texts(text)).to.deep.equal(['0861 58-123']);
  });

  it('are found wherever a long text is parted for the reading', () => {
    for (let length = 780; length < 800; length++) {
      const text = `${'Der Antrag ist vollständig. '.repeat(29).slice(0, length)} Tel. 0171 39 20 001 Fax 0861 58-123.`;
      expect(texts(text), String(length)).to.deep.equal(['0171 39 20 001']);
    }
  });

  it('are dialled as the site dials, though texts write them as on a public line', () => {
    const [own, other] = findNumbers('Tel. 0861 58-123, mobil 0152 28817386', amt);
    expect(own?.interpretation).to.include({kind: 'extension', dial: '123'});
    expect(other?.interpretation).to.include({kind: 'external', dial: '0015228817386', needsConfirmation: false});
  });

  it('keep what policy says of them: abroad is confirmed, blocked numbers are not offered', () => {
    expect(findNumbers('Tel. +43 662 12345', direct)[0]?.interpretation.needsConfirmation).to.be.true;
    expect(findNumbers('Tel. 0900 1234567', direct)).to.be.empty;
    expect(findNumbers('Notruf 112', direct)[0]?.interpretation).to.include({
      kind: 'emergency',
      needsConfirmation: true,
    });
  });

  for (const [text, written, dial] of [
    ['Tel. ０８６１ ５８-１２３', '０８６１ ５８-１２３', '123'],
    ['Tel. ＋４９ ８９ ９９９９８７６５', '＋４９ ８９ ９９９９８７６５', '08999998765'],
    ['Tel. 0861 58-123 83278 Traunstein', '0861 58-123', '123'],
    ['Tel. 58-123 83278 Traunstein', '58-123', '123'],
    ['Tel. +49 861 58123 83278 Traunstein', '+49 861 58123', '123'],
    ['Mobil 0171 3920045 83278 Traunstein', '0171 3920045', '01713920045'],
    ['Tel. 089 99998 765 Frau Huber', '089 99998 765', '08999998765'],
    ['Tel. 0861 58123 Frau Huber', '0861 58123', '123'],
    ['Tel. +49/89/99998/765', '+49/89/99998/765', '08999998765'],
    ['Tel. 0049/89/99998/765', '0049/89/99998/765', '08999998765'],
  ] as const)
    it(`are found whole and without what stands beside them: ${text}`, () => {
      const found = findNumbers(text, direct);
      expect(found.map(({start, end}) => text.slice(start, end))).to.deep.equal([written]);
      expect(found.map(({interpretation}) => interpretation.dial)).to.deep.equal([dial]);
    });

  it('lie inside the text, in order and apart, whatever the text is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Tel. ',
        'Fax ',
        '0861 58-123',
        '58-123',
        ' / ',
        '124',
        '+49',
        '\u00a0',
        '0',
        '(',
        ')',
        '-',
        '12.03.2024',
        '€',
      ),
      fc.string({unit: 'binary', maxLength: 8}),
    );
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), parts => {
        const text = parts.join('');
        let last = 0;
        for (const {start, end, interpretation} of findNumbers(text, direct)) {
          expect(start).to.be.at.least(last);
          expect(end).to.be.above(start).and.at.most(text.length);
          expect(interpretation.kind).to.not.equal('rejected');
          last = end;
        }
      }),
      {numRuns: 500},
    );
  });

  it('take no time to speak of in texts made to be slow', () => {
    const started = performance.now();
    for (const unit of ['0 ', '1/', 'Tel. des ', '(0', '12.', 'a-', 'A.', '1 2-'])
      findNumbers(unit.repeat(5000), direct);
    findNumbers(`${' '.repeat(50_000)}0861 58-123`, direct);
    expect(performance.now() - started).to.be.below(1500);
  });
});
