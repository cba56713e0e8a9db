import {expect} from 'chai';
import {page} from '../../src/script/page.js';

/** What the phone asks of the document. */
const names = [
  ...['activeElement', 'addEventListener', 'baseURI', 'body', 'createElement', 'createTreeWalker', 'currentScript'],
  ...['documentElement', 'elementFromPoint', 'getElementById', 'hasFocus', 'head', 'querySelector', 'readyState'],
  ...['removeEventListener', 'visibilityState', 'adoptedStyleSheets'],
] as const;

describe('The document', () => {
  for (const name of names)
    it(`has its own ${name}, also where the page names a form so (attack, low)`, () => {
      const form = document.createElement('form');
      form.setAttribute('name', name);
      const {body} = document;
      const before = page[name];
      body.append(form);
      try {
        expect(document[name] as unknown, 'as the page sees it').to.equal(form);
        if (typeof before === 'function') expect(page[name]).to.be.a('function').and.not.equal(form);
        else expect(page[name]).to.deep.equal(before);
      } finally {
        form.remove();
      }
    });

  it('takes style sheets there as well', () => {
    const form = document.createElement('form');
    form.setAttribute('name', 'adoptedStyleSheets');
    document.body.append(form);
    const sheet = new CSSStyleSheet();
    const before = page.adoptedStyleSheets;
    page.adoptedStyleSheets = [...before, sheet];
    form.remove();
    expect(document.adoptedStyleSheets.at(-1)).to.equal(sheet);
    document.adoptedStyleSheets = before;
  });
});
