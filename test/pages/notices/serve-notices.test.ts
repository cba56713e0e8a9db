import {expect} from 'chai';
import {serveNotices, type NoticeScope} from '../../../src/pages/notices/serve-notices.js';
import type {Notice, NoticeOrder, NoticePress} from '../../../src/protocol/index.js';

/** A browser that knows the pages `front` and `other`. */
function browser() {
  const listeners = new Map<string, (event: object) => void>();
  const done: string[] = [];
  const told: NoticePress[] = [];
  let shown: {title: string; options: {tag: string; data: unknown}; data: unknown; close(): void}[] = [];
  const page = (id: string) => ({
    focus: async () => {
      done.push(`focus ${id}`);
      throw new DOMException('Not allowed to focus a window.', 'InvalidAccessError');
    },
    postMessage(press: NoticePress) {
      done.push(`press ${id}`);
      told.push(press);
    },
  });
  const pages = new Map(['front', 'other'].map(id => [id, page(id)]));
  const scope = {
    registration: {
      async showNotification(title: string, options: {tag: string; data: unknown}) {
        await new Promise(resolve => setTimeout(resolve));
        const one = {title, options, data: options.data, close: () => void (shown = shown.filter(it => it !== one))};
        shown = [one];
      },
      getNotifications: async ({tag}: {tag: string}) => shown.filter(({options}) => options.tag === tag),
    },
    clients: {get: async (id: string) => pages.get(id)},
    addEventListener: (type: string, listener: (event: object) => void) => void listeners.set(type, listener),
  };
  serveNotices(scope as unknown as NoticeScope);
  const fire = async (type: string, event: object) => {
    let work: unknown;
    listeners.get(type)?.({...event, waitUntil: (promise: unknown) => (work = promise)});
    await work;
  };
  return {
    done,
    told,
    pages,
    shown: () => shown,
    say: (order: NoticeOrder | null, id = 'front') => fire('message', {data: order, source: {id}}),
    click: (action: string) => fire('notificationclick', {notification: shown[0], action}),
  };
}

const notice: Notice = {
  type: 'amtsleitung-notice',
  call: 'schmid',
  title: 'Eingehender Anruf',
  lang: 'de',
  actions: [{action: 'answer', title: 'Annehmen'}],
};
const over: NoticeOrder = {type: 'amtsleitung-notice-over'};

describe('The service worker for notifications', () => {
  it('shows one that stays until it is over, and makes no sound of its own', async () => {
    const {say, shown} = browser();
    await say(notice);
    expect(shown()[0]?.title).to.equal('Eingehender Anruf');
    expect(shown()[0]?.options).to.include({requireInteraction: true, silent: true, lang: 'de'});
    expect(shown()[0]?.options).to.have.property('actions', notice.actions);
    await say(over);
    expect(shown()).to.have.length(0);
  });

  it('takes away what was still on its way when it was over', async () => {
    const {say, shown} = browser();
    await Promise.all([say(notice), say(over)]);
    expect(shown()).to.have.length(0);
  });

  it('lets no page take away what another one shows by now', async () => {
    const {say, shown} = browser();
    await say(notice);
    await say(notice, 'other');
    await say(over);
    expect(shown()).to.have.length(1);
  });

  it('brings the page that had it shown to the front and tells it of "Annehmen", also where it may not come to the front', async () => {
    const {say, click, shown, done, told} = browser();
    await say(notice, 'other');
    await click('answer');
    expect(done).to.deep.equal(['focus other', 'press other']);
    expect(told).to.deep.equal([{type: 'amtsleitung-notice-press', call: 'schmid', action: 'answer'}]);
    expect(shown()).to.have.length(0);
  });

  it('leaves whoever declines where they are', async () => {
    const {say, click, done} = browser();
    await say(notice);
    await click('decline');
    expect(done).to.deep.equal(['press front']);
  });

  it('brings the page to the front by a click beside the buttons, and does no more', async () => {
    const {say, click, done} = browser();
    await say(notice);
    await click('');
    expect(done).to.deep.equal(['focus front']);
  });

  it('does nothing where the page is gone', async () => {
    const {say, click, pages, done, shown} = browser();
    await say(notice);
    pages.clear();
    await click('answer');
    expect(done).to.deep.equal([]);
    expect(shown()).to.have.length(0);
  });

  it('passes over what is no order', async () => {
    const {say, shown} = browser();
    for (const nothing of [null, {type: 'other'}, 'amtsleitung-notice']) await say(nothing as NoticeOrder | null);
    expect(shown()).to.have.length(0);
  });
});
