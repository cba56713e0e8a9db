import {html} from 'lit';
import {definePart} from '../part.js';
import {HistoryElement} from './history-element.js';
import {historyIcon} from './history-icons.js';
import {missedOf} from './missed.js';
import {texts} from './texts.js';

definePart({
  tags: {'amt-history': HistoryElement},
  bar: {
    name: 'history',
    icon: historyIcon('list'),
    isFor: phone => {
      // A page of another host has no word of it in its configuration; it is told the number where there is a list.
      if (phone?.confirmsNumbers) return missedOf(phone) !== undefined;
      const history = phone?.configuration?.history;
      return history !== false && history?.days !== 0;
    },
    label: (language, phone) => {
      const missed = missedOf(phone);
      return missed ? texts(language).withMissed(missed) : texts(language).history;
    },
    badge: phone => missedOf(phone) ?? 0,
    render: phone => html`<amt-history .phone=${phone ?? undefined}></amt-history>`,
  },
});
