import type {ReactiveControllerHost} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import type {Call} from '../../protocol/index.js';

/** A toast of the page, as the other one sees it. */
export type ReachingToast = HTMLElement & ReactiveControllerHost;

/**
 * Shows calls in a modal dialog or a full-screen element, which makes the rest of the page inert. It comes when there is a
 * call: see src/parts/mini-card.
 */
export interface Reach {
  /** Whether the calls are shown there, and not in the toast. */
  readonly isElsewhere: boolean;
  look(phone: GatedPhone | null, calls: readonly Call[]): void;
}

type MakeReach = (toast: ReachingToast) => Reach;

let make: MakeReach | null = null;
const waiting = new Set<ReachingToast>();

export function provideReach(maker: MakeReach): void {
  make = maker;
  for (const toast of waiting) toast.requestUpdate();
  waiting.clear();
}

/** Null until it has come; the toast is rendered again then. */
export function reachOf(toast: ReachingToast): Reach | null {
  if (!make) waiting.add(toast);
  return make?.(toast) ?? null;
}
