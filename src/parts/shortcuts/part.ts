import {html, svg} from 'lit';
import {drawn} from '../../icons/icons.js';
import {definePart} from '../part.js';
import {ShortcutsElement} from './shortcuts-element.js';
import {texts} from './texts.js';

const keyboard = svg`<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6.5 10v.1M10.2 10v.1M13.8 10v.1M17.5 10v.1M8 14.5h8"/>`;

definePart({
  tags: {'amt-shortcuts': ShortcutsElement},
  bar: {
    name: 'shortcuts',
    icon: drawn(keyboard),
    place: 'more',
    label: language => texts(language).shortcuts,
    render: phone => html`<amt-shortcuts .phone=${phone ?? undefined}></amt-shortcuts>`,
  },
});
