/** @file Types of the tags for Svelte 5: `import 'amtsleitung/svelte'`. Nothing of it is left at run time. */
import type {HTMLAttributes} from 'svelte/elements';
import type {Handlers, TagAttributes} from './tags.js';

type SvelteTags = {
  [Tag in keyof TagAttributes]: Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof TagAttributes[Tag]> &
    TagAttributes[Tag] &
    Handlers<'on'> &
    Handlers<'on:'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteTags {}
}
