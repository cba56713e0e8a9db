/** @file As much of the frameworks' own types as ours build upon; none of them is a dependency. */
declare module 'react' {
  export interface HTMLAttributes<T> {
    className?: string | undefined;
    onClick?: ((event: {currentTarget: T}) => void) | undefined;
  }
  export type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = {ref?: {current: T | null}; key?: string} & E;
  export namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface IntrinsicElements {}
  }
}

declare module 'vue' {
  export interface HTMLAttributes {
    class?: unknown;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface GlobalComponents {}
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<T extends EventTarget> {
    class?: string | undefined;
    onclick?: ((event: MouseEvent & {currentTarget: T}) => void) | undefined;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface SvelteHTMLElements {}
}
