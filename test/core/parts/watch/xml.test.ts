import {expect} from 'chai';
import fc from 'fast-check';
import {readDialogInfo} from '../../../../src/core/parts/watch/dialog-info.js';
import {ListFeed} from '../../../../src/core/parts/watch/list-feed.js';
import {readXml} from '../../../../src/core/parts/watch/xml.js';
import {dialogInfo} from '../../support/subscriptions.js';

describe('XML of presence', () => {
  it('is read with prefixes, comments, entities, and sections of plain text', () => {
    const root = readXml(
      `\ufeff<?xml version='1.0'?><!-- <x> --><d:info a = "1 &lt; 2" xml:lang='de'>\n<d:line/>f<![CDATA[<r>]]>&#228;&#xFC;&nbsp;</d:info>\n`,
    );
    expect(root?.name).to.equal('info');
    expect([...(root?.attributes ?? [])]).to.deep.equal([
      ['a', '1 < 2'],
      ['lang', 'de'],
    ]);
    expect(root?.children.map(({name}) => name)).to.deep.equal(['line']);
    expect(root?.text).to.equal('\nf<r>äü&nbsp;');
  });

  for (const text of [
    '',
    'frei',
    '<a>',
    '</a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>b',
    '<a b></a>',
    '<a b=c/>',
    '<a b="<"/>',
    '<a',
    '<!-- ',
    '<![CDATA[x',
    '<!DOCTYPE a><a/>',
    `${'<a>'.repeat(17)}${'</a>'.repeat(17)}`,
    `<a>${'<b/>'.repeat(4001)}</a>`,
    `<a>${' '.repeat(262_144)}</a>`,
  ]) {
    it(`that starts with ${JSON.stringify(text.slice(0, 20))} is refused`, () => {
      expect(readXml(text)).to.equal(null);
    });
  }

  it('never throws and is read in no time, whatever comes', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '&',
      ';',
      '#',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      'a',
    );
    const start = performance.now();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, {maxLength: 60}).map(all => all.join('')),
        ),
        text => {
          readXml(text);
          readDialogInfo(text);
          new ListFeed().take('multipart/related;boundary=b', text);
        },
      ),
      {numRuns: 2000},
    );
    for (const text of ['<a b="', '<a ', '<!--', '<a', '&', `<a ${'b="c" '.repeat(9)}`]) readXml(text.repeat(20_000));
    expect(performance.now() - start).to.be.below(5000);
  });

  it('of which any piece is missing says nothing wrong', () => {
    const whole = dialogInfo(1, [['a', 'confirmed']]);
    for (let end = 0; end < whole.trimEnd().length; end++) expect(readDialogInfo(whole.slice(0, end))).to.equal(null);
  });
});
