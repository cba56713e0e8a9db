import {html, svg} from 'lit';
import {drawn} from '../../icons/icons.js';
import {definePart} from '../part.js';
import {TeamElement} from './team-element.js';
import {texts} from './texts.js';

const people = svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.5c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M15.5 5a3.5 3.5 0 0 1 0 6.2M18 14.2c2.2.8 3.5 2.8 3.5 5.3"/>`;

definePart({
  tags: {'amt-team': TeamElement},
  bar: {
    name: 'team',
    icon: drawn(people),
    isFor: phone => Boolean(phone?.configuration?.team?.length),
    label: language => texts(language).team,
    render: phone => html`<amt-team .phone=${phone ?? undefined}></amt-team>`,
  },
});
