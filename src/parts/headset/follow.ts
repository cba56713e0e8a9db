import type {Phone} from '../../client/phone.js';
import {pagePhones} from '../../controllers/index.js';

/**
 * Begins with the page's phone, and anew with each that takes its place; what `begin` yields ends it. Not in a page of another host:
 * a headset belongs to the phone's own.
 */
export function followPhone(begin: (phone: Phone) => () => void): void {
  let followed: Phone | null = null;
  let end: (() => void) | undefined;
  const look = () => {
    const phone = pagePhones().providers[0]?.phone ?? null;
    if (phone === followed) return;
    end?.();
    followed = phone;
    end = phone && !phone.confirmsNumbers ? begin(phone) : undefined;
  };
  pagePhones().subscribe(look);
  look();
}
