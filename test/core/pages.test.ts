import {expect} from 'chai';
import {Pages} from '../../src/core/pages.js';
import {PhoneError, type CoreMessage, type ErrorCode, type PageInfo} from '../../src/protocol/index.js';

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

  /** Who are asked for the login, and what came of it. */
  async function asked(answers: Readonly<Record<string, ErrorCode | 'gone' | 'yields'>>) {
    const order: string[] = [];
    const pages = new Pages(() => {});
    for (const [id, answer] of Object.entries(answers)) {
      const post = (message: CoreMessage) => {
        if (message.type !== 'credentials') return;
        order.push(id);
        if (answer === 'gone') return pages.remove(id);
        if (answer === 'yields') return pages.settle(message.seq, {ok: true, value: {aor: 'sip:101@pbx.test'}});
        pages.settle(message.seq, {ok: false, error: new PhoneError(answer).toData()});
      };
      pages.add(id, {...port, post}, inSight);
    }
    const login = await pages.credentials().catch((error: PhoneError) => error);
    return {order, came: login instanceof PhoneError ? login.code : login.aor};
  }

  it('are asked for the login until one yields it, for not every page has a callback', async () => {
    const {order, came} = await asked({has: 'yields', leaves: 'gone', hasNone: 'credentials-invalid'});
    expect(order).to.deep.equal(['hasNone', 'leaves', 'has']);
    expect(came).to.equal('sip:101@pbx.test');
  });

  it('are said to have no login for now when one of them has a callback that failed, or leaves', async () => {
    const none = 'credentials-invalid';
    expect((await asked({none, fails: 'credentials-unreachable'})).came).to.equal('credentials-unreachable');
    expect((await asked({fails: 'credentials-unreachable', none})).came).to.equal('credentials-unreachable');
    expect((await asked({leaves: 'gone'})).came).to.equal('credentials-unreachable');
    expect((await asked({none, other: none})).came).to.equal(none);
    expect((await asked({})).came).to.equal('credentials-unreachable');
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
