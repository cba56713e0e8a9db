/** @file Entry of the service worker: it shows notifications, has no page in its scope and touches no request. */
import {serveNotices, type NoticeScope} from './serve-notices.js';

serveNotices(globalThis as unknown as NoticeScope);
