import {html, svg} from 'lit';
import {drawn} from '../../icons/icons.js';
import {definePart} from '../part.js';
import {HeadsetElement} from './headset-element.js';
import {texts} from './texts.js';
import {watchHeadsets} from './watch.js';

const headset = svg`<path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H5.5A1.5 1.5 0 0 1 4 17.5zM20 14h-3v5h1.5a1.5 1.5 0 0 0 1.5-1.5zM17 19c0 1.5-1.5 2-4 2"/>`;

definePart({
  tags: {'amt-headset': HeadsetElement},
  bar: {
    name: 'headset',
    icon: drawn(headset),
    place: 'more',
    label: language => texts(language).headset,
    render: phone => html`<amt-headset .phone=${phone ?? undefined}></amt-headset>`,
  },
});
watchHeadsets();
