import {html} from 'lit';
import {definePart} from '../part.js';
import {AbsenceElement} from './absence-element.js';
import {doNotDisturbIcon} from './absence-icon.js';
import {sign} from './sign.js';
import {texts} from './texts.js';

definePart({
  tags: {'amt-absence': AbsenceElement},
  bar: {
    name: 'absence',
    icon: doNotDisturbIcon(),
    place: 'more',
    sign,
    label: language => texts(language).absence,
    render: phone => html`<amt-absence .phone=${phone ?? undefined}></amt-absence>`,
  },
});
