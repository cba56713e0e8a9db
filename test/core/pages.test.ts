import {expect} from 'chai';
import {Pages} from '../../src/core/pages.js';
import type {PageInfo} from '../../src/protocol/index.js';

describe('the pages of a phone', () => {
  const inSight: PageInfo = {
    ...{visible: true, focused: true, phoneWindow: false},
    ...{media: true, activated: true, notifies: true},
  };
  const hidden: PageInfo = {...inSight, visible: false, focused: false};
  const port = {post() {}, onmessage: null, close() {}};

  function pagesOf(infos: Readonly<Record<string, PageInfo>>): Pages {
    const pages = new Pages(() => {});
    for (const [id, info] of Object.entries(infos)) pages.add(id, port, info);
    return pages;
  }

  it('ring in the one in sight', () => {
    expect(pagesOf({seen: inSight, other: hidden}).state.ringer).to.equal('seen');
  });

  it('ring where the user has clicked, rather than where the browser would keep it silent', () => {
    const pages = pagesOf({clicked: hidden, untouched: {...inSight, activated: false}});
    expect(pages.state.ringer).to.equal('clicked');
    expect(pages.state.announcer).to.equal('untouched');
  });

  it('ring even where nobody has clicked, when there is no other', () => {
    expect(pagesOf({untouched: {...inSight, activated: false}}).state.ringer).to.equal('untouched');
  });

  it('show no system notification while the user sees one of them', () => {
    expect(pagesOf({seen: {...inSight, notifies: false}, other: hidden}).state.notifier).to.equal(null);
  });

  it('show a system notification in one that may, when none is in sight', () => {
    const pages = pagesOf({may: hidden, mayNot: {...hidden, notifies: false}});
    expect(pages.state.notifier).to.equal('may');
    pages.update('mayNot', {...inSight, notifies: false});
    expect(pages.state.notifier).to.equal(null);
  });
});
