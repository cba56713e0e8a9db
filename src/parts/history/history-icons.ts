import {svg, type TemplateResult} from 'lit';
import {drawn} from '../../icons/icons.js';

const paths = {
  list: svg`<path d="M4.2 12a7.8 7.8 0 1 1 2.3 5.5M4 17.8v-4h4M12 7.8V12l3 2"/>`,
  missed: svg`<path d="m4 6.5 8 8 8-8M4 12V6.5h5.5"/>`,
  received: svg`<path d="M18.5 5.5 6 18M6 9.5V18h8.5"/>`,
  dialled: svg`<path d="M5.5 18.5 18 6M9.5 6H18v8.5"/>`,
  bin: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 10.5v5.5M14 10.5v5.5"/>`,
} as const;

export const historyIcon = (name: keyof typeof paths): TemplateResult => drawn(paths[name]);
