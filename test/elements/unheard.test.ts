import {expect} from 'chai';
import {barEntries} from '../../src/controllers/index.js';
import {Unheard} from '../../src/elements/phone/unheard.js';
import '../../src/i18n/de-calls.js';
import {de} from '../../src/i18n/index.js';
import {initialState, type Call} from '../../src/protocol/index.js';
import {aRingingCall} from '../../src/testing/index.js';

describe('Where the browser lets no page ring', () => {
  let unheard: Unheard;
  beforeEach(() => {
    document.title = 'Wohngeld';
    unheard = new Unheard();
  });
  afterEach(() => unheard.close());

  const update = (calls: Call[], silent = true) =>
    unheard.update({...initialState, calls, pages: {...initialState.pages, ...(silent && {silent})}}, de);
  const button = () => barEntries.all.find(({name}) => name === 'sound');

  it('the bar offers the click that mends it, before it rings and until it is mended', () => {
    expect(update([])).to.be.false;
    expect(button()?.label('de')).to.equal('Ton freigeben');
    expect(update([], false)).to.equal('Der Ton ist freigegeben.');
    expect(button()).to.equal(undefined);
    expect(update([], false)).to.be.false;
  });

  it('the tab says that somebody calls and not who, until it rings no more', () => {
    update([aRingingCall()]);
    expect(document.title).to.equal('☎ Eingehender Anruf – Wohngeld');
    update([aRingingCall()]);
    expect(document.title).to.equal('☎ Eingehender Anruf – Wohngeld');
    update([]);
    expect(document.title).to.equal('Wohngeld');
  });

  it('the tab says nothing of a call that is silenced, and nothing where it is heard', () => {
    update([aRingingCall({silenced: true})]);
    update([aRingingCall()], false);
    expect(document.title).to.equal('Wohngeld');
  });

  it('a title that the page has given itself meanwhile stays', () => {
    update([aRingingCall()]);
    document.title = 'Wohngeld, Akte 12';
    update([]);
    expect(document.title).to.equal('Wohngeld, Akte 12');
  });
});
