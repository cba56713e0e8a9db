/** @file Types of the tags for templates of Vue 3: `import 'amtsleitung/vue'`. Nothing of it is left at run time. */
import type {HTMLAttributes} from 'vue';
import type {Handlers, TagAttributes} from './tags.js';

type VueTags = {
  [Tag in keyof TagAttributes]: new () => HTMLElementTagNameMap[Tag] & {
    $props: Omit<HTMLAttributes, keyof TagAttributes[Tag]> & TagAttributes[Tag] & Handlers<'capital'>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends VueTags {}
}
