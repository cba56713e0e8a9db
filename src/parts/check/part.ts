import {html, svg} from 'lit';
import {drawn} from '../../icons/icons.js';
import {definePart} from '../part.js';
import {CheckElement} from './check-element.js';
import {texts} from './texts.js';

const list = svg`<path d="m4 6.5 1.5 1.5L8 5M4 13l1.5 1.5L8 11.5M11.5 7H20M11.5 13H20M11.5 19H20M4 19h4"/>`;

definePart({
  tags: {'amt-check': CheckElement},
  bar: {
    name: 'check',
    icon: drawn(list),
    place: 'more',
    label: language => texts(language).check,
    render: phone => html`<amt-check .phone=${phone ?? undefined}></amt-check>`,
  },
});
