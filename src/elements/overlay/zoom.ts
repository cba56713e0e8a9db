/**
 * Pages enlarge themselves by CSS `zoom`. Boxes are told in pixels of the window, and lengths, set or told, in those of the
 * element, which is so many times as large: https://drafts.csswg.org/css-viewport/#zoom-property
 */
export const zoomOf = (element: Element): number => (element as Partial<Element>).currentCSSZoom ?? 1;
