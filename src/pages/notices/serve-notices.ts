import type {CallId, NoticeAction, NoticeOrder, NoticePress} from '../../protocol/index.js';

/** What a notification keeps of its call; it may outlive the page, and the service worker as well. */
interface Kept {
  readonly call: CallId;
  /** The page that had it shown. */
  readonly page: string;
}

interface Shown {
  readonly data: unknown;
  close(): void;
}

interface Waits {
  waitUntil(work: Promise<unknown>): void;
}

interface OrderEvent extends Waits {
  readonly data: unknown;
  readonly source: {readonly id: string} | null;
}

interface ClickEvent extends Waits {
  readonly notification: Shown;
  /** Empty: beside the buttons. */
  readonly action: string;
}

/** The members of ServiceWorkerGlobalScope that are used here; its types and those of a page do not mix. */
export interface NoticeScope {
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
    getNotifications(filter: {tag: string}): Promise<readonly Shown[]>;
  };
  readonly clients: {
    get(id: string): Promise<{focus?(): Promise<unknown>; postMessage(message: NoticePress): void} | undefined>;
  };
  addEventListener(type: 'message', listener: (event: OrderEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void;
}

const tag = 'amtsleitung';

/** Shows notifications with buttons for the pages of this origin, and tells the page that wanted one which of them was pressed. */
export function serveNotices(scope: NoticeScope): void {
  const {registration, clients} = scope;
  let last: Promise<unknown> = Promise.resolve();

  async function obey(order: NoticeOrder | null, page: string): Promise<void> {
    if (order?.type === 'amtsleitung-notice') {
      const {call, title, lang, actions} = order;
      const data: Kept = {call, page};
      // The phone rings by itself.
      return registration.showNotification(title, {tag, lang, actions, data, requireInteraction: true, silent: true});
    }
    if (order?.type === 'amtsleitung-notice-over')
      for (const notification of await registration.getNotifications({tag}))
        // Another page may have the next one by now.
        if ((notification.data as Kept).page === page) notification.close();
  }

  /** A page that is gone has no call any more: then there is nothing to do. */
  async function press({notification, action}: ClickEvent): Promise<void> {
    const {call, page} = notification.data as Kept;
    const client = await clients.get(page);
    // Who declines stays where they are. Firefox opens the microphone for a page in sight alone: it comes to the front first.
    if (action !== 'decline') await client?.focus?.().catch(() => undefined);
    if (action) client?.postMessage({type: 'amtsleitung-notice-press', call, action: action as NoticeAction});
  }

  scope.addEventListener('message', event => {
    const {data, source} = event;
    // One after the other: what is taken away while it comes would stay.
    last = last.then(() => obey(data as NoticeOrder | null, source?.id ?? '')).catch(() => undefined);
    event.waitUntil(last);
  });
  scope.addEventListener('notificationclick', event => {
    event.notification.close();
    event.waitUntil(press(event));
  });
}
