import {expect} from 'chai';
import '../../src/i18n/de-calls.js';
import '../../src/i18n/de-numbers.js';
import '../../src/i18n/de-more.js';
import {numberReasons} from '../../src/i18n/de-number-reasons.js';
import {en} from '../../src/i18n/en.js';
import {type Terms, de as german, loadTerms, registerTerms, termsFor} from '../../src/i18n/index.js';
import type {ErrorCode} from '../../src/protocol/index.js';

/** With what comes later. */
const de = {...german, numberReasons};

/** All texts, functions called with samples. */
function texts(terms: object, path = ''): [string, string][] {
  return Object.entries(terms).flatMap(([key, value]: [string, unknown]) => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value] as [string, string]];
    if (typeof value === 'function')
      return [[at, String((value as (...args: string[]) => string)('A', 'B', 'C'))] as [string, string]];
    return texts(value as object, at);
  });
}

describe('terms', () => {
  it('have the same keys in every language', () => {
    const keys = (terms: Terms) =>
      texts(terms)
        .map(([key]) => key)
        .sort();
    expect(keys(en)).to.deep.equal(keys(de));
  });

  it('say for every error what happened and what comes next', () => {
    const codes = Object.keys(de.errors) as ErrorCode[];
    // The type of `errors` is checked where it is used: every code must be a key.
    const texts: Record<ErrorCode, string> = de.errors;
    expect(codes).to.include.members(['login-refused', 'microphone-refused', 'number-invalid', 'internal']);
    const oneSentence: ErrorCode[] = ['number-missing', 'call-unknown'];
    for (const code of codes)
      if (!oneSentence.includes(code)) expect(texts[code].match(/[.]/g)?.length, code).to.be.at.least(2);
  });

  it('are free of jargon and of familiar address', () => {
    const banned = /\b(SIP|INVITE|WebSocket|Server|Client|Register|Token|du|dein|dir|dich|makeln)\b|\b[3-6]\d\d\b/i;
    for (const [key, text] of texts(de)) expect(text, key).not.to.match(banned);
  });

  it('name no sign of the browser that not every browser shows: Chrome has had no lock since 117', () => {
    for (const terms of [de, en])
      for (const [key, text] of texts(terms)) expect(text, key).not.to.match(/\bSchloss|schloss\b|\block symbol/i);
  });

  it('are short sentences', () => {
    for (const [key, text] of texts(de))
      for (const sentence of text.split(/[.?] /))
        expect(sentence.split(' ').length, `${key}: ${sentence}`).to.be.at.most(15);
  });

  it('say in how many seconds the next call goes (desk F4)', () => {
    expect(de.nextCallIn(20)).to.equal('Noch 20 Sekunden, dann geht der nächste Anruf.');
    expect(de.nextCallIn(1)).to.equal('Noch 1 Sekunde, dann geht der nächste Anruf.');
    expect(de.nextCallIn(480)).to.equal('Noch 8 Minuten, dann geht der nächste Anruf.');
    expect(en.nextCallIn(20)).to.equal('The next call goes through in 20 seconds.');
  });

  it('come by language, German where it is unknown or not loaded yet', async () => {
    expect(termsFor('en')).to.equal(german);
    expect(await loadTerms('en-GB')).to.equal(true);
    expect(await loadTerms('en-GB')).to.equal(false);
    expect(termsFor('en-GB')).to.equal(en);
    expect(termsFor('de-AT')).to.equal(german);
    expect(termsFor('')).to.equal(german);
    expect(termsFor('xx')).to.equal(german);
  });

  it('can be added', () => {
    registerTerms('xy', {...en, dial: 'Xy'});
    expect(termsFor('XY-zz').dial).to.equal('Xy');
  });
});
