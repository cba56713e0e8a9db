import {css} from 'lit';

/**
 * The public tokens (`--amt-…`) with their defaults, copied to private names (`--_…`) so that every default stands
 * in one place. Light or dark follows the `color-scheme` of the place where the element stands.
 */
export const tokens = css`
  :host {
    --_font: var(--amt-font, system-ui, 'Segoe UI', sans-serif);
    --_font-size: var(--amt-font-size, 0.875em);
    --_surface: var(--amt-color-surface, light-dark(#ffffff, #191d22));
    --_surface-raised: var(--amt-color-surface-raised, light-dark(#f3f5f8, #242a31));
    --_text: var(--amt-color-text, light-dark(#17202a, #e9edf1));
    --_text-quiet: var(--amt-color-text-quiet, light-dark(#52606d, #a9b4bf));
    --_border: var(--amt-color-border, light-dark(#d3dae1, #3a434d));
    --_accent: var(--amt-color-accent, light-dark(#0b5394, #2f74c0));
    --_on-accent: var(--amt-color-on-accent, #ffffff);
    --_go: var(--amt-color-go, light-dark(#17703a, #1d8348));
    --_on-go: var(--amt-color-on-go, #ffffff);
    --_stop: var(--amt-color-stop, light-dark(#b42318, #d93a2b));
    --_on-stop: var(--amt-color-on-stop, #ffffff);
    --_wait: var(--amt-color-wait, light-dark(#875000, #f3bd55));
    --_on-wait: var(--amt-color-on-wait, light-dark(#ffffff, #2d1c00));
    /* A colour that carries white words is too dark to be a word itself on a dark surface. */
    --_accent-text: light-dark(var(--_accent), color-mix(in oklab, var(--_accent) 45%, white));
    --_go-text: light-dark(var(--_go), color-mix(in oklab, var(--_go) 55%, white));
    --_stop-text: light-dark(var(--_stop), color-mix(in oklab, var(--_stop) 55%, white));
    --_focus: var(--amt-color-focus, var(--_accent-text));
    /* Outlines of controls need 3:1 (WCAG 1.4.11), which the quiet border does not have. */
    --_outline: color-mix(in srgb, var(--_text-quiet) 78%, var(--_surface));
    --_space: var(--amt-space, 8px);
    --_radius: var(--amt-radius, 12px);
    --_radius-control: var(--amt-radius-control, 8px);
    --_shadow: var(--amt-shadow, 0 1px 2px rgb(9 20 32 / 0.12), 0 8px 28px rgb(9 20 32 / 0.18));
    --_duration: var(--amt-duration, 150ms);
  }
`;
