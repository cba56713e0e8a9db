import type {LitElement} from 'lit';
import type {GatedPhone} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, EndedCall} from '../../protocol/index.js';
import {Later} from '../../script/later.js';
import type {CardPlace} from '../card/card.js';

export const cardView = new Later(() => import('../card/card.js'));

/** What this page's application says of a call; null where it says nothing. What shows it comes with the first card. */
export function showCard(
  host: LitElement,
  phone: GatedPhone | null,
  call: Call | EndedCall | null | undefined,
  terms: Terms,
  place: CardPlace,
): unknown {
  const card = call && phone?.cards.get(call.id);
  if (!card) return null;
  if (cardView.loaded) return cardView.loaded.renderCard(host, call.id, card, terms, place);
  cardView.load().then(
    () => host.requestUpdate(),
    () => {},
  );
  return null;
}
