/** @file Types of the tags for JSX in React 19: `import 'amtsleitung/react'`. Nothing of it is left at run time. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {Handlers, TagAttributes} from './tags.js';

type ReactTags = {
  [Tag in keyof TagAttributes]: Omit<
    DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]>,
    keyof TagAttributes[Tag]
  > &
    TagAttributes[Tag] &
    Handlers<'on'>;
};

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements extends ReactTags {}
  }
}
