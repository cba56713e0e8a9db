import type {Addresses} from './hosts.js';
import type {Markup} from './html.js';
import type {Employee} from './staff.js';

/** Somebody who is signed in asks an application for a page. */
export interface Visit {
  readonly clerk: Employee;
  readonly addresses: Addresses;
  /** Below the application's own: `vorgang/4-123-26`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** What a form sent. */
  readonly form?: URLSearchParams;
}

/** The page, or where to go instead. */
export type Reply = {readonly page: Markup} | {readonly location: string};
