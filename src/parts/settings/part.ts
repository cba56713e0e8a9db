import {html, svg} from 'lit';
import {drawn} from '../../icons/icons.js';
import {definePart} from '../part.js';
import {SettingsElement} from './settings-element.js';
import {texts} from './texts.js';

const sliders = svg`<path d="M4 7h9M18 7h2M4 17h2M11 17h9"/><circle cx="15.5" cy="7" r="2.5"/><circle cx="8.5" cy="17" r="2.5"/>`;

definePart({
  tags: {'amt-settings': SettingsElement},
  bar: {
    name: 'settings',
    icon: drawn(sliders),
    place: 'more',
    label: language => texts(language).settings,
    render: phone => html`<amt-settings .phone=${phone ?? undefined}></amt-settings>`,
  },
});
